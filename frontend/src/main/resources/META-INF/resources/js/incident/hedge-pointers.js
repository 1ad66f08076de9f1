import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { fetchPointers } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';

/** Each reading is written down: now and then is enough for what changes rarely. */
const AGAIN_MS = 300_000;

/** What other forces hold in view without showing it, and whom to ask. Nothing shows while there is nothing. `map` is set before `look` is called. */
export class HedgePointers extends HTMLElement {
  #life = null;
  #bbox = null;
  #timer = null;

  disconnectedCallback() {
    this.#life?.abort();
    clearTimeout(this.#timer);
  }

  /** The map shows this box now. */
  look(bbox) {
    this.#bbox = bbox;
    this.refresh();
  }

  clear() {
    this.#life?.abort();
    clearTimeout(this.#timer);
    show(this);
  }

  async refresh() {
    this.#life?.abort();
    clearTimeout(this.#timer);
    const { signal } = (this.#life = new AbortController());
    try {
      this.#draw(await fetchPointers(this.#bbox, signal));
    } catch (problem) {
      if (signal.aborted) return;
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      show(this);
    }
    if (!signal.aborted) this.#timer = setTimeout(() => this.refresh(), AGAIN_MS);
  }

  #draw(pointers) {
    if (pointers.length === 0) return show(this);
    const wasOpen = this.querySelector('details')?.open ?? false;
    show(
      this,
      el(
        'details',
        { class: 'folded aside-list', open: wasOpen, 'data-test': 'pointers' },
        el('summary', {}, 'Held by other forces here', el('span', { class: 'chip' }, String(pointers.length))),
        el('ul', {}, pointers.map(({ organisation, square, contact }) => el('li', { 'data-test': 'pointer' }, el('p', {}, el('strong', {}, organisation), ` holds something in ${square}. Ask: ${contact}`)))),
      ),
    );
  }
}

customElements.define('hedge-pointers', HedgePointers);
