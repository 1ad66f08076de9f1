import { savedBar } from '../analyses/saved-bar.js';
import { NoAnswerError } from '../api/problem-error.js';
import { fetchStatistics } from '../api/statistics.js';
import { countTable } from '../chart/chart-figure.js';
import { el, freshId, show } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import '../scorecard/hedge-scorecard.js';
import './hedge-charts.js';
import './hedge-near-repeats.js';
import { statisticsCsv, statisticsTables } from './statistics-tables.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

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
    show(this.#body, el('p', { class: 'soft', role: 'status' }, 'Counting…'));
    const params = this.filters.params();
    params.append('by', this.by);
    try {
      const statistics = await fetchStatistics(params, request.signal);
      if (request === this.#request) this.#draw(statistics);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem instanceof NoAnswerError ? 'No answer from Hedgerow.' : problem.words ?? 'The counts could not be fetched.';
      show(this.#body, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, 'Try again')));
    }
  }

  #choice() {
    const id = freshId('by');
    const select = el('select', { id, 'data-test': 'statistics-by' }, [['month', 'Months'], ['week', 'Weeks']].map(([value, words]) => el('option', { value, selected: value === this.by }, words)));
    select.addEventListener('change', () => {
      this.by = select.value;
      this.#charts.by = this.by;
      this.refresh();
    });
    return el('div', { class: 'field' }, el('label', { for: id }, 'Time in'), select);
  }

  #draw(statistics) {
    const tables = statisticsTables(statistics, {
      categoryName: (code) => this.look.name(code),
      forceName: (code) => this.forceNames.get(code) ?? code,
      monthName: (key) => MONTH.format(new Date(`${key}-01T12:00:00Z`)),
    });
    const total = statistics.total === null ? 'A hidden number of incidents' : statistics.total === 1 ? '1 incident' : `${statistics.total.toLocaleString('en-GB')} incidents`;
    const title = `${total} that you may see, ${this.filters.periodWords}`;
    show(
      this.#body,
      el('p', { class: 'list-heading', role: 'status', 'data-test': 'statistics-total' }, title),
      statistics.smallCountsHidden && el('p', { class: 'hint' }, 'Where one or two incidents could tell whose farm it was, the count is hidden, and a second one with it.'),
      tables.map((table) => countTable(table)),
      el('p', {}, el('button', { type: 'button', class: 'secondary', 'data-test': 'statistics-csv', onclick: () => saveCsv(statisticsCsv(title, tables), 'hedgerow-counts.csv') }, 'Save the tables (CSV)')),
    );
  }
}

customElements.define('hedge-statistics', HedgeStatistics);
