import { fetchDaylight } from '../api/daylight.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el } from '../lib/dom.js';
import { hintWords } from '../time/daylight-words.js';

const WAIT_MS = 300;

/**
 * One line under the times of a report: how light it was there and then, so that a wrong hour is seen at once. `read` answers {place, when}, each null
 * until it is known. Something extra: without an answer the line stays empty.
 */
export class LightHint {
  element = el('p', { class: 'hint', role: 'status', 'data-test': 'report-light' });
  #read;
  #timer = null;
  #request = null;

  constructor(read) {
    this.#read = read;
  }

  /** The place or the time may have changed. */
  update() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), WAIT_MS);
  }

  async #ask() {
    this.#request?.abort();
    const { place, when } = this.#read();
    if (!Number.isFinite(place?.longitude) || !when) {
      this.element.textContent = '';
      return;
    }
    const request = new AbortController();
    this.#request = request;
    let words = '';
    try {
      words = hintWords(await fetchDaylight([place.longitude, place.latitude], when, request.signal));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || request.signal.aborted)) throw problem;
    }
    if (!request.signal.aborted) this.element.textContent = words;
  }
}
