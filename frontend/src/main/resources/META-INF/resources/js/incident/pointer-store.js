import { AskingAgain } from '../lib/asking-again.js';

/** Each reading is written down: now and then is enough for what changes rarely. */
const AGAIN_MS = 300_000;

/**
 * What other forces hold in view without showing it, and whom to ask. One square may have pointers of several forces; `chosen` is the name of the
 * square that the person looks at, or null. Announces "pointers-changed".
 */
export class PointerStore extends EventTarget {
  pointers = [];
  chosen = null;
  #fetch;
  #bbox = null;
  #asking = new AskingAgain(() => this.refresh());

  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  /** By the name of their square. */
  get squares() {
    const squares = new Map();
    for (const pointer of this.pointers) squares.set(pointer.square, [...(squares.get(pointer.square) ?? []), pointer]);
    return squares;
  }

  /** The map shows this box now: "west,south,east,north". */
  look(bbox) {
    this.#bbox = bbox;
    return this.refresh();
  }

  /** Asks again. What cannot be fetched is not shown: nobody knows whether it is still so. */
  async refresh() {
    if (this.#bbox === null) return;
    await this.#asking.ask(
      (signal) => this.#fetch(this.#bbox, signal),
      ({ answer = [] }) => {
        this.#become(answer);
        return AGAIN_MS;
      },
    );
  }

  choose(square) {
    this.chosen = square;
    this.dispatchEvent(new Event('pointers-changed'));
  }

  /** Holds nothing until it is asked to look or to refresh. */
  clear() {
    this.#asking.stop();
    this.#become([]);
  }

  #become(pointers) {
    this.pointers = pointers;
    if (!pointers.some(({ square }) => square === this.chosen)) this.chosen = null;
    this.dispatchEvent(new Event('pointers-changed'));
  }
}
