import { get, request } from './http.js';

const at = (id, own) => `/api/sources/${own ? 'own/' : ''}${encodeURIComponent(id)}`;

/** Sources without who they are: those that this person registered, or all of the own force for whoever handles them. */
export const fetchSources = (own) => get(own ? '/api/sources/own' : '/api/sources');

/** Registers a source under an id that the page made: {id, reference}. The same may be sent again. */
export const registerSource = async (id, form) => (await request('PUT', at(id, true), { body: form })).body;

/** Keeps what goes with one thing that a source told, under an id that the page made. */
export const keepTelling = (id, form) => request('PUT', `/api/source-tellings/${encodeURIComponent(id)}`, { body: form });

/** Who a source is: {source, identity, tellings, openings}. It is written down. */
export const openSource = async (id, own, reason) => (await request('POST', `${at(id, own)}/openings`, { body: { reason } })).body;

export const findSources = async (form) => (await request('POST', '/api/source-searches', { body: form })).body;

export const amendSource = async (id, form, version) => (await request('PUT', at(id, false), { body: form, ifMatch: version })).body;

export const eraseSource = async (id) => (await request('POST', `${at(id, false)}/erasure`)).body;
