import { bucketsText } from './digest.js';

/** The name under which the page tells the stream what its map shows. */
export const MAP_VIEW = 'map';

const RENEWED_WITHIN_MS = 4_000;

/**
 * Holds what the map shows against what the server says it ought to show, every half minute and after each change of view, and mends what differs. A page that
 * has missed something, for whatever reason, so has it at the next digest, without anything being fetched whole.
 */
export class Healing {
  #channel;
  #incidents;
  #waiting = null;
  /** Asked for and in vain: that digest is not asked about again. */
  #asked = null;
  #cellsAt = null;
  #renewed = null;

  constructor({ channel, incidents }) {
    this.#channel = channel;
    this.#incidents = incidents;
    channel.addEventListener('digest', ({ detail }) => detail.view === MAP_VIEW && this.#compare(detail));
    channel.addEventListener('difference', ({ detail }) => detail.view === MAP_VIEW && this.#heal(detail));
    for (const event of ['resync', 'paused']) channel.addEventListener(event, () => this.#forget());
    channel.addEventListener('live-state', ({ detail }) => detail.state === 'reconnecting' && this.#forget());
    incidents.addEventListener('incidents-state', () => this.#lookAgain());
  }

  /**
   * What is held cannot be relied on: mends it by the digest that follows a welcome, without fetching all of it. Answers whether that was done; where it cannot be,
   * or takes too long, everything must be fetched.
   */
  renew() {
    this.#renewed?.(false);
    this.#asked = null;
    if (this.#incidents.state !== 'ready' || this.#incidents.showsCells) return Promise.resolve(false);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#finish(false), RENEWED_WITHIN_MS);
      this.#renewed = (done) => {
        clearTimeout(late);
        resolve(done);
      };
    });
  }

  #finish(done) {
    this.#renewed?.(done);
    this.#renewed = null;
  }

  #forget() {
    this.#waiting = null;
    this.#finish(false);
  }

  #heal(difference) {
    this.#incidents.heal(difference);
    this.#finish(true);
  }

  /** A digest that comes while a snapshot is on its way waits for it. */
  #compare(digest) {
    this.#waiting = null;
    if (this.#incidents.state !== 'ready') {
      this.#waiting = digest;
      return;
    }
    if (this.#incidents.showsCells) this.#compareCells(digest);
    else this.#compareIncidents(digest);
  }

  #lookAgain() {
    if (this.#waiting && this.#incidents.state === 'ready') this.#compare(this.#waiting);
  }

  /** Counts cannot be held against a digest; but when the digest is another than before, they are asked for by their tag. */
  #compareCells({ hash }) {
    const before = this.#cellsAt;
    this.#cellsAt = hash;
    if (before !== null && before !== hash) this.#incidents.refresh();
  }

  #compareIncidents({ hash, at }) {
    this.#cellsAt = null;
    const own = this.#incidents.digest(Date.parse(at));
    if (own === null || own.hash === hash) {
      this.#finish(own !== null);
      return;
    }
    const question = `${own.hash} ${hash}`;
    if (question === this.#asked) return;
    this.#asked = question;
    this.#channel.askDifference(MAP_VIEW, bucketsText(own.sums));
  }
}
