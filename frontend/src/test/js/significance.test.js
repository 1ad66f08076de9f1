import { significanceStudy } from '../../main/resources/META-INF/resources/js/significance/significance-study.js';
import { countWords, headingWords, longStatement, shortStatement, strengthWords } from '../../main/resources/META-INF/resources/js/significance/significance-words.js';
import { titleWords } from '../../main/resources/META-INF/resources/js/study/study-words.js';
import { equal, test } from './testing.js';

const cell = (significant, more = {}) => ({ geometry: { coordinates: [[]] }, properties: { significant, count: 9, about: 21, expected: 1.44, z: 6.12, near: 'Fowlmere', gridReference: 'TL 425 440', ...more } });
const answer = (...features) => ({
  asOf: 'p9',
  missing: null,
  leastIncidents: 15,
  leftOut: 3,
  smallCountsHidden: false,
  studied: 412,
  holding: 37,
  significant: features.filter(({ properties }) => properties.significant).length,
  cells: { features },
  statement: { method: 'Getis-Ord Gi*', version: 1, n: 82, parameters: { cellMetres: 5000, rate: 0.05 }, from: '2026-08-24T12:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 5200 },
});

test('a hexagon is told in words', () => {
  const { properties } = cell(true);
  equal(titleWords(properties), 'TL 425 440, near Fowlmere');
  equal(strengthWords(properties), 'Very far above what chance explains (z 6.1)');
  equal(strengthWords({ z: 3.2 }), 'Above what chance explains (z 3.2)');
  equal(countWords(properties), '9 incidents; 21 with the hexagons about it, where 1.4 would be expected');
  equal(countWords({ ...properties, count: null }).startsWith('A hidden number;'), true);
});

test('the statement names what was counted, how, what was left out, and how sure it is', () => {
  const short = shortStatement(answer());
  for (const part of ['hexagons of 5 km', '82 incidents', '22 Nov', 'at most 5 %', '3 left out']) equal([part, short.includes(part)], [part, true]);
  equal(shortStatement({ ...answer(), leftOut: null, smallCountsHidden: true }).endsWith('Some are left out. Small counts are hidden and not counted.'), true);
  for (const part of ['412 hexagons', 'version 1', '5.2 ms', 'p9']) equal([part, longStatement(answer()).includes(part)], [part, true]);
});

test('too few, nothing found and a withheld answer say so', () => {
  const rule = { periodWords: 'last 90 days' };
  equal(headingWords({ ...answer(), missing: 'TOO_FEW' }, rule), 'Too few to say: 82 incidents could be counted, last 90 days, and below 15 nothing holds up.');
  equal(headingWords(answer(), rule), 'No place holds more than chance explains, last 90 days.');
  equal(headingWords({ ...answer(), missing: 'HIDDEN' }, rule).startsWith('Not worked out'), true);
  equal(headingWords(answer(cell(true)), rule), '1 hexagon holds more than chance explains, last 90 days');
});

test('only hexagons that hold more than chance explains are listed', () => {
  const rows = significanceStudy.rows(answer(cell(true), cell(false)));
  equal([rows.length, rows[0].title, rows[0].lines.length, rows[0].outline], [1, 'TL 425 440, near Fowlmere', 2, { coordinates: [[]] }]);
});
