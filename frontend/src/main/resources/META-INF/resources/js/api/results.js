import { get, request } from './http.js';

/** Replaces what came of an incident: [{measure, day, count}]. Answers the incident. */
export const recordResults = async (id, version, results) => (await request('PUT', `/api/incidents/${encodeURIComponent(id)}/results`, { body: { results }, ifMatch: version })).body;

/** A season of each force against the one before. */
export const fetchScorecard = (params, signal) => get('/api/scorecard', params, { signal });

/** What the own force has recorded on a day that belongs to no incident: [{measure, day, count, scope}]. */
export const listForceResults = async (day, signal) => (await get('/api/results', new URLSearchParams({ from: day, until: day }), { signal })).results;

/** Records it: {was, count, scope}, where `was` is the count that was seen before, and 0 is none. */
export const recordForceResult = async (measure, day, figure) => (await request('PUT', `/api/results/${measure}/${day}`, { body: figure })).body;
