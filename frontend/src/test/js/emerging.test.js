import { emergingStudy } from '../../main/resources/META-INF/resources/js/emerging/emerging-study.js';
import { courseWords, countsOf, headingWords, kindOf, longStatement, patternWords, shortStatement } from '../../main/resources/META-INF/resources/js/emerging/emerging-words.js';
import { scanStudy } from '../../main/resources/META-INF/resources/js/scan/scan-study.js';
import * as scan from '../../main/resources/META-INF/resources/js/scan/scan-words.js';
import { equal, test } from './testing.js';

const rule = { periodWords: 'last 90 days' };
const hexagon = (pattern) => ({ geometry: { coordinates: [[]] }, properties: { pattern, gridReference: 'TL 425 440', near: 'Fowlmere', hot: 9, z: [1, 2.14], trendP: 0.5, trendZ: 1 } });
const emerging = (patterns = {}, ...features) => ({
  asOf: 'p3',
  missing: null,
  leastIncidents: 15,
  leftOut: 2,
  smallCountsHidden: false,
  slices: 12,
  studied: 400,
  patterns,
  cells: { features },
  statement: { method: 'emerging hot areas', version: 1, n: 82, parameters: { cellMetres: 5000, sliceDays: 7, rate: 0.05, trendBelow: 0.05 }, from: '2026-08-31T00:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 5200 },
});
const cluster = (significant, more = {}) => ({
  geometry: { coordinates: [[]] },
  properties: { significant, gridReference: 'TL 425 440', near: null, observed: 9, expected: 1.44, radiusMetres: 2500, from: '2026-11-20', p: 0.002, recurrenceDays: 500, ...more },
});
const scanned = (...features) => ({
  asOf: 'p4',
  missing: null,
  leastIncidents: 15,
  leftOut: 3,
  smallCountsHidden: false,
  days: 90,
  clusters: { features },
  statement: { method: 'space-time permutation scan', version: 1, n: 82, seed: 1, parameters: { mostMetres: 20_000, mostDays: 14, cellMetres: 1000, days: 90, repetitions: 999, level: 0.05 }, from: '2026-08-31T00:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 5200 },
});

test('every pattern has words and a kind', () => {
  for (const pattern of ['NEW', 'CONSECUTIVE', 'INTENSIFYING', 'PERSISTENT', 'DIMINISHING', 'SPORADIC', 'OSCILLATING', 'HISTORICAL']) {
    equal([pattern, patternWords(pattern).toUpperCase().startsWith(`${pattern}: `), ['emerging', 'lasting', 'fading'].includes(kindOf(pattern))], [pattern, true, true]);
  }
});

test('patterns are counted by kind and told in a line', () => {
  equal(countsOf(emerging({ NEW: 2, INTENSIFYING: 1, HISTORICAL: 4 })), { emerging: 3, lasting: 0, fading: 4 });
  equal(headingWords(emerging({ NEW: 2, HISTORICAL: 4 }), rule), 'Hexagons that hold more than chance explains, slice by slice, last 90 days: 2 emerging, 4 fading');
  equal(headingWords(emerging(), rule), 'No hexagon is hot or has long been, last 90 days.');
  equal(headingWords({ ...emerging(), missing: 'HIDDEN' }, rule).startsWith('Not worked out'), true);
});

test('a hexagon with a pattern is told with its course', () => {
  equal(emergingStudy.rows(emerging({ NEW: 1 }, hexagon('NEW'))), [{ title: 'TL 425 440, near Fowlmere', lines: ['New: hot in the last slice alone', 'Hot in 9 of 2 slices; z 2.1 in the last'], outline: { coordinates: [[]] } }]);
  equal(courseWords({ hot: 1, z: [0, 3], trendP: 0.01, trendZ: 2.5 }), 'Hot in 1 of 2 slices; z 3 in the last; rising');
  for (const part of ['hexagons of 5 km', '12 weeks', '82 incidents', 'at most 5 %', '2 left out']) equal([part, shortStatement(emerging()).includes(part)], [part, true]);
  for (const part of ['400 hexagons', 'p 0.05', 'in none', 'p3']) equal([part, longStatement(emerging()).includes(part)], [part, true]);
});

test('only clusters that chance does not explain are drawn and listed, with how often it would do as well', () => {
  const answer = scanned(cluster(true), cluster(false, { p: 0.4 }));
  equal(scanStudy.rows(answer), [
    { title: 'TL 425 440', lines: ['9 incidents within 2.5 km since Fri 20 Nov 2026, where 1.4 would be expected', 'Looking once a day, chance alone shows one as strong every 500 days or more (p 0.002)'], outline: { coordinates: [[]] } },
  ]);
  equal(scan.headingWords(answer, rule), '1 place where something is going on now, against the rest of the last 90 days');
  equal(scan.headingWords(scanned(cluster(false, { p: 0.4 })), rule), 'Nothing is going on that chance does not explain, last 90 days.');
  equal(scan.countWords({ observed: 1, expected: 0.1, radiusMetres: 0, from: '2026-11-22' }).startsWith('1 incident in one square since'), true);
});

test('a scan says in plain words how far it is', () => {
  equal([null, 0, 0.1299, 1].map(scan.progressWords), ['Waiting for its turn.', 'Looking which places lie near each other.', 'Trying what chance alone would do: 12 % done.', 'Trying what chance alone would do: 100 % done.']);
});

test('a scan says how it was done, so that it can be done again', () => {
  const answer = scanned(cluster(false, { p: 0.4 }));
  for (const part of ['up to 20 km', '14 days', '82 incidents', '5 of 100', '3 left out']) equal([part, scan.shortStatement(answer).includes(part)], [part, true]);
  for (const part of ['999 times', 'seed 1', 'squares of 1 km', '90 whole days', 'p 0.4', 'p4']) equal([part, scan.longStatement(answer).includes(part)], [part, true]);
  equal(scan.shortStatement({ ...answer, leftOut: null, smallCountsHidden: true }).endsWith('Kinds that could tell whose farm it was are left out.'), true);
});
