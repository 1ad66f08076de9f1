import { el } from '../lib/dom.js';
import { selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';

const FIELDS = { category: phrase('office.imports.category'), place: phrase('office.imports.place'), earliest: phrase('office.imports.not-before'), latest: phrase('office.imports.not-after'), narrative: phrase('office.imports.what-was-seen'), reference: phrase('office.imports.reference'), easting: phrase('office.imports.easting'), northing: phrase('office.imports.northing'), longitude: phrase('office.imports.longitude'), latitude: phrase('office.imports.latitude'), date: phrase('office.imports.date'), time: phrase('office.imports.time') };

/** What an import would do: the counts, the columns, a sample, and why rows would be refused. */
export function dryRunReport(report) {
  return [
    el('h2', {}, phrase('office.imports.dry-run-of', { fileName: report.fileName })),
    figures([[phrase('office.imports.rows'), report.rows], [phrase('office.imports.would-be-accepted'), report.accepted], [phrase('office.imports.already-there'), report.already], [phrase('office.imports.rejected'), report.rejected]]),
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
  const options = [['', phrase('office.imports.not-in-the-file')], ...columns.map((column) => [column, column])];
  return el(
    'fieldset',
    { class: 'card' },
    el('legend', { class: 'for-listeners' }, phrase('office.imports.which-column-holds-what')),
    el('h3', {}, phrase('office.imports.which-column-holds-what')),
    el('div', { class: 'columns' }, Object.entries(mapping).map(([field, column]) => selectField({ id: `map-${field}`, label: FIELDS[field] ?? field, options, value: column ?? '', 'data-mapping': field, 'data-test': 'import-mapping' }))),
  );
}

function sampleTable({ columns, sample }) {
  const cell = (row, column, index) => (Array.isArray(row) ? row[index] : row[column]) ?? '';
  return scroll(
    phrase('office.imports.first-rows'),
    el(
      'table',
      {},
      el('caption', {}, phrase('office.imports.first-rows-of-the-file')),
      el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col' }, column)))),
      el('tbody', {}, sample.slice(0, 5).map((row) => el('tr', {}, columns.map((column, index) => el('td', {}, String(cell(row, column, index))))))),
    ),
  );
}

function rejectTable({ rejects, rejected }) {
  return scroll(
    phrase('office.imports.rejected-rows'),
    el(
      'table',
      { 'data-test': 'import-rejects' },
      el('caption', {}, rejected > rejects.length ? phrase('office.imports.the-first-of-rejected-rows', { length: rejects.length, toLocaleString: rejected.toLocaleString('en-GB') }) : phrase('office.imports.rejected-rows')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, phrase('office.imports.line')), el('th', { scope: 'col' }, phrase('office.imports.why')))),
      el('tbody', {}, rejects.map(({ line, reason }) => el('tr', {}, el('td', {}, line), el('td', {}, reason)))),
    ),
  );
}

const scroll = (name, table) => el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': name }, table);
