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
  #life = null;
  #timer = null;

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
    this.#stop();
    const { signal } = (this.#life = new AbortController());
    try {
      const answer = await this.#fetch(this.#tag, signal);
      if (signal.aborted) return;
      if (answer !== null) {
        this.#tag = answer.tag;
        this.#become('ready', answer.operations);
      }
    } catch {
      if (signal.aborted) return;
      this.#tag = null;
      this.#become('failed', []);
    }
    this.#timer = setTimeout(() => this.refresh(), this.operations.length > 0 || this.state === 'failed' ? AGAIN_MS : NONE_RUNS_MS);
  }

  /** Holds nothing until it is asked to refresh. */
  clear() {
    this.#stop();
    this.#tag = null;
    this.#become(this.isOn ? 'loading' : 'off', []);
  }

  #stop() {
    this.#life?.abort();
    clearTimeout(this.#timer);
  }

  #become(state, operations) {
    this.state = state;
    this.operations = operations;
    this.dispatchEvent(new Event('boards-changed'));
  }
}
