import { get, request } from './http.js';

const at = (id) => `/api/areas/${encodeURIComponent(id)}`;

/** One's own areas: {areas, mailPossible, most}. */
export const fetchAreas = (signal) => get('/api/areas', undefined, { signal });

/** Keeps an area under an id that the page made; with `version` it changes that version. The same id and body may be sent again. */
export const keepArea = async (id, area, version) => (await request('PUT', at(id), { body: area, ifMatch: version })).body;

export const deleteArea = (id) => request('DELETE', at(id));

/** What was reported in one's areas: {notices, unseen}. */
export const fetchNotices = (signal) => get('/api/notices', undefined, { signal });

/** Everything that was made up to an instant has been looked at. */
export const seeNotices = (until) => request('POST', '/api/notices/seen', { body: { until } });

/** Stops letters about an area, by the code of a letter; needs nobody to be signed in. */
export const stopLetters = (area, code) => request('POST', `/api/stops/${encodeURIComponent(area)}/${encodeURIComponent(code)}`);
