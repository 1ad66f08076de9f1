import { NoAnswerError, ProblemError } from './problem-error.js';
import { get, request } from './http.js';

const at = (file, what) => `/api/evidence/${encodeURIComponent(file)}/${what}`;

/** The files of a report: {files}. */
export const fetchFiles = (report, signal) => get(`/api/reports/${encodeURIComponent(report)}/files`, undefined, { signal });

/** Where the copies of a file are, for an image to show. */
export const copyAddress = (file) => at(file, 'copy');
export const thumbnailAddress = (file) => at(file, 'thumbnail');

/** Everything that was done with a file: {entries}. */
export const fetchContinuity = (file, signal) => get(at(file, 'continuity'), undefined, { signal });

/** Names a file as an exhibit: the file as it is then. The same may be sent again. */
export const nameExhibit = async (file, naming) => (await request('PUT', at(file, 'exhibit'), { body: naming })).body;

/** The original as it came, for a reason that is written down: {blob, name}. Throws as `request` does. */
export async function fetchOriginal(file, reason) {
  // What is refused is refused in words, which the common way reads; only the file itself is no text.
  const token = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='));
  let response;
  try {
    response = await fetch(at(file, 'original'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/octet-stream, application/problem+json', 'X-XSRF-TOKEN': token ? decodeURIComponent(token.slice('XSRF-TOKEN='.length)) : '' },
      body: JSON.stringify({ reason }),
      credentials: 'same-origin',
      cache: 'no-store',
    });
    if (response.ok) return { blob: await response.blob(), name: nameOf(response) ?? `original-${file}` };
  } catch (cause) {
    throw new NoAnswerError(cause);
  }
  throw new ProblemError(await response.json().catch(() => ({})), response.status, Number(response.headers.get('Retry-After')) || null);
}

/** The server's own name for it, which has nothing of its sender's. */
const nameOf = (response) => /filename="([A-Za-z0-9.-]{1,80})"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
