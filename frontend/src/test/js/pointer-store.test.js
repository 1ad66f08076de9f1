import { toNationalGrid } from '../../main/resources/META-INF/resources/js/geo/national-grid.js';
import { PointerStore } from '../../main/resources/META-INF/resources/js/incident/pointer-store.js';
import { squareAround } from '../../main/resources/META-INF/resources/js/map/pointer-layer.js';
import { equal, test, until } from './testing.js';

const pointer = (id, square) => ({ id, square, organisation: 'Essex Police', contact: 'The desk', longitude: 0.18, latitude: 51.97 });

function aStore() {
  const asked = [];
  const store = new PointerStore((bbox, signal) => new Promise((resolve, reject) => asked.push({ bbox, signal, resolve, reject })));
  return { store, asked };
}

test('pointers are asked for where the map looks, and told by square', async () => {
  const { store, asked } = aStore();
  store.look('0,51,1,52');
  equal(asked[0].bbox, '0,51,1,52');
  asked[0].resolve([pointer('a', 'TL 53'), pointer('b', 'TL 63'), pointer('c', 'TL 53')]);
  await until(() => store.pointers.length === 3);
  equal([...store.squares].map(([square, of]) => [square, of.map(({ id }) => id)]), [['TL 53', ['a', 'c']], ['TL 63', ['b']]]);
  store.clear();
});

test('an older answer does not overtake a newer look', async () => {
  const { store, asked } = aStore();
  store.look('0,51,1,52');
  store.look('1,51,2,52');
  equal(asked[0].signal.aborted, true);
  asked[1].resolve([pointer('new', 'TL 63')]);
  await until(() => store.pointers.length === 1);
  asked[0].resolve([pointer('old', 'TL 53')]);
  await Promise.resolve();
  equal(store.pointers.map(({ id }) => id), ['new']);
  store.clear();
});

test('what cannot be fetched is not shown, and a chosen square that is gone is chosen no more', async () => {
  const { store, asked } = aStore();
  store.look('0,51,1,52');
  asked[0].resolve([pointer('a', 'TL 53')]);
  await until(() => store.pointers.length === 1);
  store.choose('TL 53');
  store.refresh();
  asked[1].reject(new Error('paused'));
  await until(() => store.pointers.length === 0);
  equal(store.chosen, null);
  store.clear();
});

test('after clearing, an answer that was on its way shows nothing, and nothing is asked before the map has looked', async () => {
  const { store, asked } = aStore();
  store.refresh();
  equal(asked.length, 0);
  store.look('0,51,1,52');
  store.clear();
  asked[0].resolve([pointer('a', 'TL 53')]);
  await Promise.resolve();
  equal(store.pointers, []);
});

test('a pointer is drawn as the square of 10 km whose middle it names', () => {
  const corners = squareAround({ longitude: 0.2556, latitude: 51.9908 }).map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  equal(corners.map(({ easting, northing }) => [Math.round(easting), Math.round(northing)]), [[550_000, 230_000], [560_000, 230_000], [560_000, 240_000], [550_000, 240_000]]);
});
