import { forecastStudy } from '../../main/resources/META-INF/resources/js/forecast/forecast-study.js';
import { CAVEAT, flaggedOf, headingWords, longStatement, shortStatement, squareLines, verdictWords } from '../../main/resources/META-INF/resources/js/forecast/forecast-words.js';
import { methodTable, trialTable, weekTable } from '../../main/resources/META-INF/resources/js/forecast/trial-table.js';
import '../../main/resources/META-INF/resources/js/study/hedge-study.js';
import { equal, test } from './testing.js';

const square = (rank) => ({ geometry: { coordinates: [[[0.1, 52.1]]] }, properties: { gridReference: 'TL 42 44', near: 'Fowlmere', rank, expected: 0.3142, lastYear: 12 } });
const tried = (method, hits, pai, better) => ({ method, hits, incidents: 551, pai, paiInterval: { low: pai - 2, high: pai + 2 }, pei: 0.139, peiInterval: { low: 0.11, high: 0.16 }, forecastBetter: better, forecastWorse: 1, p: better > 13 ? 0.0059 : 0.41 });
const answer = (shown = 'FORECAST', more = {}) => ({
  asOf: 'p9',
  missing: null,
  leastIncidents: 100,
  leastWeeks: 26,
  leftOut: { place: 3, time: 7 },
  firstDay: '2026-11-22',
  lastDay: '2026-11-28',
  shown,
  trial: {
    better: shown === 'FORECAST',
    studied: 2043,
    expected: 27.58,
    parts: [{ part: 'SOON_AND_NEAR', weight: 0.46 }, { part: 'SEASON', weight: 0.02 }],
    methods: [tried('FORECAST', 63, 11.65, 0), tried('COUNTS', 11, 2.03, shown === 'FORECAST' ? 16 : 9), tried('KERNEL', 15, 2.77, 17)],
    weeks: [{ firstDay: '2026-11-15', incidents: 28, most: 22, studied: 1990, flagged: 20, hits: [3, 0, 1] }],
  },
  cells: { features: [square(1), square(2)] },
  statement: { method: 'forecast', version: 1, n: 4012, seed: 1, parameters: { cellMetres: 1000, share: 0.01, known: 'when recorded' }, from: '2022-12-11T00:00:00Z', to: '2026-11-22T00:00:00Z', microseconds: 90_000 },
  ...more,
});
const nothing = (missing) => answer(null, { missing, trial: null, cells: { features: [] } });

test('a forecast that beat counts says for when, and promises nothing', () => {
  equal(headingWords(answer()), 'Where incidents were likeliest if the past months are a guide: Sun 22 Nov to Sat 28 Nov 2026');
  equal(/predict/i.test([headingWords(answer()), shortStatement(answer()), longStatement(answer()), CAVEAT].join(' ')), false);
  equal(CAVEAT.includes('No reports does not mean safe'), true);
});

test('one that did not beat counts says so first, in the heading and in the verdict, and shows the squares of the counts', () => {
  equal(headingWords(answer('COUNTS')), 'No better than counts: the forecast for Sun 22 Nov to Sat 28 Nov 2026 has not beaten counting. Shown instead: where most incidents were last year');
  equal(verdictWords(answer('COUNTS').trial).startsWith('The forecast was no better than counting last year: more hits in 9 of 1 weeks'), true);
  equal(verdictWords(answer().trial).endsWith('below 6 counts as better. Against the kernel it had more in 17, fewer in 1.'), true);
  equal(squareLines(square(1).properties, 'COUNTS'), ['12 incidents in the last 52 weeks']);
  equal(squareLines(square(1).properties, 'FORECAST'), ['0.31 expected in the week', '12 incidents in the last 52 weeks']);
  equal(shortStatement(answer('COUNTS')).indexOf('Counts of last year') < shortStatement(answer('COUNTS')).indexOf('The forecast'), true);
});

test('PAI and PEI with their intervals, and those of counts, are part of what stands beside the map', () => {
  for (const part of ['Of 551 incidents in the last 1 weeks, 63 were in such squares, 1 % of all.', 'The forecast: PAI 11.7 (9.7 to 13.7), PEI 0.14 (0.11 to 0.16).', 'Counts of last year: PAI 2.0', '10 left out']) equal([part, shortStatement(answer()).includes(part)], [part, true]);
  for (const part of ['squares of 1 km', '4,012 incidents', 'near repeats within days 46 %', '2,043 squares', 'Seed 1', 'p9', 'the chosen period plays no part']) equal([part, longStatement(answer()).includes(part)], [part, true]);
});

test('without a trial there is no square, whatever the answer holds', () => {
  equal(flaggedOf(answer('FORECAST', { trial: null })), []);
  equal(forecastStudy.rows(answer('FORECAST', { trial: null })), []);
  equal(forecastStudy.rows(answer()).length, 2);
  equal(trialTable(nothing('WEEKS')), null);
});

test('the trial stands in the same element as the squares, before them', () => {
  const studies = Object.assign(new EventTarget(), { offered: [forecastStudy], study: forecastStudy, settings: { cellMetres: 1000 }, state: 'ready', answer: answer(), rule: { periodWords: 'last 90 days' }, problem: null, choose() {}, set() {} });
  const element = Object.assign(document.createElement('hedge-study'), { studies });
  document.body.append(element);
  const trial = element.querySelector('[data-test="forecast-trial"]');
  const rows = element.querySelectorAll('[data-test="study-row"]');
  equal([rows.length, trial.querySelectorAll('tbody')[0].rows.length], [2, 3]);
  equal(Boolean(trial.compareDocumentPosition(rows[0]) & Node.DOCUMENT_POSITION_FOLLOWING), true);
  studies.answer = nothing('INCIDENTS');
  studies.dispatchEvent(new Event('study-changed'));
  equal([element.querySelectorAll('[data-test="study-row"]').length, element.querySelector('[data-test="forecast-trial"]')], [0, null]);
  element.remove();
});

test('the tables name each method and week, and hold no place', () => {
  equal(methodTable(answer().trial).rows[0], ['The forecast', 63, '11.7 (9.7 to 13.7)', '0.14 (0.11 to 0.16)']);
  equal(weekTable(answer().trial).rows[0], ['2026-11-15', 28, 3, 0, 1, 22]);
  const quiet = methodTable({ weeks: [], methods: [{ method: 'FORECAST', hits: 0, pai: null, paiInterval: null, pei: null, peiInterval: null }] });
  equal(quiet.rows[0], ['The forecast', 0, 'none', 'none']);
  equal(JSON.stringify([methodTable(answer().trial), weekTable(answer().trial)]).includes('TL 42'), false);
});

test('too little says what is missing', () => {
  equal(headingWords(nothing('INCIDENTS')).startsWith('Too few to try: of the 4,012 incidents'), true);
  equal(headingWords(nothing('WEEKS')).startsWith('Too short a history'), true);
  equal(shortStatement(nothing('WEEKS')).startsWith('Learnt from: 4,012 incidents'), true);
});
