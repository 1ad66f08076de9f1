import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { IncidentStore } from '../../main/resources/META-INF/resources/js/incident/incident-store.js';
import { Versions } from '../../main/resources/META-INF/resources/js/incident/versions.js';
import { NoAnswerError, ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { anIncident, equal, seeded, test, until } from './testing.js';

const VIEW = { west: 0, south: 52, east: 1, north: 53, zoom: 11 };
const NOW = Date.parse('2026-11-22T12:00:00Z');
const points = (...features) => ({ total: features.length, unknownHour: 0, incidents: { features }, cells: [] });

function aStore(answers, filters = new FilterStore()) {
  const waiting = [];
  const fetchMap = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  const store = new IncidentStore({ filters, fetchMap, fetchList: async () => answers.list, now: () => NOW, random: () => 0 });
  return { store, waiting, filters };
}

async function aReadyStore(...features) {
  const made = aStore({});
  made.store.look(VIEW);
  made.waiting[0].resolve(points(...features));
  await until(() => made.store.state === 'ready');
  return made;
}

test('a change that arrives while the snapshot is on its way is not lost', async () => {
  const { store, waiting } = aStore({});
  store.look(VIEW);
  store.apply({ upserts: [anIncident('late', { version: 1 })], forgets: [{ id: 'gone', version: 4 }] });
  waiting[0].resolve(points(anIncident('here'), anIncident('gone', { version: 3 })));
  await until(() => store.state === 'ready');
  equal([...store.features.keys()].sort(), ['here', 'late']);
  equal(store.total, 2);
});

test('the newest version wins, whatever the order of arrival', async () => {
  const { store } = await aReadyStore(anIncident('a', { version: 3 }));
  store.apply({ upserts: [anIncident('a', { version: 2, status: 'CLOSED' })] });
  equal(store.find('a').properties.version, 3);
  store.apply({ upserts: [anIncident('a', { version: 5, status: 'CLOSED' })] });
  store.apply({ forgets: [{ id: 'a', version: 4 }] });
  equal(store.find('a').properties.status, 'CLOSED');
  store.apply({ forgets: [{ id: 'a', version: 6 }] });
  store.apply({ upserts: [anIncident('a', { version: 6 })] });
  equal(store.find('a'), null);
});

test('only what is in view and fits the filters comes in, and what moves away leaves', async () => {
  const { store } = await aReadyStore(anIncident('a'));
  const outcome = store.apply({ upserts: [anIncident('far', { at: [-3, 55] }), anIncident('a', { version: 2, at: [-3, 55] }), anIncident('b')] });
  equal(outcome, { added: ['b'], changed: [], gone: ['a'] });
  equal([...store.features.keys()], ['b']);
});

test('the answer to an older question is dropped', async () => {
  const { store, waiting } = aStore({});
  store.look(VIEW);
  store.look({ ...VIEW, zoom: 12 });
  waiting[1].resolve(points(anIncident('new')));
  waiting[0].resolve(points(anIncident('old')));
  await until(() => store.state === 'ready');
  equal([...store.features.keys()], ['new']);
});

test('with cells on the map a change fetches it again, once for a burst', async () => {
  const { store, waiting } = aStore({ list: { incidents: [anIncident('a')], next: 'more' } });
  store.look(VIEW);
  waiting[0].resolve({ total: 4000, incidents: { features: [] }, cells: [{ count: 4000 }] });
  await until(() => store.state === 'ready');
  for (let burst = 0; burst < 20; burst += 1) store.apply({ cellsChanged: true });
  await until(() => waiting.length === 2);
  equal([store.total, store.next, waiting.length], [4000, 'more', 2]);
});

test('cells that are still the same are asked for by their tag, and only for the same question', async () => {
  const asked = [];
  const answers = [
    { total: 4000, unknownHour: 2, incidents: { features: [] }, cells: [{ count: 4000 }], tag: 'W/"one"' },
    null,
    { total: 5000, unknownHour: 0, incidents: { features: [] }, cells: [{ count: 5000 }], tag: 'W/"two"' },
    points(anIncident('a')),
    points(anIncident('a')),
  ];
  const store = new IncidentStore({
    filters: new FilterStore(),
    fetchMap: async (params, signal, tag) => {
      asked.push(tag);
      return answers[asked.length - 1];
    },
    fetchList: async () => ({ incidents: [], next: null }),
    now: () => NOW,
  });
  const totals = [];
  const after = async (act) => {
    act();
    await until(() => store.state === 'ready');
    totals.push([store.total, store.cells.length]);
  };
  await after(() => store.look(VIEW));
  await after(() => store.refresh());
  await after(() => store.look({ ...VIEW, zoom: 9 }));
  await after(() => store.refresh());
  await after(() => store.refresh());
  equal(asked, [null, 'W/"one"', null, 'W/"two"', null]);
  equal(totals, [[4000, 1], [4000, 1], [5000, 1], [1, 0], [1, 0]]);
});

test('a tag is forgotten with everything else', async () => {
  const asked = [];
  const store = new IncidentStore({
    filters: new FilterStore(),
    fetchMap: async (params, signal, tag) => {
      asked.push(tag);
      return { total: 4000, unknownHour: 0, incidents: { features: [] }, cells: [{ count: 4000 }], tag: 'W/"one"' };
    },
    fetchList: async () => ({ incidents: [], next: null }),
    now: () => NOW,
  });
  store.look(VIEW);
  await until(() => store.state === 'ready');
  store.forgetEverything();
  store.refresh();
  await until(() => asked.length === 2 && store.showsCells);
  equal(asked, [null, null]);
});

test('silence keeps what is known and says so', async () => {
  const { store, waiting } = await aReadyStore(anIncident('a'));
  store.refresh();
  waiting[1].reject(new NoAnswerError());
  await until(() => store.state === 'silent');
  equal(store.features.size, 1);
});

test('any interleaving of changes ends as the newest versions say', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seeded(seed);
    const changes = [];
    const truth = new Map();
    for (let id = 0; id < 8; id += 1) {
      const last = 1 + Math.floor(random() * 6);
      for (let version = 1; version <= last; version += 1) {
        const forgotten = random() < 0.3;
        changes.push({ id: `i${id}`, version, forgotten });
        if (version === last) truth.set(`i${id}`, forgotten ? null : version);
      }
    }
    const shuffled = changes.map((change) => [random(), change]).sort((a, b) => a[0] - b[0]).map(([, change]) => change);
    const known = new Versions();
    for (const { id, version, forgotten } of shuffled) {
      if (forgotten) known.forget({ id, version });
      else known.put(anIncident(id, { version }));
    }
    for (const [id, version] of truth) {
      const found = known.features.get(id)?.properties.version ?? null;
      if (found !== version) throw new Error(`seed ${seed}: ${id} is ${found}, should be ${version}`);
    }
  }
});

test('when sharing is paused nothing is held, whether the stream or an answer says so', async () => {
  const { store } = await aReadyStore(anIncident('a'));
  store.pause();
  equal([store.state, store.features.size, store.total], ['paused', 0, 0]);
  const { store: other, waiting } = await aReadyStore(anIncident('a'));
  other.refresh();
  waiting[1].reject(new ProblemError({ type: '/problems#sharing-paused' }, 503));
  await until(() => other.state === 'paused');
  equal(other.features.size, 0);
});

test('a right that was given back shows the same version again, after a fresh start alone', async () => {
  const { store, waiting } = await aReadyStore(anIncident('a', { version: 2 }));
  store.apply({ forgets: [{ id: 'a', version: 2 }] });
  store.refresh();
  waiting[1].resolve(points(anIncident('a', { version: 2 })));
  await until(() => store.state === 'ready');
  equal(store.find('a'), null);
  const came = store.startAfresh();
  waiting[2].resolve(points(anIncident('a', { version: 2 })));
  equal([await came, store.find('a').properties.version], [true, 2]);
});

test('a fresh start that is not answered leaves nothing of what was held', async () => {
  const { store, waiting } = await aReadyStore(anIncident('a'));
  const came = store.startAfresh();
  equal(store.features.size, 1);
  waiting[1].reject(new NoAnswerError());
  equal([await came, store.state, store.features.size], [false, 'silent', 0]);
});

test('the same version known less exactly is a change', () => {
  const known = new Versions();
  const exact = anIncident('a');
  const coarse = { ...exact, properties: { ...exact.properties, precision: 'WATCH' } };
  equal([known.put(exact), known.put(exact), known.put(coarse)], [true, false, true]);
});
