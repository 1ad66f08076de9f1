import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { SignificanceStore } from '../../main/resources/META-INF/resources/js/significance/significance-store.js';
import { countWords, headingWords, longStatement, shortStatement, strengthWords, titleWords } from '../../main/resources/META-INF/resources/js/significance/significance-words.js';
import { equal, test, until } from './testing.js';

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

function aStore() {
  const asked = [];
  const channel = new EventTarget();
  const filters = new FilterStore();
  const store = new SignificanceStore({ filters, channel, fetch: (params) => new Promise((resolve, reject) => asked.push({ params: params.toString(), resolve, reject })) });
  const say = (type, detail = {}) => channel.dispatchEvent(new CustomEvent(type, { detail }));
  return { store, asked, filters, say };
}

test('nothing is asked until somebody wants to see it, and nothing stays when nobody does', async () => {
  const { store, asked, filters, say } = aStore();
  filters.change({ period: '7d' });
  say('changes', { forgets: [{ id: 'a' }] });
  say('resync');
  store.refresh();
  equal(asked.length, 0);
  store.want(true);
  equal(asked[0].params, 'period=7d&cellMetres=5000');
  asked[0].resolve(answer(cell(true), cell(false)));
  await until(() => store.state === 'ready');
  equal([store.significant.length, store.rule], [1, { cellMetres: 5000, periodWords: 'last 7 days' }]);
  store.want(false);
  equal([store.state, store.answer, store.significant], ['off', null, []]);
});

test('an answer to a question that was changed meanwhile is not shown', async () => {
  const { store, asked, filters } = aStore();
  store.want(true);
  filters.change({ period: '28d' });
  store.chooseCell(1000);
  equal(asked.at(-1).params, 'period=28d&cellMetres=1000');
  asked[0].resolve(answer(cell(true)));
  asked[1].resolve(answer(cell(true)));
  await new Promise((resolve) => setTimeout(resolve, 10));
  equal([store.state, store.answer], ['loading', null]);
  asked[2].resolve(answer());
  await until(() => store.state === 'ready');
});

test('what is taken back leaves at once, and while sharing is paused nothing is shown', async () => {
  const { store, asked, say } = aStore();
  store.want(true);
  asked[0].resolve(answer(cell(true)));
  await until(() => store.state === 'ready');
  say('changes', { upserts: [], forgets: [{ id: 'a', recalled: true }] });
  equal([store.answer, asked.length], [null, 2]);
  asked[1].resolve(answer(cell(true)));
  await until(() => store.state === 'ready');
  say('paused');
  equal([store.state, store.answer, store.significant], ['failed', null, []]);
  say('welcome', { resumed: false });
  equal(asked.length, 3);
});

test('a refusal is kept for the person to read', async () => {
  const { store, asked } = aStore();
  store.want(true);
  asked[0].reject({ errors: [{ detail: 'Choose larger ones.' }] });
  await until(() => store.state === 'failed');
  equal([store.answer, store.problem.errors[0].detail], [null, 'Choose larger ones.']);
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
