import { MOST_BYTES, MOST_TILES, PatchBusy, centreOf, keepChosenPatch, keptTile, listChosenPatches, measurePatch, planPatch, removeChosenPatch, tidyChosenPatches } from '../../main/resources/META-INF/resources/js/field/chosen-patch.js';
import { circleOf, countTiles, isWithin, tileAt, tilesWithin } from '../../main/resources/META-INF/resources/js/field/tile-cover.js';
import { TileRefused, fetchTile } from '../../main/resources/META-INF/resources/js/field/tile-fetch.js';
import { equal, near, seeded, test } from './testing.js';

const FARM = { longitude: 0.12, latitude: 52.08 };
const LAYER = { id: 'fields', name: 'Fields', tiles: 'IMAGE', attribution: '© Invented Surveys', minZoom: 8, maxZoom: 14, opacity: 1, night: 'DIM' };
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (bytes = 100) => new Uint8Array([...PNG, ...new Array(Math.max(0, bytes - PNG.length)).fill(7)]);
const tile = (bytes, headers = {}) => new Response(png(bytes), { headers: { 'Content-Type': 'image/png', ETag: '"one"', ...headers } });

/** Answers in the server's place while the work is done; says what was asked. */
async function answering(answer, work) {
  const asked = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (path, options) => {
    options.signal?.throwIfAborted();
    asked.push({ path, ...options });
    return answer(path, options, asked.length);
  };
  try {
    await work(asked);
  } finally {
    globalThis.fetch = fetch;
  }
  return asked;
}

async function failing(work, type = Error) {
  try {
    await work;
  } catch (cause) {
    equal(cause instanceof type, true);
    return cause;
  }
  throw new Error('nothing was refused');
}

test('every tile that a circle touches is counted, and none beside it', () => {
  const random = seeded(41);
  for (let round = 0; round < 60; round += 1) {
    const centre = { longitude: -7 + random() * 8.5, latitude: 50 + random() * 10 };
    const kilometres = [3, 10, 25][round % 3];
    const zoom = 8 + Math.floor(random() * 6);
    const tiles = tilesWithin(centre, kilometres, zoom);
    equal(tiles.length, countTiles(centre, kilometres, zoom));
    const have = new Set(tiles.map(({ x, y }) => `${x} ${y}`));
    equal(have.size, tiles.length);
    for (let point = 0; point < 200; point += 1) {
      const [angle, share] = [random() * 2 * Math.PI, Math.sqrt(random())];
      const { ring } = circleOf(centre, kilometres * share, 2);
      const up = ring[0][1] - centre.latitude;
      const at = { latitude: centre.latitude + up * Math.cos(angle), longitude: centre.longitude + (up / Math.cos((centre.latitude * Math.PI) / 180)) * Math.sin(angle) };
      const { x, y } = tileAt(at, zoom);
      equal([`${x} ${y}`, have.has(`${x} ${y}`)], [`${x} ${y}`, true]);
    }
    const box = circleOf(centre, kilometres * 1.05);
    const [first, last] = [tileAt({ longitude: box.west, latitude: box.north }, zoom), tileAt({ longitude: box.east, latitude: box.south }, zoom)];
    equal(tiles.every(({ x, y }) => x >= first.x && x <= last.x && y >= first.y && y <= last.y), true);
  }
});

test('no plan is beyond the bounds, and one zoom more would be', () => {
  for (const kilometres of [3, 10, 25]) {
    for (const bytes of [0, 500, 15_000, 200_000, 30_000_000]) {
      const plan = planPatch({ minZoom: 5, maxZoom: 20 }, FARM, kilometres, bytes);
      equal(plan.tiles <= MOST_TILES && plan.bytes <= MOST_BYTES && plan.maxZoom <= 16, true);
      const more = plan.tiles + countTiles(FARM, kilometres, plan.maxZoom + 1);
      equal(plan.maxZoom === 16 || more > MOST_TILES || more * bytes > MOST_BYTES, true);
    }
  }
  equal(planPatch({ minZoom: 5, maxZoom: 16 }, FARM, 3, MOST_BYTES + 1), null);
  equal(planPatch({ minZoom: 17, maxZoom: 20 }, FARM, 3, 1), null);
});

test('what stays on the phone is the middle of a kilometre square and no house', () => {
  const [gate, barn] = [centreOf(FARM), centreOf({ longitude: FARM.longitude + 0.001, latitude: FARM.latitude })];
  equal(gate, barn);
  equal(/^TL \d\d \d\d$/.test(gate.reference), true);
  near(gate.longitude, FARM.longitude, 0.02);
  equal(isWithin(FARM, gate, 1), true);
  equal(isWithin({ longitude: FARM.longitude, latitude: FARM.latitude + 0.1 }, gate, 10), false);
});

test('nothing is a tile but what was asked for: no redirect, no page, no other type, no wrong bytes, none too large', async () => {
  const at = { z: 12, x: 2048, y: 1350 };
  const wrong = [
    new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
    new Response(png(), { headers: { 'Content-Type': 'image/svg+xml' } }),
    new Response(png()),
    new Response('<svg/>', { headers: { 'Content-Type': 'image/png' } }),
    new Response(png(), { headers: { 'Content-Type': 'image/jpeg' } }),
    new Response(png(), { headers: { 'Content-Type': 'application/geo+json' } }),
    new Response(new Uint8Array(0), { headers: { 'Content-Type': 'image/png' } }),
    new Response(png((4 << 20) + 1), { headers: { 'Content-Type': 'image/png' } }),
    new Response(png(), { status: 206, headers: { 'Content-Type': 'image/png' } }),
    new Response('', { status: 404 }),
    new Response('', { status: 401 }),
    new Response(png(), { status: 500, headers: { 'Content-Type': 'image/png' } }),
    new Response(null, { status: 304 }),
  ];
  for (const response of wrong) await answering(() => response, () => failing(fetchTile(LAYER, at), TileRefused));
  const drawing = { ...LAYER, tiles: 'DRAWING' };
  for (const text of ['', '[]', '{"type":"Feature"}', '{"type":"FeatureCollection"}', 'null', '{"type":"FeatureCollection","features":{}}', '\xff']) {
    await answering(() => new Response(text, { headers: { 'Content-Type': 'application/geo+json' } }), () => failing(fetchTile(drawing, at), TileRefused));
  }
  const asked = await answering(() => tile(100), async () => equal((await fetchTile(LAYER, at)).bytes.length, 100));
  equal([asked[0].path, asked[0].redirect, asked[0].credentials, asked[0].cache], ['/api/open-map-layers/fields/12/2048/1350', 'error', 'omit', 'no-store']);
  await answering(() => new Response(null, { status: 204 }), async () => equal(await fetchTile(LAYER, at), null));
});

test('a server that has too much to do is waited for, as long as it says and not for ever', async () => {
  const waits = [];
  const wait = async (ms) => waits.push(ms);
  await answering(
    (path, options, number) => (number === 1 ? new Response('', { status: 503, headers: { 'Retry-After': '7' } }) : number === 2 ? new Response('', { status: 429, headers: { 'Retry-After': '9999' } }) : tile(50)),
    async () => equal((await fetchTile(LAYER, { z: 9, x: 1, y: 1 }, { wait })).bytes.length, 50),
  );
  equal(waits, [7_000, 60_000]);
  const asked = await answering(() => Promise.reject(new TypeError('no signal')), () => failing(fetchTile(LAYER, { z: 9, x: 1, y: 1 }, { wait }), TypeError));
  equal(asked.length, 4);
});

async function withNothingKept(work) {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith('hedgerow-chosen-patch-')) await caches.delete(name);
  };
  await clear();
  try {
    await work();
  } finally {
    await clear();
  }
}

const wanted = (plan = planPatch(LAYER, FARM, 3, 100)) => ({ layer: LAYER, centre: centreOf(FARM), kilometres: 3, plan });

test('a patch is kept whole, is read from the phone alone, renewed by what has changed, and taken off', () =>
  withNothingKept(async () => {
    let told = 0;
    await answering(() => tile(100), () => keepChosenPatch({ ...wanted(), onProgress: (tiles) => (told = tiles) }));
    const [patch, ...others] = await listChosenPatches();
    equal(others, []);
    const count = [8, 9, 10, 11, 12, 13, 14].reduce((sum, zoom) => sum + countTiles(centreOf(FARM), 3, zoom), 0);
    equal([patch.tiles, patch.bytes, patch.minZoom, patch.maxZoom, told], [count, count * 100, 8, 14, count]);
    equal(JSON.stringify(patch).includes(String(FARM.latitude)), false);
    const asked = await answering(() => tile(1), async () => {
      equal((await (await keptTile(patch, { z: 14, ...tileAt(FARM, 14) })).arrayBuffer()).byteLength, 100);
      equal(await keptTile(patch, { z: 14, x: 1, y: 1 }), null);
    });
    equal(asked.length, 0);
    const again = await answering((path, { headers }) => (headers['If-None-Match'] === '"one"' && !path.includes('/14/') ? new Response(null, { status: 304 }) : tile(200)), () => keepChosenPatch({ ...wanted(), renews: patch }));
    equal(again.length, count);
    const [renewed] = await listChosenPatches();
    equal(renewed.bytes, count * 100 + countTiles(centreOf(FARM), 3, 14) * 100);
    equal((await caches.keys()).filter((name) => name.startsWith('hedgerow-chosen-patch-')).length, 1);
    await removeChosenPatch(renewed.id);
    equal(await listChosenPatches(), []);
  }));

test('what fails, is stopped or is cut off in the middle leaves nothing, and what it was to renew stays', () =>
  withNothingKept(async () => {
    await answering(() => tile(100), () => keepChosenPatch(wanted()));
    const [before] = await listChosenPatches();
    await answering((path, options, number) => (number > 9 ? new Response('', { status: 404 }) : tile(100)), () => failing(keepChosenPatch({ ...wanted(), renews: before }), TileRefused));
    const stop = new AbortController();
    await answering((path, options, number) => {
      if (number === 5) stop.abort();
      return tile(100);
    }, () => failing(keepChosenPatch({ ...wanted(), signal: stop.signal }), DOMException));
    equal((await listChosenPatches()).map(({ id }) => id), [before.id]);
    await (await caches.open('hedgerow-chosen-patch-half')).put('/api/open-map-layers/fields/8/1/1', tile(3));
    equal((await listChosenPatches()).length, 1);
    await tidyChosenPatches();
    equal(await caches.has('hedgerow-chosen-patch-half'), false);
  }));

test('there are three at most, and one at a time', () =>
  withNothingKept(async () => {
    const far = { minZoom: 8, maxZoom: 8, tiles: 2, bytes: 200 };
    await answering(() => tile(100), async () => {
      for (let n = 0; n < 3; n += 1) await keepChosenPatch(wanted(far));
      await failing(keepChosenPatch(wanted(far)), PatchBusy);
    });
    const [oldest] = await listChosenPatches();
    await removeChosenPatch(oldest.id);
    await navigator.locks.request('hedgerow-chosen-patch', () => failing(keepChosenPatch(wanted(far)), PatchBusy));
  }));

test('tiles that are larger than the sample said end the patch a zoom earlier, within its bound', () =>
  withNothingKept(async () => {
    const large = 4_000_000;
    await answering((path) => tile(path.includes('/14/') ? large : 100), () => keepChosenPatch(wanted()));
    const [patch] = await listChosenPatches();
    equal(countTiles(centreOf(FARM), 3, 14) * large > MOST_BYTES, true);
    equal([patch.maxZoom, patch.bytes, await keptTile(patch, { z: 14, ...tileAt(centreOf(FARM), 14) })], [13, patch.tiles * 100, null]);
  }));

test('a layer that has nothing closer ends where it ends, and one that has nothing at all is no patch', () =>
  withNothingKept(async () => {
    const upTo = (zoom) => (path) => (Number(path.split('/')[4]) > zoom ? new Response(null, { status: 204 }) : tile(400));
    await answering(upTo(11), async () => {
      const plan = await measurePatch(LAYER, centreOf(FARM), 3);
      equal([plan.maxZoom, plan.bytes], [11, plan.tiles * 400]);
      equal((await keepChosenPatch(wanted({ ...plan, maxZoom: 14 }))).maxZoom, 11);
    });
    await answering(upTo(0), async () => {
      equal(await measurePatch(LAYER, centreOf(FARM), 3), null);
      await failing(keepChosenPatch(wanted()));
    });
  }));
