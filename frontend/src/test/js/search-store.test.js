import { SearchStore } from '../../main/resources/META-INF/resources/js/search/search-store.js';
import { AStream, equal, test, until } from './testing.js';

const found = (id, version = 1) => ({ id, properties: { version, latest: '2026-11-01T10:00:00Z' } });
const ids = (store) => store.latestFirst.map(({ id }) => id);

function aSearch() {
  const channel = new AStream();
  const asked = [];
  const store = new SearchStore({ channel, fetch: (params) => new Promise((resolve, reject) => asked.push({ params, resolve, reject })) });
  const hear = (type, detail) => channel.dispatchEvent(new CustomEvent(type, { detail }));
  return { channel, store, asked, hear };
}

async function found2(text = 'dogs') {
  const search = aSearch();
  search.store.seek(text);
  search.asked[0].resolve({ incidents: [found('a'), found('b')], total: 3, next: 'x', cut: false });
  await until(() => search.store.state === 'ready');
  return search;
}

test('a search asks for all time and shows what came', async () => {
  const { store, asked } = await found2(' dogs ');
  equal(asked[0].params.toString(), 'text=dogs&period=all&limit=50');
  equal([ids(store), store.total], [['a', 'b'], 3]);
});

test('what is taken back leaves the results at once', async () => {
  const { store, hear } = await found2();
  hear('changes', { upserts: [], forgets: [{ id: 'a', version: 2 }] });
  equal([ids(store), store.total], [['b'], 2]);
});

test('a page that was on its way cannot bring back what was taken back meanwhile', async () => {
  const { store, asked, hear } = await found2();
  store.more();
  hear('changes', { upserts: [], forgets: [{ id: 'c', version: 2 }] });
  asked[1].resolve({ incidents: [found('c')], total: 3, next: null, cut: false });
  await until(() => store.state === 'ready');
  equal(ids(store), ['a', 'b']);
});

test('an older answer does not overtake a newer question', async () => {
  const { store, asked } = aSearch();
  store.seek('dogs');
  store.seek('cats');
  asked[1].resolve({ incidents: [found('cat')], total: 1, next: null, cut: false });
  await until(() => store.state === 'ready');
  asked[0].resolve({ incidents: [found('dog')], total: 1, next: null, cut: false });
  await Promise.resolve();
  equal(ids(store), ['cat']);
});

test('after a gap in the stream the search is asked again, and nothing is asked when nothing was sought', async () => {
  const { store, asked, hear } = await found2();
  hear('resync', {});
  equal([asked.length, store.state], [2, 'loading']);
  store.clear();
  hear('resync', {});
  equal([asked.length, store.state, ids(store)], [2, 'idle', []]);
});

test('nothing that was found stays while sharing is paused, and it returns afterwards', async () => {
  const { store, asked, hear } = await found2();
  hear('paused', {});
  equal([ids(store), store.total, store.state], [[], 0, 'failed']);
  hear('welcome', { resumed: false });
  equal(asked.length, 2);
  asked[1].resolve({ incidents: [found('b')], total: 1, next: null, cut: false });
  await until(() => store.state === 'ready');
  equal(ids(store), ['b']);
});

test('the stream is told to bring what a search may find, wherever, and only while something is sought', async () => {
  const { channel, store } = await found2();
  equal(channel.views.get('search'), { interest: { box: null, filters: '', layers: ['incidents'] }, hotspots: null });
  store.clear();
  equal(channel.views.size, 0);
});
