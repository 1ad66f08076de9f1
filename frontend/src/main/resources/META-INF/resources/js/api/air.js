import { get, request } from './http.js';

const at = (id, tail = '') => `/api/air-requests/${encodeURIComponent(id)}${tail}`;
const body = async (answer) => (await answer).body;

/** What one's force asks, or one's air support is asked: {requests, mark, airSupports}. */
export const listAirRequests = (signal) => get('/api/air-requests', undefined, { signal });

/** Another text than before when there is anything new. */
export const fetchAirMark = async (signal) => (await get('/api/air-requests/mark', undefined, { signal })).mark;

/** What a request about an incident may begin with: {incident, incidentReference, content, airSupports}. */
export const beginAirRequest = (incident) => get(`/api/air-requests/from-incident/${encodeURIComponent(incident)}`);

export const fetchAirRequest = (id, signal) => get(at(id), undefined, { signal });
export const fetchBriefing = (id, signal) => get(at(id, '/briefing'), undefined, { signal });

/** Keeps a request under an id that the page made; with `version` it changes that version. The same id and body may be sent again. */
export const keepAirRequest = (id, content, version) => body(request('PUT', at(id), { body: content, ifMatch: version }));

/** Takes the next step: {to, reason, confirmed}. */
export const moveAirRequest = (id, version, step) => body(request('POST', at(id, '/state'), { body: step, ifMatch: version }));

export const acknowledgeBriefing = (id, version) => body(request('POST', at(id, '/acknowledgements'), { body: { version } }));

export const listAirLinks = async (id, signal) => (await get(at(id, '/links'), undefined, { signal })).links;
/** A link for a crew without accounts: {link, code}. The code is told this once. */
export const makeAirLink = (id) => body(request('POST', at(id, '/links'), { body: {} }));
export const withdrawAirLink = (id, link) => request('DELETE', at(id, `/links/${encodeURIComponent(link)}`));

/** The newest briefing of a link, without an account. */
export const openAirLink = (code) => body(request('POST', '/api/air-briefings/opened', { body: { code } }));
export const acknowledgeByLink = (code, version, callSign) => request('POST', '/api/air-briefings/acknowledged', { body: { code, version, callSign } });

export const listDrones = async (signal) => (await get('/api/police-drones', undefined, { signal })).drones;
export const logDrone = (id, drone) => body(request('PUT', `/api/police-drones/${encodeURIComponent(id)}`, { body: drone }));
export const landDrone = (id) => request('POST', `/api/police-drones/${encodeURIComponent(id)}/landing`, { body: {} });

/** Where the briefing lies as a file: "pdf", "kml", "gpx", "geojson", "gpkg" or "cot". */
export const briefingFile = (id, ending) => at(id, `/briefing.${ending}`);
export const briefingScript = (id) => at(id, '/script');
