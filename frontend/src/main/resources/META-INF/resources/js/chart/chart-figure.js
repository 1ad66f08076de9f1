import { el } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { phrase } from '../lib/words-of-map.js';
import { countWords, statisticsCsv } from '../statistics/statistics-tables.js';

/**
 * A chart with its heading, what it says in a sentence, and its twin: the same figures as a table, to read or to save. `table` is {caption, columns,
 * rows, note} as in statistics-tables; `picture` may be missing where there is nothing to draw. `about` heads the file.
 */
export function chartFigure({ name, title, sentence, picture, key, note, table, about }) {
  return el(
    'section',
    { class: 'figure', 'data-test': name },
    el('h3', {}, title),
    sentence && el('p', {}, sentence),
    picture,
    key,
    note && el('p', { class: 'hint' }, note),
    el(
      'details',
      { class: 'folded' },
      el('summary', {}, phrase('map.chart.as-a-table')),
      countTable(table),
      el('button', { type: 'button', class: 'secondary', onclick: () => saveCsv(statisticsCsv(about, [table]), `hedgerow-${name}.csv`) }, phrase('map.chart.save-this-table-csv')),
    ),
  );
}

/** One table of counts; a wide one scrolls by itself, and by keyboard. */
export function countTable({ caption, columns, rows, note }) {
  return el(
    'div',
    columns.length > 2 ? { class: 'counts', tabindex: 0, role: 'region', 'aria-label': caption } : { class: 'counts' },
    el(
      'table',
      { class: columns.length > 2 ? 'count-table count-grid' : 'count-table' },
      el('caption', {}, caption),
      rows.length > 0 && el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col' }, column)))),
      el('tbody', {}, rows.map(([name, ...counts]) => el('tr', {}, el('th', { scope: 'row' }, name), counts.map((count) => el('td', { class: count === 0 ? 'is-nought' : null }, cellWords(count)))))),
    ),
    note && el('p', { class: 'hint' }, note),
  );
}

const cellWords = (cell) => (typeof cell === 'string' ? cell : countWords(cell));
