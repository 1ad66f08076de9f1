import { AskingAgain } from '../lib/asking-again.js';

/** Each look is written down: now and then is enough for what changes rarely. */
const AGAIN_MS = 300_000;

/**
 * Events of the police that somebody reads of, as [{id, title, welshTitle, provider, event}]. `state` is 'off', 'loading', 'ready' or 'failed'; `chosen` is the id of
 * the one that is looked at, or null. Announces "events-changed".
 */
export class EventStore extends EventTarget {
  isOn = true;
  state = 'loading';
  events = [];
  chosen = null;
  #fetch;
  #asking = new AskingAgain(() => this.refresh());

  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  switch(isOn) {
    this.isOn = isOn;
    return isOn ? this.refresh() : this.clear();
  }

  /** Asks again. What cannot be fetched is not shown: nobody knows whether it still holds. */
  async refresh() {
    if (!this.isOn) return;
    await this.#asking.ask(
      (signal) => this.#fetch(signal),
      ({ answer }) => {
        this.#become(answer === undefined ? 'failed' : 'ready', answer?.events ?? []);
        return AGAIN_MS;
      },
    );
  }

  choose(id) {
    this.chosen = id;
    this.#say();
  }

  /** Holds nothing until it is asked to refresh; it stays switched on. */
  clear() {
    this.#asking.stop();
    this.#become(this.isOn ? 'loading' : 'off', []);
  }

  #become(state, events) {
    this.state = state;
    this.events = events;
    if (!events.some(({ id }) => id === this.chosen)) this.chosen = null;
    this.#say();
  }

  #say() {
    this.dispatchEvent(new Event('events-changed'));
  }
}
