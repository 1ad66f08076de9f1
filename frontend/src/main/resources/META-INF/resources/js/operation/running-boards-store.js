import { AskingAgain } from '../lib/asking-again.js';

/** So often a map asks while an operation runs, and while none does. What has not changed is answered without being read. */
const AGAIN_MS = 5_000;
const NONE_RUNS_MS = 60_000;
const KEPT_UNDER = 'hedgerow-boards';

/**
 * The boards of the operations that run, on the map of those who work in them. They are shown unless they were switched off in this browser. `state` is 'off',
 * 'loading', 'ready' or 'failed'. Announces "boards-changed".
 */
export class RunningBoardsStore extends EventTarget {
  isOn = true;
  state = 'loading';
  operations = [];
  #fetch;
  #tag = null;
  #asking = new AskingAgain(() => this.refresh());

  /** `fetch` takes the tag of what is held and a signal; it answers {operations, tag}, or null when nothing is new. */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
    try {
      this.isOn = localStorage.getItem(KEPT_UNDER) !== 'off';
    } catch {
      /* A browser that keeps nothing shows them. */
    }
  }

  switch(isOn) {
    this.isOn = isOn;
    try {
      if (isOn) localStorage.removeItem(KEPT_UNDER);
      else localStorage.setItem(KEPT_UNDER, 'off');
    } catch {
      /* Then it holds until the page is left. */
    }
    return isOn ? this.refresh() : this.clear();
  }

  /** Asks now, and from now on. What cannot be fetched is not shown: nobody knows whether it is still so. */
  async refresh() {
    if (!this.isOn) return this.clear();
    return this.#asking.ask(
      (signal) => this.#fetch(this.#tag, signal),
      ({ answer }) => {
        // Null: what is held is still so.
        if (answer !== null) this.#take(answer);
        return this.operations.length > 0 || this.state === 'failed' ? AGAIN_MS : NONE_RUNS_MS;
      },
    );
  }

  /** Holds nothing until it is asked to refresh. */
  clear() {
    this.#asking.stop();
    this.#tag = null;
    this.#become(this.isOn ? 'loading' : 'off', []);
  }

  #take(answer) {
    this.#tag = answer?.tag ?? null;
    this.#become(answer === undefined ? 'failed' : 'ready', answer?.operations ?? []);
  }

  #become(state, operations) {
    this.state = state;
    this.operations = operations;
    this.dispatchEvent(new Event('boards-changed'));
  }
}
