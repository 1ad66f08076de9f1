import { fetchNearRepeats } from '../api/significance.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
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
        el('h3', {}, phrase('map.statistics.soon-after-and-near-by')),
        el('p', {}, phrase('map.statistics.whether-incidents-follow-each-other-within')),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'near-repeats-ask', onclick: ask }, phrase('map.statistics.compare-pairs')),
      ),
    );
  }

  async refresh() {
    if (!this.asked) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    show(this, el('p', { class: 'soft', role: 'status' }, phrase('map.statistics.comparing-pairs')));
    const { periodWords } = this.filters;
    try {
      const answer = await fetchNearRepeats(this.filters.params(), request.signal);
      if (request === this.#request) show(this, nearRepeatFigure(answer, phrase('map.statistics.near-repeats-among-incidents-that-the', { periodWords })));
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem.errors?.[0]?.detail ?? problem.words ?? phrase('map.statistics.the-pairs-could-not-be-compared');
      show(this, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, phrase('map.statistics.try-again'))));
    }
  }
}

customElements.define('hedge-near-repeats', HedgeNearRepeats);
