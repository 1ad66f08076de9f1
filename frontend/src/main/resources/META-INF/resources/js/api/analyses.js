import { get, request } from './http.js';

const of = (id) => `/api/analyses/${encodeURIComponent(id)}`;

/** One's own saved analyses and those that others share, latest change first. */
export const listAnalyses = async (signal) => (await get('/api/analyses', undefined, { signal })).analyses;

/** Saves {name, kind, parameters, sharing}; with a version it changes that one. The same id may be sent again when no answer came. */
export const saveAnalysis = async (id, analysis, version) => (await request('PUT', of(id), { body: analysis, ifMatch: version })).body;

export const deleteAnalysis = (id) => request('DELETE', of(id));
