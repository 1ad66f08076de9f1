/** One tile of an open layer, looked at before anything keeps it. Whatever is not what was asked for is an error and never a tile. */
const MOST_TILE_BYTES = 4 << 20;
const TRIES = 4;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const KINDS = { IMAGE: new Set(['image/png', 'image/jpeg', 'image/webp']), DRAWING: new Set(['application/geo+json']) };
const BEGINNINGS = {
  'image/png': [[0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  'image/jpeg': [[0, 0xff, 0xd8, 0xff]],
  'image/webp': [[0, 0x52, 0x49, 0x46, 0x46], [8, 0x57, 0x45, 0x42, 0x50]],
};

/** Somebody answers otherwise than Hedgerow's layers do; trying again is no use. */
export class TileRefused extends Error {}

export const tilePath = (id, { z, x, y }) => `/api/open-map-layers/${id}/${z}/${x}/${y}`;

/**
 * The tile as {bytes, type, tag}; null where there is none; `kept` when the server says that it is the same still. A server that has too much to do and a signal that goes are waited for a few times.
 *
 * @param kept a response that was kept before, with its ETag, or null
 */
export async function fetchTile({ id, tiles }, at, { kept = null, signal, wait = waitFor } = {}) {
  for (let tries = 1; ; tries += 1) {
    const answer = await once(id, tiles, at, kept, signal).catch((cause) => {
      if (cause instanceof TileRefused || signal?.aborted || tries === TRIES) throw cause;
      return { waitMs: null };
    });
    if (answer?.waitMs === undefined) return answer;
    if (tries === TRIES) throw new Error('The layer is not to be had now');
    await wait(Math.min(LONGEST_WAIT_MS, answer.waitMs ?? FIRST_WAIT_MS * 2 ** (tries - 1)), signal);
  }
}

async function once(id, tiles, at, kept, signal) {
  const tag = kept?.headers.get('ETag') ?? null;
  const headers = tag === null ? {} : { 'If-None-Match': tag };
  const response = await fetch(tilePath(id, at), { cache: 'no-store', credentials: 'omit', redirect: 'error', headers, signal });
  if (response.status === 204) return null;
  if (response.status === 304 && tag !== null) return read(kept, tiles);
  if (response.status === 429 || response.status === 503) return { waitMs: secondsOf(response) };
  if (response.status !== 200) throw new TileRefused(`A tile was answered by ${response.status}`);
  return read(response, tiles);
}

async function read(response, tiles) {
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0].trim().toLowerCase();
  if (!KINDS[tiles]?.has(type)) throw new TileRefused('A tile has a type that no tile has');
  const bytes = await readAtMost(response, MOST_TILE_BYTES);
  if (!isWhatItSays(bytes, type)) throw new TileRefused('A tile is not what it says it is');
  return { bytes, type, tag: response.headers.get('ETag') };
}

async function readAtMost(response, most) {
  const parts = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new TileRefused('A tile is larger than tiles are');
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function isWhatItSays(bytes, type) {
  if (type === 'application/geo+json') return isDrawing(bytes);
  return BEGINNINGS[type].every(([from, ...wanted]) => wanted.every((byte, index) => bytes[from + index] === byte));
}

function isDrawing(bytes) {
  try {
    const { type, features } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return type === 'FeatureCollection' && Array.isArray(features);
  } catch {
    return false;
  }
}

function secondsOf(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}

function waitFor(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
