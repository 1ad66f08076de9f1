/**
 * One question that is asked again and again. A new one ends the one before it, whose answer is heard no more.
 */
export class AskingAgain {
  #again;
  #life = null;
  #timer = null;

  /** `again` is called when it is time to ask anew. */
  constructor(again) {
    this.#again = again;
  }

  /**
   * Asks `fetch`, which takes a signal; `took` is told {answer}, or {problem} of one that did not arrive, and says after how many milliseconds to ask again. Neither
   * happens once another question is asked or the asking is stopped.
   */
  async ask(fetch, took) {
    this.stop();
    const { signal } = (this.#life = new AbortController());
    let found;
    try {
      found = { answer: await fetch(signal) };
    } catch (problem) {
      found = { problem };
    }
    if (signal.aborted) return;
    this.#timer = setTimeout(this.#again, took(found));
  }

  stop() {
    this.#life?.abort();
    clearTimeout(this.#timer);
  }
}
