import { referenceOf } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { countTiles, tileAt, tilesWithin } from './tile-cover.js';
import { fetchTile, tilePath } from './tile-fetch.js';

/**
 * Patches of an operator's open layer that somebody has chosen to keep on this phone. Each is a cache of its own; what it is about is written into it last, so a patch without it is none and is cleared away.
 * The report page's small map reads them from here. The service worker has nothing to do with them.
 */
const CACHES = 'hedgerow-chosen-patch-';
const ABOUT = '/about';
const LOCK = 'hedgerow-chosen-patch';
export const DISTANCES_KM = [3, 10, 25];
export const MOST_PATCHES = 3;
export const MOST_TILES = 4_000;
export const MOST_BYTES = 60_000_000;
/** The small map goes no closer. */
const CLOSEST = 16;
const SAMPLES = 4;
const AT_ONCE = 4;
/** Of what the browser gives; the queue of reports warns from here on too. */
const FULL_SHARE = 0.8;

/** The phone has no room for it. */
export class PatchFull extends Error {}
/** Another tab of this browser is keeping one now, or there are three already. */
export class PatchBusy extends Error {}

const canKeep = () => globalThis.caches !== undefined && globalThis.navigator.locks !== undefined;

/**
 * The place that a patch lies about: the middle of the 1 km square of the National Grid that was chosen, so that what stays on the phone names no house. {longitude, latitude, reference}
 */
export function centreOf({ longitude, latitude }) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  const corner = [Math.floor(easting / 1_000) * 1_000, Math.floor(northing / 1_000) * 1_000];
  return { ...fromNationalGrid(corner[0] + 500, corner[1] + 500), reference: referenceOf(...corner, 1_000) };
}

/** From the lowest zoom of the layer to the closest that fits the bounds: {minZoom, maxZoom, tiles, bytes}; null when not even the lowest does. */
export function planPatch({ minZoom, maxZoom }, centre, kilometres, bytesOfATile) {
  let plan = null;
  let tiles = 0;
  for (let zoom = minZoom; zoom <= Math.min(maxZoom, CLOSEST); zoom += 1) {
    tiles += countTiles(centre, kilometres, zoom);
    if (tiles > MOST_TILES || tiles * bytesOfATile > MOST_BYTES) break;
    plan = { minZoom, maxZoom: zoom, tiles, bytes: Math.round(tiles * bytesOfATile) };
  }
  return plan;
}

/** What a patch will take, judged by a few tiles of its middle; null where the layer has nothing. */
export async function measurePatch(layer, centre, kilometres, signal) {
  const most = planPatch(layer, centre, kilometres, 0);
  const sizes = [];
  let closest = null;
  for (let z = most?.maxZoom ?? -1; z >= layer.minZoom && sizes.length < SAMPLES; z -= 1) {
    const tile = await fetchTile(layer, { z, ...tileAt(centre, z) }, { signal });
    if (tile === null) continue;
    closest ??= z;
    sizes.push(tile.bytes.length);
  }
  if (closest === null) return null;
  return planPatch({ ...layer, maxZoom: closest }, centre, kilometres, sizes.reduce((sum, size) => sum + size) / sizes.length);
}

/** Whether the phone has room for so many bytes, as far as its browser says. */
export async function hasRoomFor(bytes) {
  const { usage = 0, quota = 0 } = (await globalThis.navigator.storage?.estimate?.()) ?? {};
  return quota === 0 || usage + bytes <= quota * FULL_SHARE;
}

/**
 * Fetches a patch and keeps it, all or nothing. A layer whose tiles are larger than the sample let one think ends a zoom earlier. Answers what is kept.
 *
 * @param renews the patch that this one takes the place of, or null; what has not changed there is not sent again
 * @param onProgress is told how many tiles are here
 */
export async function keepChosenPatch({ layer, centre, kilometres, plan, renews = null, onProgress = () => {}, signal }) {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) throw new PatchBusy('Another tab is at it');
    const others = await clearLeftOvers();
    if (renews === null && others.length >= MOST_PATCHES) throw new PatchBusy('There are as many as may be');
    if (!(await hasRoomFor(plan.bytes))) throw new PatchFull('There is no room');
    const id = crypto.randomUUID();
    try {
      const patch = await fill(id, { layer, centre, kilometres, plan, renews, onProgress, signal });
      if (renews !== null) await removeChosenPatch(renews.id);
      return patch;
    } catch (cause) {
      await caches.delete(CACHES + id);
      throw cause?.name === 'QuotaExceededError' ? new PatchFull('There is no room', { cause }) : cause;
    }
  });
}

async function fill(id, { layer, centre, kilometres, plan, renews, onProgress, signal }) {
  const cache = await caches.open(CACHES + id);
  const before = renews === null ? null : await caches.open(CACHES + renews.id);
  const kept = { tiles: 0, bytes: 0, maxZoom: null };
  let fetched = 0;
  for (let z = plan.minZoom; z <= plan.maxZoom; z += 1) {
    const squares = tilesWithin(centre, kilometres, z);
    const paths = [];
    let bytes = 0;
    const waiting = [...squares];
    const one = async () => {
      for (let square = waiting.pop(); square && kept.bytes + bytes <= MOST_BYTES; square = waiting.pop()) {
        signal?.throwIfAborted();
        const path = tilePath(layer.id, { z, ...square });
        const tile = await fetchTile(layer, { z, ...square }, { kept: (await before?.match(path)) ?? null, signal });
        if (tile !== null) {
          bytes += tile.bytes.length;
          paths.push(path);
          await cache.put(path, new Response(tile.bytes, { headers: { 'Content-Type': tile.type, ...(tile.tag === null ? {} : { ETag: tile.tag }) } }));
        }
        onProgress((fetched += 1));
      }
    };
    await settled(Array.from({ length: AT_ONCE }, one));
    if (kept.bytes + bytes > MOST_BYTES) {
      for (const path of paths) await cache.delete(path);
      break;
    }
    if (paths.length === 0 && kept.tiles > 0) break;
    Object.assign(kept, { tiles: kept.tiles + paths.length, bytes: kept.bytes + bytes, maxZoom: paths.length > 0 ? z : kept.maxZoom });
  }
  if (kept.tiles === 0) throw new Error('The layer has nothing there');
  const about = { id, layer, centre, kilometres, minZoom: plan.minZoom, ...kept, keptAt: new Date().toISOString(), renews: renews?.id ?? null };
  await cache.put(ABOUT, Response.json(about));
  return about;
}

/** Waits for all of them before it tells of the first that failed, so that none writes into a cache that has been given up. */
async function settled(works) {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

/** What is kept, the oldest first: [{id, layer, centre, kilometres, minZoom, maxZoom, tiles, bytes, keptAt}]. */
export async function listChosenPatches() {
  return canKeep() ? (await readAll()).whole : [];
}

async function readAll() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  const found = await Promise.all(
    names.map(async (name) => {
      const about = await (await caches.open(name)).match(ABOUT);
      return { name, about: (await about?.json().catch(() => null)) ?? null };
    }),
  );
  const replaced = new Set(found.map(({ about }) => about?.renews).filter(Boolean));
  const isWhole = ({ about }) => about !== null && !replaced.has(about.id);
  const whole = found.filter(isWhole).map(({ about }) => about).sort((a, b) => a.keptAt.localeCompare(b.keptAt));
  return { whole, leftOver: found.filter((each) => !isWhole(each)).map(({ name }) => name) };
}

/** What was half fetched when a phone died, and what a newer one had replaced. Only who holds the lock calls this. */
async function clearLeftOvers() {
  const { whole, leftOver } = await readAll();
  for (const name of leftOver) await caches.delete(name);
  return whole;
}

/** Clears left-overs away, unless a tab is keeping one now. */
export async function tidyChosenPatches() {
  if (canKeep()) await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && clearLeftOvers());
}

export const removeChosenPatch = (id) => caches.delete(CACHES + id);

/** A tile of a patch as it was kept, or null. */
export async function keptTile({ id, layer }, at) {
  return (await (await caches.open(CACHES + id)).match(tilePath(layer.id, at))) ?? null;
}
