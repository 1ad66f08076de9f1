import { get, request } from './http.js';

const at = (id, tail = '') => `/api/incidents/${encodeURIComponent(id)}${tail}`;

/** The map with its `tag`; null when it shows just what the given tag is of. */
export async function fetchMap(params, signal, tag) {
  const { status, body, etag } = await request('GET', '/api/map', { params, signal, ifNoneMatch: tag });
  return status === 304 ? null : { ...body, tag: etag };
}

export const fetchList = (params, signal) => get('/api/incidents', params, { signal });

/** The own reports; each with how far the police are with it (`report`), where that is known. */
export async function fetchMine() {
  const [{ incidents }, reports] = await Promise.all([get('/api/incidents/mine'), get('/api/reports/mine').then((answer) => answer.reports, () => [])]);
  const states = new Map(reports.map(({ id, state }) => [id, state]));
  return incidents.map((feature) => (states.has(feature.id) ? { ...feature, report: states.get(feature.id) } : feature));
}

export const getIncident = (id, signal) => get(at(id), undefined, { signal });

/** What it said before; for the police of its owner. */
export const fetchHistory = async (id, signal) => (await get(at(id, '/history'), undefined, { signal })).versions;

/** Reports an incident under an id that the page made; the same id and body may be sent again. */
export const reportIncident = async (id, incident) => (await request('PUT', at(id), { body: incident })).body;

export const amendIncident = async (id, version, incident) =>
  (await request('PUT', at(id), { body: incident, ifMatch: version })).body;

export const closeIncident = async (id, version, reason) =>
  (await request('POST', at(id, '/closure'), { body: { reason }, ifMatch: version })).body;

export const withdrawIncident = async (id, version, reason) =>
  (await request('POST', at(id, '/withdrawal'), { body: { reason }, ifMatch: version })).body;

/** How often an incident was taken back, and what became of it: for the police of its owner. */
export const listRecalls = async (id, signal) => (await get(at(id, '/recalls'), undefined, { signal })).recalls;

/** What was reported lately within 2 km of a place, so that one event is not recorded twice. */
export async function listNearby({ easting, northing }) {
  const params = new URLSearchParams({ easting, northing, within: 2000, hours: 48 });
  return (await get('/api/incidents/nearby', params, { within: 6000 })).incidents;
}
