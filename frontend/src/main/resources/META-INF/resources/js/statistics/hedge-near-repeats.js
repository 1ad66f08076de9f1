import { fetchNearRepeats } from '../api/significance.js';
import { el, show } from '../lib/dom.js';
import { nearRepeatFigure } from './near-repeat-table.js';

/** The near-repeat table of what the filters show, once it is asked for: it takes the server a while. `filters` (store) is set before it is connected, and `asked` when it is asked for already. */
export class HedgeNearRepeats extends HTMLElement {
  asked = false;
  #life;
  #request = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.filters.addEventListener('filters-changed', () => this.refresh(), { signal: this.#life.signal });
    if (this.asked) this.refresh().then(() => this.isConnected && this.scrollIntoView({ block: 'start' }));
    else this.#offer();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  #offer() {
    const ask = () => {
      this.asked = true;
      this.refresh();
    };
    show(
      this,
      el(
        'section',
        { class: 'figure' },
        el('h3', {}, 'Soon after, and near by'),
        el('p', {}, 'Whether incidents follow each other within days and a few kilometres more often than chance would have them.'),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'near-repeats-ask', onclick: ask }, 'Compare pairs'),
      ),
    );
  }

  async refresh() {
    if (!this.asked) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    show(this, el('p', { class: 'soft', role: 'status' }, 'Comparing pairs…'));
    const { periodWords } = this.filters;
    try {
      const answer = await fetchNearRepeats(this.filters.params(), request.signal);
      if (request === this.#request) show(this, nearRepeatFigure(answer, `Near repeats among incidents that the reader may see, ${periodWords}`));
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem.errors?.[0]?.detail ?? problem.words ?? 'The pairs could not be compared.';
      show(this, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, 'Try again')));
    }
  }
}

customElements.define('hedge-near-repeats', HedgeNearRepeats);
