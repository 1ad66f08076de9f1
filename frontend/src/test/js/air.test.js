import { AirForm } from '../../main/resources/META-INF/resources/js/air/air-form.js';
import { AirStore } from '../../main/resources/META-INF/resources/js/air/air-store.js';
import { StateBar } from '../../main/resources/META-INF/resources/js/air/state-bar.js';
import { briefingView } from '../../main/resources/META-INF/resources/js/air/briefing-view.js';
import { NoAnswerError, ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { equal, test } from './testing.js';

const PLACE = { longitude: 0.26351, latitude: 52.39813, precisionMetres: 100, gridReference: 'TL 541 802', degreesMinutes: 'N52 23.888 E000 15.810', line: 'TL 541 802 | N52 23.888 E000 15.810' };
const CONTENT = { priority: 'ONE', crimeInAction: true, wanted: ['SEARCH'], place: PLACE, seen: { lastSeen: '2026-11-20T18:00:00Z', vehicles: [] }, hazards: [{ what: 'Wires', place: PLACE }], hours: 6 };

const whole = (id, version) => ({ id, version, state: 'REQUESTED', briefingVersion: 1 });

/** A server of a few lines. */
function aStore() {
  const server = { mark: 'a', requests: [{ id: '1' }], lists: 0, briefings: 0, takenBack: false, gone: false, fails: null, version: 2 };
  const answer = async (value) => {
    if (server.fails) throw server.fails;
    return value();
  };
  const store = new AirStore({
    clock: { setTimeout() {}, clearTimeout() {} },
    api: {
      listAirRequests: () => answer(() => ((server.lists += 1), { requests: server.requests, mark: server.mark, airSupports: [] })),
      fetchAirMark: () => answer(() => server.mark),
      fetchAirRequest: (id) => answer(() => ({ ...whole(id, server.version), takenBack: server.takenBack })),
      fetchBriefing: () =>
        answer(() => {
          if (server.gone) throw new ProblemError({ type: '/problems#air-briefing-taken-back' }, 410);
          server.briefings += 1;
          return { briefing: { version: server.version } };
        }),
    },
  });
  return { store, server };
}

test('requests are fetched again when there is something new, and not before', async () => {
  const { store, server } = aStore();
  await store.refresh();
  await store.look();
  equal(server.lists, 1);
  server.mark = 'b';
  server.requests = [{ id: '2' }, { id: '1' }];
  await store.look();
  equal(server.lists, 2);
  equal(store.requests.length, 2);
});

test('the open request and its briefing follow what is new', async () => {
  const { store, server } = aStore();
  await store.refresh();
  await store.choose('1');
  equal([store.whole.version, store.briefing.briefing.version], [2, 2]);
  server.mark = 'c';
  server.version = 3;
  await store.look();
  equal([store.whole.version, store.briefing.briefing.version], [3, 3]);
});

test('silence is said and what was fetched stays; what is taken away goes', async () => {
  const { store, server } = aStore();
  await store.refresh();
  await store.choose('1');
  server.fails = new NoAnswerError(null);
  await store.look();
  equal([store.isSilent, store.whole.id], [true, '1']);
  server.fails = null;
  server.mark = 'd';
  await store.look();
  equal(store.isSilent, false);
  server.fails = new ProblemError({ type: '/problems#not-found' }, 404);
  await store.choose('2');
  equal([store.whole, store.briefing], [null, null]);
});

test('a place that nobody typed over is sent as it was known, and so is that of a hazard', () => {
  const form = new AirForm({ content: CONTENT, airSupports: [], incidentReference: 'CAMBS-2026-000123' });
  const known = { longitude: 0.26351, latitude: 52.39813, method: 'MAP_TAP', precisionMetres: 100 };
  equal(form.values.place, known);
  equal(form.values.hazards, [{ what: 'Wires', place: known }]);
  form.root.querySelector('#air-place').value = 'TL 540 800';
  form.root.querySelector('#air-hazards').value = 'Mast\n\n Wires ';
  equal(form.values.place, { text: 'TL 540 800' });
  equal(form.values.hazards.map(({ what }) => what), ['Mast', 'Wires']);
  equal([form.values.lastSeen, form.values.crimeInAction, form.values.wanted, form.values.hours], ['2026-11-20T18:00:00.000Z', true, ['SEARCH'], 6]);
});

test('several lines become one, and nothing is sent as nothing', () => {
  const form = new AirForm({ content: CONTENT, airSupports: [], incidentReference: null });
  form.root.querySelector('#air-whyAir').value = ' Open fen,\nno cover ';
  equal([form.values.whyAir, form.values.threatRiskHarm, form.values.subjects, form.values.airSupport], ['Open fen, no cover', null, null, null]);
});

test('text of a briefing is text, and a drone in the air stands above everything', () => {
  const form = new AirForm({ content: CONTENT, airSupports: [], incidentReference: null });
  form.root.querySelector('#air-landmark').value = '<img src=x>';
  const view = briefingView(form.preview({ about: { hazards: [{ what: 'Drone up', drone: true }], borders: [], bases: [] }, force: 'Force', incidentReference: null }));
  equal(view.querySelector('img'), null);
  equal(view.textContent.includes('<img src=x>'), true);
  equal(view.firstElementChild.dataset.test, 'air-drone-warning');
});

test('of an incident that was taken back no briefing stays, and none is asked for', async () => {
  const { store, server } = aStore();
  await store.refresh();
  await store.choose('1');
  equal(store.briefing !== null, true);
  server.takenBack = true;
  server.mark = 'e';
  await store.look();
  equal([store.whole.takenBack, store.briefing, server.briefings], [true, null, 1]);
});

test('a briefing that was taken back between two answers is none', async () => {
  const { store, server } = aStore();
  await store.refresh();
  server.gone = true;
  await store.choose('1');
  equal([store.whole.id, store.briefing], ['1', null]);
});

test('a step that was taken twice stands twice, and why an aircraft was called away is said', () => {
  const bar = new StateBar({ step() {} });
  const at = '2026-11-20T18:00:00Z';
  const steps = ['DRAFT', 'REQUESTED', 'ACCEPTED', 'CALLED_AWAY'].map((state) => ({ state, at, by: null, organisation: 'Air', reason: state === 'CALLED_AWAY' ? '<b>another' : null }));
  bar.update({ id: '1', version: 5, reference: 'X', state: 'CALLED_AWAY', steps, next: ['CANCELLED'], own: true });
  const states = () => [...bar.root.querySelectorAll('.air-steps li')].map((item) => `${item.className}${item.getAttribute('aria-current') ?? ''}`);
  equal(states(), ['is-done', 'is-done', 'is-done', 'is-donestep', '', '', '', '']);
  equal([bar.root.querySelectorAll('[data-test=air-told] li').length, bar.root.querySelector('b')], [1, null]);
  bar.update({ id: '1', version: 6, reference: 'X', state: 'ACCEPTED', steps: [...steps, { state: 'ACCEPTED', at, organisation: 'Air', reason: null }], next: [], own: true });
  equal(states(), ['is-done', 'is-done', 'is-done', 'is-done', 'is-donestep', '', '', '']);
});
