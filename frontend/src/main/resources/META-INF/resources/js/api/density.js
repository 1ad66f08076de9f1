import { get } from './http.js';
import { NoAnswerError, ProblemError } from './problem-error.js';

/** How densely incidents lie, in bands, and how that was found. */
export const fetchDensity = (params, signal) => get('/api/density', params, { signal });

/** The surface as a file, "tif" or "png"; `params` have the reason, which is written down. */
export async function fetchDensityFile(ending, params) {
  let response;
  try {
    response = await fetch(`/api/density.${ending}?${params}`, { credentials: 'same-origin', cache: 'no-store' });
  } catch (cause) {
    throw new NoAnswerError(cause);
  }
  if (!response.ok) throw new ProblemError(await response.json().catch(() => ({})), response.status, Number(response.headers.get('Retry-After')) || null);
  return response.blob();
}
