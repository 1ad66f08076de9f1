import { AskingAgain } from '../lib/asking-again.js';

/** What has not changed is answered without being sent. */
const AGAIN_MS = 10_000;

/**
 * The person's own watches with what they tell. `state` is 'loading', 'ready' or 'failed'; `problem` is what went wrong, or null. Announces "watches-changed",
 * and only when something has.
 */
export class WatchesStore extends EventTarget {
  state = 'loading';
  watches = [];
  problem = null;
  #fetch;
  #tag = null;
  #asking = new AskingAgain(() => this.refresh());

  /** `fetch` takes the tag of what is held and a signal; it answers {watches, tag}, or null when nothing is new. */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  /** How many sightings of all watches the person has not looked at. */
  get unseen() {
    return this.watches.reduce((all, { unseen }) => all + unseen, 0);
  }

  /** Asks now, and from now on. What cannot be fetched is not shown: nobody knows whether it may still be read. */
  async refresh() {
    await this.#asking.ask(
      (signal) => this.#fetch(this.#tag, signal),
      ({ answer, problem = null }) => {
        if (answer !== null) this.#take(answer, problem);
        return AGAIN_MS;
      },
    );
  }

  /** Holds nothing until it is asked to refresh: it may be somebody else who asks then. */
  stop() {
    this.#asking.stop();
    this.#tag = null;
    this.#become('loading', [], null);
  }

  #take(answer, problem) {
    this.#tag = answer?.tag ?? null;
    // What failed before and still fails is not said again.
    if (answer !== undefined || this.state !== 'failed') this.#become(answer === undefined ? 'failed' : 'ready', answer?.watches ?? [], problem);
  }

  #become(state, watches, problem) {
    this.state = state;
    this.watches = watches;
    this.problem = problem;
    this.dispatchEvent(new Event('watches-changed'));
  }
}
