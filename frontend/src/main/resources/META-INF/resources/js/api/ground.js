import { get, request } from './http.js';

const own = (id) => `/api/ground/own/${encodeURIComponent(id)}`;
const at = (id) => `/api/ground/${encodeURIComponent(id)}`;

/** What this person keeps: {ground, most}. */
export const fetchOwnGround = (signal) => get('/api/ground/own', undefined, { signal });

/** Keeps something under an id that the page made; with `version` it changes that version. The same id and body may be sent again. */
export const keepGround = async (id, form, version) => (await request('PUT', own(id), { body: form, ifMatch: version })).body;

/** Says of all of these that they are still so: {ground}. */
export const confirmGround = async (ids) => (await request('POST', '/api/ground/own/confirmations', { body: { ids } })).body;

export const endGround = async (id) => (await request('POST', `${own(id)}/end`)).body;

/** Whether this person wants letters about it: {wanted, possible}. */
export const fetchGroundLetters = () => get('/api/ground/own/letters');

export const chooseGroundLetters = async (wanted, language) => (await request('PUT', '/api/ground/own/letters', { body: { wanted, language } })).body;

export const stopGroundLetters = (stop, code) => request('POST', `/api/ground/stops/${encodeURIComponent(stop)}/${encodeURIComponent(code)}`);

/** What the police see in a box "west,south,east,north": {ground, tooMany}. */
export const fetchGroundInView = (bbox, signal) => get('/api/ground', new URLSearchParams({ bbox }), { signal });

/** One, for the police: {ground, force, history}. */
export const fetchGround = (id, signal) => get(at(id), undefined, { signal });

/** Changes what the own force owns; `form` has the reason. */
export const amendGround = async (id, form, version) => (await request('PUT', at(id), { body: form, ifMatch: version })).body;

export const confirmGroundAsPolice = async (id) => (await request('POST', `${at(id)}/confirmation`)).body;

export const endGroundAsPolice = async (id, reason) => (await request('POST', `${at(id)}/end`, { body: { reason } })).body;
