import { NoAnswerError } from '../api/problem-error.js';
import { fetchCharts } from '../api/statistics.js';
import { hourChart } from '../hotspot/hotspot-charts.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { chartsStatement, seasonChart, trendChart } from './statistics-charts.js';

/** Charts of what the filters show. `filters` (store) and `by` are set before it is connected. */
export class HedgeCharts extends HTMLElement {
  #life;
  #request = null;
  #by = 'month';

  connectedCallback() {
    this.#life = new AbortController();
    this.filters.addEventListener('filters-changed', () => this.refresh(), { signal: this.#life.signal });
    this.refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  set by(by) {
    this.#by = by;
    if (this.isConnected) this.refresh();
  }

  async refresh() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    show(this, el('p', { class: 'soft', role: 'status' }, phrase('map.statistics.drawing-charts')));
    const params = this.filters.params();
    params.append('by', this.#by);
    const { periodWords } = this.filters;
    try {
      const charts = await fetchCharts(params, request.signal);
      if (request === this.#request) this.#draw(charts, periodWords);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem instanceof NoAnswerError ? phrase('map.statistics.no-answer-from-hedgerow') : problem.words ?? phrase('map.statistics.the-charts-could-not-be-drawn');
      show(this, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, phrase('map.statistics.try-again'))));
    }
  }

  #draw(charts, periodWords) {
    const about = phrase('map.statistics.incidents-that-the-reader-may-see', { periodWords });
    show(
      this,
      el(
        'div',
        { class: 'stack', 'data-test': 'charts' },
        trendChart(charts, periodWords, about),
        seasonChart(charts, phrase('map.statistics.incidents-that-the-reader-may-see-2')),
        hourChart(charts, about, 'hours'),
        el('p', { class: 'statement', 'data-test': 'charts-statement' }, chartsStatement(charts.statement, charts.asOf)),
      ),
    );
  }
}

customElements.define('hedge-charts', HedgeCharts);
