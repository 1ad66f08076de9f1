import { savedBar } from '../analyses/saved-bar.js';
import { NoAnswerError } from '../api/problem-error.js';
import { fetchStatistics } from '../api/statistics.js';
import { countTable } from '../chart/chart-figure.js';
import { monthOfYear } from '../chart/scale.js';
import { el, freshId, show } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { phrase } from '../lib/words-of-map.js';
import '../scorecard/hedge-scorecard.js';
import './hedge-charts.js';
import './hedge-near-repeats.js';
import { statisticsCsv, statisticsTables } from './statistics-tables.js';


/** Counts of what the filters show, as charts and plain tables. `filters` (store), `look`, `forceNames`, `isPolice`, `maySave` and `ofAForce` are set before it is connected; `by` and `comparesPairs` may be. */
export class HedgeStatistics extends HTMLElement {
  by = 'month';
  #life;
  #request = null;
  #charts = document.createElement('hedge-charts');
  #scorecard = document.createElement('hedge-scorecard');
  #nearRepeats = document.createElement('hedge-near-repeats');
  #body = el('div', { class: 'stack', 'data-test': 'statistics' });

  connectedCallback() {
    this.#life = new AbortController();
    this.filters.addEventListener('filters-changed', () => this.refresh(), { signal: this.#life.signal });
    Object.assign(this.#charts, { filters: this.filters, by: this.by });
    Object.assign(this.#nearRepeats, { filters: this.filters, asked: this.comparesPairs === true });
    Object.assign(this.#scorecard, { filters: this.filters, forceNames: this.forceNames, mayRecord: this.ofAForce });
    show(this, this.maySave && savedBar(() => ({ kind: 'CHARTS', by: this.by })), this.isPolice && this.#choice(), this.#charts, this.maySave && this.#scorecard, this.#nearRepeats, this.#body);
    this.refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  async refresh() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    show(this.#body, el('p', { class: 'soft', role: 'status' }, phrase('map.statistics.counting')));
    const params = this.filters.params();
    params.append('by', this.by);
    try {
      const statistics = await fetchStatistics(params, request.signal);
      if (request === this.#request) this.#draw(statistics);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem instanceof NoAnswerError ? phrase('map.statistics.no-answer-from-hedgerow') : problem.words ?? phrase('map.statistics.the-counts-could-not-be-fetched');
      show(this.#body, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, phrase('map.statistics.try-again'))));
    }
  }

  #choice() {
    const id = freshId('by');
    const select = el('select', { id, 'data-test': 'statistics-by' }, [['month', phrase('map.statistics.months')], ['week', phrase('map.statistics.weeks')]].map(([value, words]) => el('option', { value, selected: value === this.by }, words)));
    select.addEventListener('change', () => {
      this.by = select.value;
      this.#charts.by = this.by;
      this.refresh();
    });
    return el('div', { class: 'field' }, el('label', { for: id }, phrase('map.statistics.time-in')), select);
  }

  #draw(statistics) {
    const tables = statisticsTables(statistics, {
      categoryName: (code) => this.look.name(code),
      forceName: (code) => this.forceNames.get(code) ?? code,
      monthName: monthOfYear,
    });
    const total = statistics.total === null ? phrase('map.statistics.a-hidden-number-of-incidents') : phrase('map.statistics.incidents', { n: statistics.total, number: statistics.total.toLocaleString('en-GB') });
    const title = phrase('map.statistics.that-you-may-see', { total, periodWords: this.filters.periodWords });
    show(
      this.#body,
      el('p', { class: 'list-heading', role: 'status', 'data-test': 'statistics-total' }, title),
      statistics.smallCountsHidden && el('p', { class: 'hint' }, phrase('map.statistics.where-one-or-two-incidents-could')),
      tables.map((table) => countTable(table)),
      el('p', {}, el('button', { type: 'button', class: 'secondary', 'data-test': 'statistics-csv', onclick: () => saveCsv(statisticsCsv(title, tables), 'hedgerow-counts.csv') }, phrase('map.statistics.save-the-tables-csv'))),
    );
  }
}

customElements.define('hedge-statistics', HedgeStatistics);
