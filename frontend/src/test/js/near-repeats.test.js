import { distanceWords, nearRepeatFigure, nearRepeatStatement, repeatWords } from '../../main/resources/META-INF/resources/js/statistics/near-repeat-table.js';
import { equal, test } from './testing.js';

const cell = (fromDays, pairs, ratio, p) => ({ fromDays, toDays: fromDays + 7, pairs, expected: 1.25, ratio, p });
const rows = [
  { fromMetres: 0, toMetres: 100, cells: [cell(0, 4, 3.2, 0.004), cell(7, 0, null, 1)] },
  { fromMetres: 1000, toMetres: 2000, cells: [cell(0, 9, 7.2, 0.001), cell(7, 40, 9.9, 0.2)] },
];
const answer = (more = {}) => ({
  asOf: 'p9',
  missing: null,
  leastIncidents: 15,
  smallCountsHidden: false,
  leftOut: { place: 3, time: 7 },
  rows,
  statement: { method: 'Knox near-repeat table', version: 1, n: 412, parameters: { repetitions: 999 }, from: null, to: '2026-11-22T12:00:00Z', seed: 1, microseconds: 95000 },
  ...more,
});

test('the cell farthest above chance is told, and one that chance explains is not', () => {
  equal(repeatWords(rows), 'Most above chance: a second incident 1 km to 2 km away, within 7 days: 9 pairs, 7.2 times as many as by chance.');
  equal(repeatWords([rows[0]]).includes('at the same premises, within 7 days: 4 pairs'), true);
  equal(repeatWords([{ ...rows[1], cells: [rows[1].cells[1]] }]).startsWith('Incidents do not follow'), true);
  equal(distanceWords(0, 100), 'the same premises (nearer than 100 m)');
});

test('the statement stands beside the table, and says what was left out', () => {
  const words = nearRepeatStatement(answer());
  for (const part of ['412 incidents', '999 times', 'seed 1', '3 whose place and 7 whose time', '95 ms', 'p9']) equal([part, words.includes(part)], [part, true]);
  const figure = nearRepeatFigure(answer(), 'about');
  equal([figure.querySelectorAll('tbody tr').length, figure.textContent.includes(words)], [4, true]);
  equal([...figure.querySelectorAll('tbody tr')[1].children].map(({ textContent }) => textContent), ['the same premises (nearer than 100 m)', '7 to 14', '0', '1.3', 'none', '1']);
});

test('too few are said to be too few', () => {
  const { missing, rows: none, leftOut } = { missing: 'TOO_FEW', rows: [], leftOut: null };
  const figure = nearRepeatFigure({ ...answer(), missing, rows: none, leftOut, smallCountsHidden: true }, 'about');
  equal([figure.textContent.includes('Too few to say: 412 could be compared'), figure.textContent.includes('Kinds that could tell')], [true, true]);
});
