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
  #life = null;
  #timer = null;

  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  switch(isOn) {
    this.isOn = isOn;
    if (isOn) return this.refresh();
    this.#stop();
    return this.#become('off', []);
  }

  /** Asks again. What cannot be fetched is not shown: nobody knows whether it still holds. */
  async refresh() {
    if (!this.isOn) return;
    this.#stop();
    const { signal } = (this.#life = new AbortController());
    let events = null;
    try {
      ({ events } = await this.#fetch(signal));
    } catch {
      events = null;
    }
    if (signal.aborted) return;
    this.#timer = setTimeout(() => this.refresh(), AGAIN_MS);
    this.#become(events === null ? 'failed' : 'ready', events ?? []);
  }

  choose(id) {
    this.chosen = id;
    this.#say();
  }

  /** Holds nothing until it is asked to refresh; it stays switched on. */
  clear() {
    this.#stop();
    this.#become(this.isOn ? 'loading' : 'off', []);
  }

  #stop() {
    this.#life?.abort();
    clearTimeout(this.#timer);
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
