import { el } from '../lib/dom.js';
import { selectField } from '../lib/form-field.js';

const FIELDS = { category: 'Category', place: 'Place', earliest: 'Not before', latest: 'Not after', narrative: 'What was seen', reference: 'Reference', easting: 'Easting', northing: 'Northing', longitude: 'Longitude', latitude: 'Latitude', date: 'Date', time: 'Time' };

/** What an import would do: the counts, the columns, a sample, and why rows would be refused. */
export function dryRunReport(report) {
  return [
    el('h2', {}, `Dry run of ${report.fileName}`),
    figures([['Rows', report.rows], ['Would be accepted', report.accepted], ['Already there', report.already], ['Rejected', report.rejected]]),
    report.format === 'generic' && mappingFields(report),
    report.sample?.length > 0 && sampleTable(report),
    report.rejects?.length > 0 && rejectTable(report),
  ].filter(Boolean);
}

export function figures(pairs) {
  return el('dl', { class: 'figures' }, pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, (value ?? 0).toLocaleString('en-GB')))));
}

/** The columns as they are chosen now, or null when there is nothing to choose. */
export function readMapping(host) {
  const selects = [...host.querySelectorAll('[data-mapping]')];
  if (selects.length === 0) return null;
  return Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ dataset, value }) => [dataset.mapping, value]));
}

function mappingFields({ mapping, columns }) {
  const options = [['', 'Not in the file'], ...columns.map((column) => [column, column])];
  return el(
    'fieldset',
    { class: 'card' },
    el('legend', { class: 'for-listeners' }, 'Which column holds what'),
    el('h3', {}, 'Which column holds what'),
    el('div', { class: 'columns' }, Object.entries(mapping).map(([field, column]) => selectField({ id: `map-${field}`, label: FIELDS[field] ?? field, options, value: column ?? '', 'data-mapping': field, 'data-test': 'import-mapping' }))),
  );
}

function sampleTable({ columns, sample }) {
  const cell = (row, column, index) => (Array.isArray(row) ? row[index] : row[column]) ?? '';
  return scroll(
    'First rows',
    el(
      'table',
      {},
      el('caption', {}, 'First rows of the file'),
      el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col' }, column)))),
      el('tbody', {}, sample.slice(0, 5).map((row) => el('tr', {}, columns.map((column, index) => el('td', {}, String(cell(row, column, index))))))),
    ),
  );
}

function rejectTable({ rejects, rejected }) {
  return scroll(
    'Rejected rows',
    el(
      'table',
      { 'data-test': 'import-rejects' },
      el('caption', {}, rejected > rejects.length ? `The first ${rejects.length} of ${rejected.toLocaleString('en-GB')} rejected rows` : 'Rejected rows'),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Line'), el('th', { scope: 'col' }, 'Why'))),
      el('tbody', {}, rejects.map(({ line, reason }) => el('tr', {}, el('td', {}, line), el('td', {}, reason)))),
    ),
  );
}

const scroll = (name, table) => el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': name }, table);
