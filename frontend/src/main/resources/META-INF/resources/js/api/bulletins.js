import { get, request } from './http.js';

const desk = (id, act = '') => `/api/bulletin-desk/${encodeURIComponent(id)}${act}`;
const post = async (id, act, body, ifMatch) => (await request('POST', desk(id, act), { body, ifMatch })).body;

/** What was issued to everybody: {bulletins}; needs nobody to be signed in. */
export const fetchPublic = () => get('/api/bulletins');
export const fetchOnePublic = (id) => get(`/api/bulletins/${encodeURIComponent(id)}`);

/** The same for whoever is signed in, each in the first words that are theirs. */
export const fetchMine = () => get('/api/my-bulletins');
export const fetchOneOfMine = (id) => get(`/api/my-bulletins/${encodeURIComponent(id)}`);

/** Events with a place that are not over, of what one reads: {events}. */
export const fetchEvents = (signal) => get('/api/bulletin-events', undefined, { signal });

/** The desk of one's organisation: {bulletins}. */
export const fetchDesk = () => get('/api/bulletin-desk');
export const fetchWritten = (id) => get(desk(id));

/** Begins a bulletin under an id that the page made; with `version` it changes that version. */
export const keepBulletin = async (id, form, version) => (await request('PUT', desk(id), { body: form, ifMatch: version })).body;

/** What watch groups look after: {watchGroups: [{id, name, squares}]}. */
export const fetchWatchGroups = () => get('/api/bulletin-desk/watch-groups');

/** What it may not say: {findings}. */
export const checkBulletin = async (form, signal) => (await request('POST', '/api/bulletin-desk/checks', { body: form, signal })).body;

/** What a bulletin about an incident begins with: {advice, partOfDay, squares}. */
export const beginFrom = (incident) => get(`/api/incidents/${encodeURIComponent(incident)}/bulletin`);

/** How many people it has reached: {told, letters, messages, read}, each a number or null for a small one. */
export const fetchFigures = (id) => get(desk(id, '/figures'));

/** The same of a hotspot that was found with these parameters: {advice, partOfDay, squares, members}. */
export const beginFromHotspot = (key, params) => get(`/api/hotspots/${encodeURIComponent(key)}/bulletin`, params);

export const submitBulletin = (id, version) => post(id, '/review', {}, version);
export const approveWording = (id, version, audience) => post(id, '/approvals', { audience }, version);
export const approveUrgently = (id, version, reason) => post(id, '/urgent-approval', { reason }, version);
export const seeUrgent = (id) => post(id, '/urgent-approval/seen', {});
export const issueBulletin = (id, version) => post(id, '/issue', {}, version);
export const updateBulletin = (id, later) => post(id, '/update', { id: later });
export const cancelBulletin = (id, cancellation, reason) => post(id, '/cancellation', { id: cancellation, reason });
