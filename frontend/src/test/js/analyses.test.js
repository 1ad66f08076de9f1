import { choicesFor, kindsOf, kindWords, ownerWords, questionOf, questionWords, settingsOf } from '../../main/resources/META-INF/resources/js/analyses/analysis-question.js';
import { openAnalysis } from '../../main/resources/META-INF/resources/js/analyses/open-analysis.js';
import { savedBar } from '../../main/resources/META-INF/resources/js/analyses/saved-bar.js';
import '../../main/resources/META-INF/resources/js/analyses/hedge-analyses.js';
import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { StudyStore } from '../../main/resources/META-INF/resources/js/study/study-store.js';
import { AStream, equal, test, until } from './testing.js';

const CELLS = { name: 'cellMetres', words: 'Width of a hexagon', choices: [2000, 5000].map((value) => ({ value, words: `${value / 1000} km`, first: value === 5000 })) };
const SIGNIFICANCE = { name: 'significance', words: 'Where it is more than chance', fetch: () => new Promise(() => {}), settings: [CELLS] };
const someStudies = () => new StudyStore({ studies: [SIGNIFICANCE], filters: new FilterStore(), channel: new AStream() });

function someFilters() {
  const filters = new FilterStore();
  filters.change({ categories: new Set(['HARE', 'AGRI.QUAD']), forces: new Set(['CAMBS']), statuses: new Set(['OPEN']), period: '2025/26', hours: '18-6', reachMetres: 1000, minimumIncidents: 4 });
  return filters;
}

test('what is saved of each kind, opened again, is the same question', () => {
  for (const [kind] of kindsOf(someStudies())) {
    const studies = someStudies();
    studies.open('significance', { cellMetres: 2000 });
    const question = questionOf(kind, { filters: someFilters(), studies, by: 'week' });
    const { filters, study, by } = settingsOf({ kind, parameters: question }, someStudies());
    const other = new FilterStore();
    other.change(filters);
    const others = someStudies();
    if (study) others.open(study.name, study.settings);
    equal(questionOf(kind, { filters: other, studies: others, by }), question);
  }
  equal(questionOf('NEAR_REPEATS', { filters: new FilterStore(), studies: someStudies(), by: 'week' }), 'period=90d');
});

test('a question that says little sets what the page begins with', () => {
  const filters = someFilters();
  const { filters: first, study, by: unit } = settingsOf({ kind: 'SIGNIFICANCE', parameters: 'cellMetres=77' }, someStudies());
  filters.change(first);
  equal(filters.params().toString(), 'period=90d');
  equal([filters.reachMetres, study, unit], [1000, { name: 'significance', settings: {} }, null]);
});

const NAMES = { studies: someStudies(), nameOf: (code) => ({ HARE: 'Hare coursing' })[code] ?? code, forceNames: new Map([['CAMBS', 'Cambridgeshire Constabulary']]) };

test('a question is said in words, and a method from later is not in the way', () => {
  equal(questionWords({ kind: 'HOTSPOTS', parameters: 'category=HARE&force=CAMBS&hours=18-6&minimumIncidents=4&period=2025%2F26&reachMetres=1500' }, NAMES), 'Hare coursing; Cambridgeshire Constabulary; season 2025/26; from 18 to 6 o’clock; at least 4 within 1.5 km');
  equal(questionWords({ kind: 'SIGNIFICANCE', parameters: 'cellMetres=5000&period=28d' }, NAMES), 'All kinds; last 28 days; width of a hexagon: 5 km');
  equal(questionWords({ kind: 'CHARTS', parameters: 'by=week&period=all&status=CLOSED' }, NAMES), 'All kinds; all time; closed ones; by weeks');
  equal([kindWords('SIGNIFICANCE', NAMES.studies), kindWords('LATER', NAMES.studies)], ['Where it is more than chance', 'Another method']);
});

test('whose an analysis is, and who sees it', () => {
  const scopes = [{ code: 'ALL_FORCES', name: 'All police forces' }];
  equal(ownerWords({ mayChange: true, sharing: { scope: 'ORIGINATOR' } }, scopes), 'Yours alone');
  equal(ownerWords({ mayChange: true, sharing: { scope: 'ALL_FORCES' } }, scopes), 'Yours, shared: all police forces');
  equal(ownerWords({ mayChange: false, author: 'Ann Archer', organisation: 'Essex Police', sharing: null }, scopes), 'Shared by Ann Archer, Essex Police');
  equal(ownerWords({ mayChange: false, author: null, organisation: 'Essex Police', sharing: null }, scopes), 'Shared by Essex Police');
});

const CHOICES = {
  scopes: ['ORIGINATOR', 'OWN_FORCE', 'NAMED_ORGANISATIONS', 'ALL_FORCES', 'AIR_SUPPORT_TASK', 'WATCH_AREA', 'PUBLIC'].map((code) => ({ code, name: code, explanation: '' })),
  organisations: [{ id: 'e', name: 'Essex', kind: 'FORCE' }, { id: 'w', name: 'Watch', kind: 'WATCH_GROUP' }],
  agreements: [],
  teams: [],
  compartments: [],
};

test('an analysis is offered to the police alone', () => {
  const { scopes, organisations } = choicesFor(CHOICES);
  equal(scopes.map(({ code }) => code), ['ORIGINATOR', 'OWN_FORCE', 'NAMED_ORGANISATIONS', 'ALL_FORCES']);
  equal(organisations.map(({ id }) => id), ['e']);
});

test('opening one sets filters, method and settings, and shows where the answer is', () => {
  const filters = new FilterStore();
  const asked = [];
  const note = (what) => (value) => asked.push([what, value]);
  const parts = {
    filters,
    studies: someStudies(),
    panels: { closeTask: note('close'), openSide: note('side') },
    task: { openCounts: note('counts') },
    mark: { tell: note('tell') },
  };
  openAnalysis(parts, { name: 'A', kind: 'SIGNIFICANCE', parameters: 'category=HARE&cellMetres=2000&period=28d' });
  equal(asked.slice(0, 2), [['close', undefined], ['side', 'hotspots']]);
  equal([parts.studies.study.name, parts.studies.settings], ['significance', { cellMetres: 2000 }]);
  equal(filters.params().toString(), 'category=HARE&period=28d');
  asked.length = 0;
  openAnalysis(parts, { name: 'B', kind: 'NEAR_REPEATS', parameters: 'period=365d' });
  equal(asked[0], ['counts', { by: 'month', comparesPairs: true }]);
  equal(filters.params().toString(), 'period=365d');
});

test('the bar says what is shown at that moment', () => {
  let kind = 'HOTSPOTS';
  const bar = savedBar(() => ({ kind }));
  const wanted = [];
  bar.addEventListener('analyses-wanted', ({ detail }) => wanted.push(detail.kind));
  kind = 'SIGNIFICANCE';
  for (const button of bar.querySelectorAll('button')) button.click();
  equal(wanted, ['SIGNIFICANCE', null]);
});

/** The server as far as this element needs it: it may be silent, and it keeps what it is sent. */
function aServer() {
  const real = globalThis.fetch;
  const server = { sent: [], analyses: [], silent: false };
  globalThis.fetch = async (path, { method, body }) => {
    if (method !== 'GET') server.sent.push({ method, path, body: body && JSON.parse(body) });
    if (server.silent) throw new TypeError('no answer');
    return new Response(JSON.stringify({ analyses: server.analyses }), { status: 200, headers: { 'Content-Type': 'application/json' } });
  };
  server.stop = () => (globalThis.fetch = real);
  return server;
}

const anElement = (more) => {
  const element = Object.assign(document.createElement('hedge-analyses'), { filters: someFilters(), studies: someStudies(), look: { name: (code) => code }, forceNames: new Map(), choices: CHOICES, ...more });
  document.body.append(element);
  return element;
};
const by = (element, name) => element.querySelector(`[data-test=${name}]`);

test('a name is text, and an own analysis is deleted only when that is said twice', async () => {
  const server = aServer();
  server.analyses = [{ id: 'a', name: '<img src=x onerror=alert(1)>', kind: 'HOTSPOTS', parameters: 'period=28d', organisation: 'Essex', author: 'Ann', sharing: { scope: 'ORIGINATOR' }, mayChange: true, changedAt: '2026-11-22T12:00:00Z', version: 1 }];
  const element = anElement();
  try {
    await until(() => by(element, 'analysis'));
    equal([element.querySelectorAll('img').length, by(element, 'analysis-open').textContent], [0, '<img src=x onerror=alert(1)>']);
    by(element, 'analysis-delete').click();
    equal(server.sent, []);
    by(element, 'analysis-delete-sure').click();
    await until(() => server.sent.length === 1);
    equal(server.sent[0].path, '/api/analyses/a');
    await until(() => by(element, 'analyses-told').textContent !== '');
  } finally {
    element.remove();
    server.stop();
  }
});

test('a form that is sent again after silence is the same analysis, for its author alone unless that is changed', async () => {
  const server = aServer();
  const element = anElement({ kind: 'SIGNIFICANCE' });
  try {
    by(element, 'analysis-send').click();
    equal([server.sent.length, by(element, 'error-summary').hidden], [0, false]);
    element.querySelector('#analysis-name').value = ' Fen edge ';
    server.silent = true;
    by(element, 'analysis-send').click();
    await until(() => server.sent.length === 1 && !by(element, 'analysis-send').disabled);
    server.silent = false;
    by(element, 'analysis-send').click();
    await until(() => server.sent.length === 2 && !by(element, 'analysis-form'));
    equal(server.sent[0], server.sent[1]);
    const { name, kind, parameters, sharing } = server.sent[1].body;
    equal([name, kind, sharing], ['Fen edge', 'SIGNIFICANCE', { scope: 'ORIGINATOR' }]);
    equal(new URLSearchParams(parameters).get('cellMetres'), '5000');
  } finally {
    element.remove();
    server.stop();
  }
});
