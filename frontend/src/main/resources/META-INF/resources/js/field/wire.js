/**
 * The queue's own door to HTTP. It believes only what Hedgerow itself can have said: between a phone and the server there are networks with pages of their own, which answer anything with anything.
 */
const ANSWER_WITHIN_MS = 30_000;
/** A piece at 2 kB/s, which is a bad day with one bar. */
const PIECE_WITHIN_MS = 180_000;
const LONGEST_ANSWER_BYTES = 262_144;
const LONGEST_WAIT_MS = 3_600_000;
const MOST_POINTERS = 10;

/** Nothing was heard: no signal, the server is away, or it took too long. Whether the request arrived is not known. */
export class Silence extends Error {
  constructor(cause) {
    super('No answer', { cause });
    this.name = 'Silence';
  }
}

/**
 * Sends a sealed report. Answers {status, body, refusal, retryAfterMs}: `body` is what the server says of the report, when it is that; `refusal` a problem of Hedgerow's, as {slug, pointers}.
 * Only a report with its reporter's name goes with the cookies of whoever is signed in.
 */
export function putReport({ id, sealed, named, unnamed }, signal) {
  return ask(`/api/reports/${id}${named && unnamed ? '?unnamed=true' : ''}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/jose', Accept: 'application/json, application/problem+json' },
    body: sealed,
    credentials: named && !unnamed ? 'same-origin' : 'omit',
    within: ANSWER_WITHIN_MS,
    signal,
  });
}

export function putChunk(id, file, n, bytes, signal) {
  return ask(`/api/reports/${id}/files/${file}/chunks/${n}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', Accept: 'application/problem+json' },
    body: bytes,
    credentials: 'omit',
    within: PIECE_WITHIN_MS,
    signal,
  });
}

/** The id of whoever is signed in, null when nobody is, undefined when the answer does not say. */
export async function whoIsSignedIn(signal) {
  const { status, body } = await ask('/api/session', { method: 'GET', headers: { Accept: 'application/json' }, credentials: 'same-origin', within: ANSWER_WITHIN_MS, signal });
  if (status === 200 && typeof body?.person?.id === 'string') return body.person.id;
  return status === 401 || (status === 200 && body?.next !== undefined) ? null : undefined;
}

/** The server's public key for reports, with how far this phone's clock is behind the server's; null when no such answer came. */
export async function fetchReportKey(signal) {
  const asked = Date.now();
  const { status, body, date } = await ask('/api/report-key', { method: 'GET', headers: { Accept: 'application/json' }, credentials: 'omit', within: ANSWER_WITHIN_MS, signal });
  if (status !== 200 || !isReportKey(body)) return null;
  const { kid, jwk } = body;
  return { kid, jwk: { kty: jwk.kty, n: jwk.n, e: jwk.e }, clockOffsetMs: Number.isFinite(date) ? Math.round(date - (asked + Date.now()) / 2) : null };
}

/** At least 2,048 bits, whatever answers in the server's place. */
export function isReportKey(body) {
  return typeof body?.kid === 'string' && /^[\w.-]{1,100}$/.test(body.kid) && body.jwk?.kty === 'RSA' && /^[\w-]{342,1400}$/.test(body.jwk.n) && /^[\w-]{1,8}$/.test(body.jwk.e);
}

async function ask(path, { within, signal, ...options }) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), within);
  const end = () => limit.abort();
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  try {
    const response = await fetch(path, { ...options, redirect: 'manual', cache: 'no-store', signal: limit.signal });
    // A redirect is nothing that Hedgerow would answer here.
    if (response.type === 'opaqueredirect') throw new Silence(null);
    const content = parse(await readShort(response), response.headers.get('Content-Type') ?? '');
    return { status: response.status, body: content, refusal: refusalOf(response, content), retryAfterMs: retryAfter(response), date: Date.parse(response.headers.get('Date') ?? '') };
  } catch (cause) {
    throw cause instanceof Silence ? cause : new Silence(cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function readShort(response) {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > LONGEST_ANSWER_BYTES) {
      await reader.cancel();
      return '';
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text, contentType) {
  if (!/^application\/(problem\+)?json\b/i.test(contentType)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Which problem it is and which fields it is about. Its sentences stay behind: they may repeat what somebody wrote, which this phone does not keep. A refusal that is not written as Hedgerow writes them is none.
 */
function refusalOf(response, content) {
  if (response.status < 400 || response.status >= 500) return null;
  if (!(response.headers.get('Content-Type') ?? '').startsWith('application/problem+json')) return null;
  const slug = /^\/problems#([a-z0-9-]{1,60})$/.exec(String(content?.type ?? ''))?.[1];
  if (!slug) return null;
  const errors = Array.isArray(content.errors) ? content.errors : [];
  const pointers = errors.map((error) => String(error?.pointer ?? '')).filter((pointer) => /^(\/[A-Za-z0-9]{1,40}){1,6}$/.test(pointer));
  return { slug, pointers: pointers.slice(0, MOST_POINTERS) };
}

function retryAfter(response) {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : null;
}
