import { NoAnswerError } from '../api/problem-error.js';
import { fetchStatistics } from '../api/statistics.js';
import { el, freshId, show } from '../lib/dom.js';
import { countWords, statisticsCsv, statisticsTables } from './statistics-tables.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Counts of what the filters show, as plain tables. `filters` (store), `look`, `forceNames` and `isPolice` are set before it is connected. */
export class HedgeStatistics extends HTMLElement {
  #life;
  #request = null;
  #by = 'month';
  #body = el('div', { class: 'stack', 'data-test': 'statistics' });

  connectedCallback() {
    this.#life = new AbortController();
    this.filters.addEventListener('filters-changed', () => this.refresh(), { signal: this.#life.signal });
    show(this, this.isPolice && this.#choice(), this.#body);
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
    params.append('by', this.#by);
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
    const select = el('select', { id, 'data-test': 'statistics-by' }, [['month', 'Months'], ['week', 'Weeks']].map(([value, words]) => el('option', { value, selected: value === this.#by }, words)));
    select.addEventListener('change', () => {
      this.#by = select.value;
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
      tables.map((table) => this.#table(table)),
      el('p', {}, el('button', { type: 'button', class: 'secondary', 'data-test': 'statistics-csv', onclick: () => save(statisticsCsv(title, tables)) }, 'Save the tables (CSV)')),
    );
  }

  #table({ caption, columns, rows, note }) {
    return el(
      'div',
      // A wide table scrolls by itself, and by keyboard.
      columns.length > 2 ? { class: 'counts', tabindex: 0, role: 'region', 'aria-label': caption } : { class: 'counts' },
      el(
        'table',
        { class: columns.length > 2 ? 'count-table count-grid' : 'count-table' },
        el('caption', {}, caption),
        rows.length > 0 && el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col' }, column)))),
        el('tbody', {}, rows.map(([name, ...counts]) => el('tr', {}, el('th', { scope: 'row' }, name), counts.map((count) => el('td', { class: count === 0 ? 'is-nought' : null }, countWords(count)))))),
      ),
      note && el('p', { class: 'hint' }, note),
    );
  }
}

/** Gives a text to the person as a file. */
function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = el('a', { href: address, download: 'hedgerow-counts.csv' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

customElements.define('hedge-statistics', HedgeStatistics);
