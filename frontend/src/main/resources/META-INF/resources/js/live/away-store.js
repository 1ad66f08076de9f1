/** Shorter than that, nobody has missed anything worth a summary. */
const WORTH_TELLING_MS = 120_000;
/** What was missed comes just after the connection is back. */
const SETTLED_AFTER_MS = 1_500;

/**
 * What has changed on the map while nobody looked at it or the connection was down: the incidents in view, then and now. Announces "away-changed"; `summary` is null
 * or {from, until, added, changed, gone}: ids, and how many are shown no longer.
 */
export class AwayStore extends EventTarget {
  summary = null;
  #incidents;
  #channel;
  #isLookedAt;
  #clock;
  #left = null;
  #timer = null;

  /** @param isLookedAt answers whether the page is in front of somebody */
  constructor({ incidents, channel, isLookedAt = () => globalThis.document.visibilityState === 'visible', clock = { now: () => Date.now(), setTimeout: (...all) => globalThis.setTimeout(...all), clearTimeout: (id) => globalThis.clearTimeout(id) } }) {
    super();
    this.#incidents = incidents;
    this.#channel = channel;
    this.#isLookedAt = isLookedAt;
    this.#clock = clock;
    channel.addEventListener('live-state', () => this.look());
    channel.addEventListener('paused', () => this.clear());
    incidents.addEventListener('incidents-state', () => this.look());
    globalThis.document?.addEventListener('visibilitychange', () => this.look());
  }

  /** Looks whether somebody has gone, or come back. */
  look() {
    if (this.#isHere) this.#returnLater();
    else this.#leave();
  }

  /** The person has read it, or may not see any more what it tells of. */
  clear() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#left = null;
    this.#become(null);
  }

  get #isHere() {
    return this.#isLookedAt() && ['live', 'delayed'].includes(this.#channel.state) && this.#incidents.state === 'ready';
  }

  #leave() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    // What was on the map before it was first there is not news, nor is what a question just asked is about to answer.
    if (this.#left === null && this.#incidents.isEverReady && (!this.#isLookedAt() || this.#channel.state === 'reconnecting')) this.#left = { at: this.#clock.now(), view: this.#view, versions: this.#versions };
  }

  #returnLater() {
    if (this.#left === null || this.#timer !== null) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = null;
      if (this.#isHere) this.#return();
    }, SETTLED_AFTER_MS);
  }

  #return() {
    const { at, view, versions } = this.#left;
    this.#left = null;
    const until = this.#clock.now();
    if (until - at < WORTH_TELLING_MS || view !== this.#view) return;
    const now = this.#versions;
    const added = [...now.keys()].filter((id) => !versions.has(id));
    const changed = [...now].filter(([id, version]) => versions.has(id) && versions.get(id) !== version).map(([id]) => id);
    const gone = [...versions.keys()].filter((id) => !now.has(id)).length;
    if (added.length + changed.length + gone > 0) this.#become({ from: at, until, added, changed, gone });
  }

  get #view() {
    return JSON.stringify(this.#incidents.interest);
  }

  get #versions() {
    return new Map([...this.#incidents.features].map(([id, { properties }]) => [id, properties.version]));
  }

  #become(summary) {
    if (summary === null && this.summary === null) return;
    this.summary = summary;
    this.dispatchEvent(new Event('away-changed'));
  }
}
