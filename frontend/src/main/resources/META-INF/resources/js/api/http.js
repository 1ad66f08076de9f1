import { NoAnswerError, ProblemError } from './problem-error.js';

/** Tells the page when the server no longer knows who is asking ("signed-out"). */
export const httpEvents = new EventTarget();

const ANSWER_WITHIN_MS = 20_000;

function csrfToken() {
  const cookie = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : null;
}

function isSafe(method) {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Asks the server. Answers {status, body, etag}, with status 304 and no body when it still has what `ifNoneMatch` is the tag of; throws ProblemError when it refuses, NoAnswerError when it is silent, and
 * lets an AbortError through when the caller's own signal ended the request.
 */
export async function request(method, path, { params, body, form, ifMatch, ifNoneMatch, signal, within = ANSWER_WITHIN_MS } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  const token = csrfToken();
  if (!isSafe(method) && token) headers['X-XSRF-TOKEN'] = token;
  if (ifMatch !== undefined) headers['If-Match'] = `"${ifMatch}"`;
  if (ifNoneMatch) headers['If-None-Match'] = ifNoneMatch;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const query = params && [...params].length > 0 ? `?${params}` : '';
  const timeout = AbortSignal.timeout(within);
  let response;
  let text;
  try {
    response = await fetch(path + query, {
      method,
      headers,
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? anySignal(signal, timeout) : timeout,
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new NoAnswerError(cause);
  }
  const content = parse(text, response.headers.get('Content-Type') ?? '');
  if (response.ok || (ifNoneMatch && response.status === 304)) return { status: response.status, body: content, etag: response.headers.get('ETag') };
  // Somebody whose role has come to need more than they have shown is asked to sign in again as well.
  const isOut = response.status === 401 || content?.type === '/problems#second-factor-needed';
  if (isOut && path !== '/api/session') httpEvents.dispatchEvent(new Event('signed-out'));
  throw new ProblemError(content ?? {}, response.status, Number(response.headers.get('Retry-After')) || null);
}

function anySignal(...signals) {
  const controller = new AbortController();
  for (const each of signals) {
    if (each.aborted) controller.abort(each.reason);
    else each.addEventListener('abort', () => controller.abort(each.reason), { once: true, signal: controller.signal });
  }
  return controller.signal;
}

function parse(text, contentType) {
  if (text === '' || !contentType.includes('json')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const get = async (path, params, options = {}) => (await request('GET', path, { params, ...options })).body;
