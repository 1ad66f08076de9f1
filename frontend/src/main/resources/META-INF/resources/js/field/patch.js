/**
 * The base map for use without a signal: Hedgerow's own land and places, which the worker hands to the report page's small map. It is kept for the whole country at once, which is less than one photo, so that what lies on a
 * phone does not say where its owner's land is.
 */
const CACHE = 'hedgerow-patch';
const FILES = ['/gis/base/land.geojson', '/gis/base/places.geojson'];
/** What the files take on a phone. A test holds it against them; the server sends less, because it sends them compressed. */
export const PATCH_BYTES = 831_385;

/** Whether this browser keeps things for pages at all. */
export const canKeepPatch = () => globalThis.caches !== undefined && globalThis.navigator.serviceWorker !== undefined;

/** Whether all of it is here. */
export async function hasPatch() {
  if (!(await caches.has(CACHE))) return false;
  const cache = await caches.open(CACHE);
  const found = await Promise.all(FILES.map((path) => cache.match(path)));
  return found.every((response) => response !== undefined);
}

/** Fetches it, all or nothing; one that is here already is renewed where the server has another. Throws when it does not arrive or has no room. */
export async function keepPatch() {
  const responses = await Promise.all(FILES.map((path) => fetch(`${path}?fresh`, { cache: 'no-cache', credentials: 'omit', redirect: 'error' })));
  for (const response of responses) {
    if (response.status !== 200 || !/\bgeo\+json\b/.test(response.headers.get('Content-Type') ?? '')) throw new Error('The map did not arrive');
  }
  const cache = await caches.open(CACHE);
  try {
    for (const [index, response] of responses.entries()) await cache.put(FILES[index], response);
  } catch (cause) {
    await removePatch();
    throw cause;
  }
}

export const removePatch = () => caches.delete(CACHE);
