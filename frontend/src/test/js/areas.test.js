import { areaForm, emptyArea, fieldOfPointer, formProblems } from '../../main/resources/META-INF/resources/js/areas/area-form-values.js';
import { circle, crossesItself, gridSquare, kilometresRound, movedCorner, openRing, ringProblem, squareKilometres } from '../../main/resources/META-INF/resources/js/areas/area-shapes.js';
import { bulletinChoice } from '../../main/resources/META-INF/resources/js/areas/area-words.js';
import { AreaStore } from '../../main/resources/META-INF/resources/js/areas/area-store.js';
import { mayTouch } from '../../main/resources/META-INF/resources/js/areas/area-touch.js';
import { DrawingStore } from '../../main/resources/META-INF/resources/js/areas/drawing-store.js';
import { NoticeStore } from '../../main/resources/META-INF/resources/js/areas/notice-store.js';
import { NoticeWiring } from '../../main/resources/META-INF/resources/js/areas/notice-wiring.js';
import { readDistance } from '../../main/resources/META-INF/resources/js/areas/other-ways.js';
import { readStopCode } from '../../main/resources/META-INF/resources/js/areas/stop-code.js';
import { UnseenStore } from '../../main/resources/META-INF/resources/js/areas/unseen-store.js';
import { PlaceRefused } from '../../main/resources/META-INF/resources/js/geo/place-refused.js';
import { toNationalGrid } from '../../main/resources/META-INF/resources/js/geo/national-grid.js';
import { readIncident, readView } from '../../main/resources/META-INF/resources/js/map/map-view.js';
import { AStream, anIncident, equal, near, seeded, test, throws } from './testing.js';

const FIELD = [[0.1, 52.05], [0.12, 52.05], [0.12, 52.06], [0.1, 52.06]];

test('a circle is as large as its radius says, everywhere in the country, and closes on itself', () => {
  for (const [longitude, latitude] of [[0.12, 52.08], [-5.7, 50.1], [-1.2, 60.3], [-6.5, 54.6]]) {
    for (const kilometres of [0.05, 2, 40]) {
      const ring = circle({ longitude, latitude }, kilometres);
      equal(ring.length, 32);
      // Metres of the grid are up to 0.04 % longer or shorter than those of the ground; the corners are kept to 10 cm.
      near(squareKilometres(ring) / (Math.PI * kilometres ** 2), 1, 0.005);
      equal(ringProblem(ring), null);
    }
  }
});

test('a square of the grid has its four corners on the lines of the grid', () => {
  const corners = gridSquare('tl 42 44').map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  [[542000, 244000], [543000, 244000], [543000, 245000], [542000, 245000]].forEach(([easting, northing], index) => {
    near(corners[index].easting, easting, 0.2);
    near(corners[index].northing, northing, 0.2);
  });
  near(squareKilometres(gridSquare('TL 42')), 100, 0.01);
  near(squareKilometres(gridSquare('TL44SW')), 25, 0.01);
  near(kilometresRound(gridSquare('TL 4244')), 4, 0.001);
  for (const wrong of ['', 'TL', 'TI 42', 'TL 4 24', '<b>TL 42</b>', 'x'.repeat(5000)]) throws(() => gridSquare(wrong), PlaceRefused);
});

test('corners move by metres', () => {
  const { easting, northing } = toNationalGrid(...movedCorner([0.1, 52.05], 100, -10));
  const before = toNationalGrid(0.1, 52.05);
  near(easting - before.easting, 100, 0.2);
  near(northing - before.northing, -10, 0.2);
});

test('an outline that crosses, touches or doubles back on itself is refused, and any star around a point is not', () => {
  equal(crossesItself(FIELD), false);
  equal(ringProblem([[0, 52], [0.1, 52.1], [0.1, 52], [0, 52.1]]), 'crossing');
  equal(crossesItself([[0, 52], [0.2, 52], [0.1, 52], [0.1, 52.1]]), true);
  equal(crossesItself([[0, 52], [0.1, 52], [0, 52]]), true);
  equal(crossesItself([[0, 52], [0.2, 52], [0.2, 52.2], [0.1, 52], [0, 52.2]]), true);
  equal(crossesItself([[0, 52], [0, 52], [0.1, 52.1], [0.1, 52]]), true);
  const random = seeded(20261123);
  for (let round = 0; round < 60; round += 1) {
    const corners = 3 + Math.floor(random() * 60);
    const star = Array.from({ length: corners }, (_, index) => {
      const angle = ((index + random() * 0.8) / corners) * 2 * Math.PI;
      const radius = 0.02 + random() * 0.1;
      return [0.1 + radius * Math.cos(angle), 52 + radius * Math.sin(angle)];
    });
    if (corners > 3) equal(crossesItself(star), false);
    // Two neighbours of a convex ring that change places cross.
    const round32 = circle({ longitude: 0.1, latitude: 52 }, 3);
    const at = Math.floor(random() * 31);
    [round32[at], round32[at + 1]] = [round32[at + 1], round32[at]];
    equal(crossesItself(round32), true);
  }
});

test('an outline is refused with its reason', () => {
  equal(ringProblem(FIELD), null);
  equal(ringProblem(FIELD.slice(0, 2)), 'few');
  equal(ringProblem(Array.from({ length: 501 }, () => [0, 52])), 'many');
  equal(ringProblem([[0, 52], [0.1, 52], [9, 52.1]]), 'outside');
  equal(ringProblem(gridSquare('TL 42').map(([longitude, latitude]) => [longitude - 20, latitude])), 'outside');
  equal(ringProblem(circle({ longitude: -1, latitude: 52.5 }, 60)), 'large');
  equal(ringProblem([[0, 52], [0.00001, 52], [0, 52.00001]]), 'small');
  equal(openRing([...FIELD, FIELD[0]]), FIELD);
  equal(openRing(FIELD), FIELD);
});

const draw = (store, corners = FIELD) => corners.forEach((corner) => store.add(corner));

test('an outline is drawn corner by corner, closed, and undone step by step to nothing', () => {
  const store = new DrawingStore();
  const said = [];
  store.addEventListener('drawing-changed', ({ detail }) => said.push(detail.said));
  equal(store.problem, 'few');
  draw(store);
  equal([store.corners, store.problem], [FIELD, 'open']);
  store.close();
  equal([store.isClosed, store.problem], [true, null]);
  store.add([0.2, 52]);
  equal(store.corners.length, 4);
  while (store.canUndo) store.undo();
  equal([store.corners, store.isClosed, store.chosen], [[], false, null]);
  store.undo();
  equal(said, ['added', 'added', 'added', 'added', 'closed', 'undone', 'undone', 'undone', 'undone', 'undone']);
});

test('corners are moved, added between others and taken away; a triangle that loses one is open again', () => {
  const store = new DrawingStore();
  store.begin([...FIELD, FIELD[0]]);
  equal([store.corners.length, store.isClosed, store.canUndo], [4, true, false]);
  store.insert(3, [0.09, 52.055]);
  equal([store.corners[4], store.chosen], [[0.09, 52.055], 4]);
  store.move(4, [0.0912345678, 52.055]);
  equal(store.corners[4], [0.091235, 52.055]);
  store.remove(4);
  store.remove(0);
  equal([store.corners.length, store.isClosed, store.problem], [3, true, null]);
  store.remove(0);
  equal([store.isClosed, store.problem], [false, 'few']);
  store.undo();
  equal([store.corners.length, store.isClosed], [3, true]);
});

test('a drawing takes nothing that is off the map, at most 500 corners, and no corner that is not there', () => {
  const store = new DrawingStore();
  let last = null;
  store.addEventListener('drawing-changed', ({ detail }) => (last = detail.said));
  store.add([20, 52]);
  equal([store.corners, last], [[], 'outside']);
  for (let index = 0; index < 505; index += 1) store.add([0.1 + index / 10_000, 52]);
  equal([store.corners.length, last], [500, 'full']);
  store.move(500, [0, 52]);
  store.move(3, [NaN, 52]);
  store.remove(-1);
  store.choose(999);
  equal([store.corners.length, store.corners[3], store.chosen], [500, [0.1003, 52], null]);
});

test('a form is checked field by field, and only what is asked for is sent', () => {
  const area = { ...emptyArea('cy'), outline: FIELD };
  equal(formProblems({ ...area, name: ' ' }).map(({ field }) => field), ['area-name']);
  equal(formProblems({ ...area, name: 'x'.repeat(81), outline: [] }).map(({ key }) => key), ['areas.problem.name-long', 'areas.problem.few']);
  equal(formProblems({ ...area, name: 'Home' }, { some: true }).map(({ field }) => field), ['area-groups']);
  const quiet = (from, until) => formProblems({ ...area, name: 'Home', byMail: true, quiet: { from, until } }).map(({ field }) => field);
  equal(quiet('22:00', '06:00'), []);
  equal(quiet('22:00', '22:00'), ['area-quiet-until']);
  equal(quiet('24:00', ''), ['area-quiet-from', 'area-quiet-until']);
  equal(Object.keys(areaForm({ ...area, id: 'x', version: 3, name: ' Home ', isNew: true })), ['name', 'kind', 'outline', 'categoryGroups', 'byMail', 'byPush', 'pace', 'quiet', 'bulletinPriority', 'language']);
  equal([areaForm({ ...area, bulletinPriority: undefined }).bulletinPriority, area.bulletinPriority], [null, 3]);
  equal(areaForm({ ...area, name: ' Home ' }).name, 'Home');
});

test('a pointer of the server leads to its field', () => {
  equal(['/name', '/outline/3/0', '/quiet/until', '/quiet', '/__proto__', ''].map(fieldOfPointer), ['area-name', 'area-outline', 'area-quiet-until', 'area-quiet-from', null, null]);
});

test('a distance is read with a point or a comma, within what an area may be', () => {
  equal(['2', ' 2,5 km', '0.05', '56', '57', '0', '-1', '1e3', '', 'two'].map(readDistance), [2, 2.5, 0.05, 56, null, null, null, null, null, null]);
});

test('the code of a letter is read, and nothing else is', () => {
  const area = '0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001';
  equal(readStopCode(`#${area}.AbC_-0123456789AbC_-0123`), { about: 'areas', id: area, code: 'AbC_-0123456789AbC_-0123' });
  equal(readStopCode(`#ground.${area}.AbC_-0123456789AbC_-0123`), { about: 'ground', id: area, code: 'AbC_-0123456789AbC_-0123' });
  for (const wrong of ['', '#', `#${area}`, `#other.${area}.AbC_-0123456789AbC_-0123`, `#${area}.short`, `#${area}.${'x'.repeat(65)}`, `#${area}.AbC_-0123456789/../../x`, `#../${area}.AbC_-0123456789AbC`]) equal(readStopCode(wrong), null);
});

const area = { id: 'a', name: 'Home', outline: FIELD, version: 1 };

test('notices are asked for when something may be in an area, large squares and near misses included, and otherwise not', () => {
  equal(mayTouch([area], [anIncident('i', { at: [0.11, 52.055] })]), true);
  equal(mayTouch([area], [anIncident('i', { at: [0.16, 52.055] })]), true);
  equal(mayTouch([area], [anIncident('i', { at: [0.3, 52.055] })]), false);
  const coarse = anIncident('i', { at: [0.3, 52.055] });
  coarse.properties.precisionMetres = 10_000;
  equal(mayTouch([area], [coarse]), true);
  equal(mayTouch([], [anIncident('i')]), false);
  const strange = anIncident('i');
  delete strange.properties.centre;
  equal(mayTouch([area], [strange]), false);
});

/** A clock that goes when it is told to. */
function handClock() {
  const timers = new Map();
  let next = 0;
  return {
    setTimeout: (action, wait) => timers.set(++next, { action, wait }) && next,
    clearTimeout: (id) => timers.delete(id),
    waits: () => [...timers.values()].map(({ wait }) => wait),
    run() {
      const due = [...timers.values()];
      timers.clear();
      for (const { action } of due) action();
    },
  };
}

test('a storm of reports asks for notices twice and not a thousand times', () => {
  const channel = new EventTarget();
  const clock = handClock();
  let asked = 0;
  const wiring = new NoticeWiring({ channel, areas: () => [area], refresh: () => (asked += 1), clock });
  const changes = (at) => channel.dispatchEvent(new CustomEvent('changes', { detail: { upserts: [anIncident('i', { at })] } }));
  for (let index = 0; index < 1000; index += 1) changes([0.11, 52.055]);
  equal(clock.waits(), [1500, 6000]);
  clock.run();
  equal(asked, 2);
  changes([-3, 55]);
  channel.dispatchEvent(new CustomEvent('changes', { detail: {} }));
  equal(clock.waits(), []);
  channel.dispatchEvent(new CustomEvent('welcome', { detail: { resumed: true } }));
  equal(asked, 2);
  channel.dispatchEvent(new CustomEvent('welcome', { detail: { resumed: false } }));
  channel.dispatchEvent(new Event('resync'));
  equal(asked, 4);
  changes([0.11, 52.055]);
  wiring.stop();
  clock.run();
  equal(asked, 4);
});

const notice = (id, { madeAt = '2026-11-23T18:00:00Z', seen = false, incident = anIncident(`i-${id}`) } = {}) => ({ id, areaId: 'a', areaName: 'Home', madeAt, seen, incident });

test('what is new stays marked in this visit after it has been looked at, and only the newest moment is told', async () => {
  const told = [];
  let answer = { notices: [notice('b', { madeAt: '2026-11-23T19:00:00Z' }), notice('c', { seen: true })], unseen: 1 };
  const store = new NoticeStore({ fetchNotices: async () => answer, seeNotices: async (until) => told.push(until) });
  await store.refresh();
  equal([store.state, store.unseen, store.notices.map(({ isNew }) => isNew)], ['ready', 1, [true, false]]);
  await store.see();
  await store.see();
  equal([told, store.unseen], [['2026-11-23T19:00:00Z'], 0]);
  answer = { notices: [notice('b', { seen: true }), notice('c', { seen: true })], unseen: 0 };
  await store.refresh();
  equal(store.notices.map(({ isNew }) => isNew), [true, false]);
  store.forget(['i-b']);
  equal(store.notices.map(({ id }) => id), ['c']);
});

test('an answer that was asked for before somebody signed out is not shown', async () => {
  let arrive;
  const store = new NoticeStore({ fetchNotices: () => new Promise((resolve) => (arrive = resolve)), seeNotices: async () => {} });
  const waiting = store.refresh();
  store.clear();
  arrive({ notices: [notice('b')], unseen: 1 });
  await waiting;
  equal([store.notices, store.unseen, store.state], [[], 0, 'loading']);
});

test('a mark of looking that does not arrive leaves what is new as new', async () => {
  const store = new NoticeStore({ fetchNotices: async () => ({ notices: [notice('b')], unseen: 1 }), seeNotices: async () => Promise.reject(new Error('no answer')) });
  await store.refresh();
  await store.see();
  equal(store.unseen, 1);
});

test('areas are kept by name, changed in place and deleted; a fetch that fails takes none away', async () => {
  let fails = false;
  const store = new AreaStore({
    fetchAreas: async () => (fails ? Promise.reject(new Error('no answer')) : { areas: [area], most: 2, mailPossible: true }),
    keepArea: async (id, form, version) => ({ ...form, id, version: (version ?? 0) + 1 }),
    deleteArea: async () => {},
  });
  await store.refresh();
  await store.keep('b', { ...area, name: 'Barn field' });
  equal([store.areas.map(({ name }) => name), store.isFull], [['Barn field', 'Home'], true]);
  equal((await store.keep('b', { ...area, name: 'Zeal' }, 1)).version, 2);
  equal(store.areas.map(({ name }) => name), ['Home', 'Zeal']);
  fails = true;
  await store.refresh();
  equal([store.state, store.areas.length], ['ready', 2]);
  await store.remove('a');
  equal(store.find('a'), null);
});

test('notices of bulletins are asked for every minute while somebody may be looking, and stay when an incident is taken back', async () => {
  const clock = handClock();
  let asked = 0;
  let looks = true;
  const wiring = new NoticeWiring({ channel: new EventTarget(), areas: () => [], refresh: () => (asked += 1), clock });
  wiring.askNowAndThen(() => looks);
  wiring.askNowAndThen(() => looks);
  equal(clock.waits(), [60_000]);
  clock.run();
  looks = false;
  clock.run();
  equal([asked, clock.waits()], [1, [60_000]]);
  wiring.stop();
  equal(clock.waits(), []);
  const store = new NoticeStore({ fetchNotices: async () => ({ notices: [notice('b'), { ...notice('c', { incident: null }), bulletin: { id: 'x' } }], unseen: 2 }) });
  await store.refresh();
  store.forget(['i-b', undefined]);
  equal(store.notices.map(({ id }) => id), ['c']);
});

test('a priority is shown as the nearest choice that holds it', () => {
  equal([null, undefined, 1, 2, 3, 4, 5].map(bulletinChoice), ['none', 'none', 1, 3, 3, 5, 5]);
});

test('somebody without an area asks for no notices, and a badge holds none', async () => {
  let asked = 0;
  const api = (areas) => ({ fetchAreas: async () => ({ areas }), fetchNotices: async () => ((asked += 1), { notices: [notice('b')], unseen: 3 }) });
  const without = new UnseenStore(api([]));
  const stream = new AStream();
  await without.follow(stream);
  equal(stream.views.size, 0);
  equal([without.count, asked], [0, 0]);
  const badge = new UnseenStore(api([area]));
  await badge.follow(stream);
  const [west, south, east, north] = stream.views.get('areas').interest.box;
  for (const [longitude, latitude] of area.outline) if (longitude - west < 0.4 || east - longitude < 0.4 || latitude - south < 0.4 || north - latitude < 0.4) throw new Error('the stream is asked for less than the areas need');
  equal([badge.count, Object.values(badge)], [3, [3]]);
  badge.clear();
  equal(badge.count, 0);
});

test('an address opens an incident on the map at its place, and a forged one does not', () => {
  const id = '0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001';
  const hash = `#map=13/52.0500/0.0800&incident=${id}`;
  equal([readView(hash), readIncident(hash)], [{ zoom: 13, latitude: 52.05, longitude: 0.08 }, id]);
  equal(readIncident('#map=13/52.0500/0.0800'), null);
  for (const forged of [`#incident=${id}`, `${hash}x`, '#map=13/52.05/0.08&incident=../people', `#map=99/52.05/0.08&incident=${id}`]) equal(readIncident(forged), null);
});
