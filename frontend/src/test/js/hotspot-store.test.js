import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { HotspotStore } from '../../main/resources/META-INF/resources/js/hotspot/hotspot-store.js';
import { equal, test, until } from './testing.js';

const spot = (key, count) => ({ key, count, trend: 'STEADY', near: 'Fowlmere' });

async function aStore(...hotspots) {
  const waiting = [];
  const store = new HotspotStore({ filters: new FilterStore(), fetch: () => new Promise((resolve) => waiting.push(resolve)) });
  store.refresh();
  if (hotspots.length > 0) {
    waiting[0]({ parameters: { incidents: 9 }, hotspots });
    await until(() => store.state === 'ready');
  }
  return { store, waiting };
}

test('a message grows, adds and removes, and tells what was before', async () => {
  const { store } = await aStore(spot('a', 5), spot('b', 9));
  const outcome = store.apply({ filters: 'period=90d', changed: [spot('a', 6), spot('c', 5)], gone: ['b'] });
  equal(outcome.changed.map(({ hotspot, before }) => [hotspot.key, before?.count ?? null]), [['a', 5], ['c', null]]);
  equal(store.strongestFirst.map(({ key, count }) => [key, count]), [['a', 6], ['c', 5]]);
});

test('a message for other filters is left alone', async () => {
  const { store } = await aStore(spot('a', 5));
  equal(store.apply({ filters: 'period=7d', changed: [spot('a', 50)], gone: [] }).changed, []);
  equal(store.find('a').count, 5);
});

test('a message that arrives while hotspots are being fetched is applied on top', async () => {
  const { store, waiting } = await aStore();
  store.apply({ filters: 'period=90d', changed: [spot('a', 6)], gone: ['b'] });
  waiting[0]({ parameters: {}, hotspots: [spot('a', 5), spot('b', 5)] });
  await until(() => store.state === 'ready');
  equal([...store.hotspots.values()].map(({ key, count }) => [key, count]), [['a', 6]]);
});

test('a hotspot that goes on under another key is the same one, and what ended is told by what it was', async () => {
  const { store } = await aStore(spot('a', 5), spot('b', 9));
  store.apply({ filters: 'period=90d', changed: [{ ...spot('a', 5), identity: 'one' }, { ...spot('b', 9), identity: 'two' }] });
  const details = [];
  let happened = 0;
  store.addEventListener('hotspots-changed', ({ detail }) => details.push(detail));
  store.addEventListener('hotspots-happened', () => (happened += 1));
  const outcome = store.apply({
    filters: 'period=90d',
    changed: [{ ...spot('A', 6), identity: 'one' }],
    gone: ['a', 'b'],
    events: [{ kind: 'MERGED', hotspot: 'two', other: 'one' }],
  });
  equal(outcome.changed.map(({ hotspot, before }) => [hotspot.key, before.key, before.count]), [['A', 'a', 5]]);
  equal(outcome.ended.map(({ kind, hotspot }) => [kind, hotspot.key]), [['MERGED', 'b']]);
  equal([...details[0].moved], [['a', 'A']]);
  equal(happened, 1);
});
