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
  throw refusal(response, content, path);
}

function refusal(response, content, path) {
  // Somebody whose role has come to need more than they have shown is asked to sign in again as well.
  const isOut = response.status === 401 || content?.type === '/problems#second-factor-needed';
  if (isOut && path !== '/api/session') httpEvents.dispatchEvent(new Event('signed-out'));
  return new ProblemError(content ?? {}, response.status, Number(response.headers.get('Retry-After')) || null);
}

/**
 * Asks for what takes long: the server says in lines how far it is, which `said` is told as a share from 0 to 1, and last the answer, which is returned. Throws as `request` does. Ending the
 * request by `signal` ends the work on the server too.
 */
export async function follow(path, params, { signal, said }) {
  const silence = new AbortController();
  let timer = null;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), ANSWER_WITHIN_MS);
  };
  let answer = null;
  try {
    heard();
    const response = await fetch(`${path}?${params}`, {
      headers: { Accept: 'application/x-ndjson, application/problem+json' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? anySignal(signal, silence.signal) : silence.signal,
    });
    if (!response.ok) throw refusal(response, parse(await response.text(), response.headers.get('Content-Type') ?? ''), path);
    for await (const line of linesOf(response.body)) {
      heard();
      const content = JSON.parse(line);
      if ('done' in content) said(content.done);
      else answer = content;
    }
  } catch (cause) {
    if (signal?.aborted || cause instanceof ProblemError) throw cause;
    throw new NoAnswerError(cause);
  } finally {
    clearTimeout(timer);
  }
  if (answer === null) throw new NoAnswerError(null);
  if ('status' in answer) throw new ProblemError(answer, answer.status);
  return answer;
}

async function* linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    yield* lines;
  }
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
