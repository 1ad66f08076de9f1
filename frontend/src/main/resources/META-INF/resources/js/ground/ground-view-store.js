import { AskingAgain } from '../lib/asking-again.js';

/** Each look is written down: now and then is enough for what changes rarely. */
const AGAIN_MS = 300_000;

/**
 * Hazards and ways in on the map of the police, once they are switched on (`isOn`). `state` is 'off', 'loading', 'ready', 'many' (the map must go closer) or
 * 'failed'; `chosen` is the id of the one that is looked at, or null. Announces "ground-changed".
 */
export class GroundViewStore extends EventTarget {
  isOn = false;
  state = 'off';
  features = [];
  chosen = null;
  #fetch;
  #bbox = null;
  #asking = new AskingAgain(() => this.refresh());

  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  switch(isOn) {
    this.isOn = isOn;
    return isOn ? this.refresh() : this.clear();
  }

  /** The map shows this box now: "west,south,east,north". */
  look(bbox) {
    this.#bbox = bbox;
    return this.refresh();
  }

  /** Asks again. What cannot be fetched is not shown: nobody knows whether it is still so. */
  async refresh() {
    if (!this.isOn || this.#bbox === null) return;
    if (this.features.length === 0) this.#become('loading', []);
    await this.#asking.ask(
      (signal) => this.#fetch(this.#bbox, signal),
      ({ answer }) => {
        if (answer === undefined) this.#become('failed', []);
        else this.#become(answer.tooMany ? 'many' : 'ready', answer.ground);
        return AGAIN_MS;
      },
    );
  }

  find(id) {
    return this.features.find((each) => each.id === id) ?? null;
  }

  choose(id) {
    this.chosen = id;
    this.#say();
  }

  /** One was changed; it goes when it was ended. */
  take(feature) {
    this.features = feature.state === 'ENDED' ? this.features.filter(({ id }) => id !== feature.id) : this.features.map((each) => (each.id === feature.id ? feature : each));
    if (this.find(this.chosen) === null) this.chosen = null;
    this.#say();
  }

  /** Holds nothing until it is asked to look or to refresh; it stays switched on. */
  clear() {
    this.#asking.stop();
    this.#become(this.isOn ? 'loading' : 'off', []);
  }

  #become(state, features) {
    this.state = state;
    this.features = features;
    if (this.find(this.chosen) === null) this.chosen = null;
    this.#say();
  }

  #say() {
    this.dispatchEvent(new Event('ground-changed'));
  }
}
