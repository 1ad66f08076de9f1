import { get, request } from './http.js';

const at = (...parts) => `/api/ladder/${parts.map(encodeURIComponent).join('/')}`;

/** Exactly one person by {name, born}, or one vehicle by {plate}: [Subject]. Sent in a body, so that no name stands in an address. */
export const searchLadder = async (asked) => (await request('POST', at('searches'), { body: asked })).body.subjects;

/** What is to be done in the own force: {subjects, custody, costPence, recoverablePence, clocks, children}. */
export const fetchLadderWork = () => get(at('work'));

/** One with everything that may be read of the same one: {subject, matched, ladders, steps, custody, costPence, recoverablePence, closed}. */
export const fetchLadder = (id) => get(at('subjects', id));

/** Keeps something under an id that the page made; `kind` is subjects, steps or custody. The same id and body may be sent again. */
export const keepOnLadder = (kind, id, form, version) => request('PUT', at(kind, id), { body: form, ifMatch: version });

/** Does something with a step or with what is held. */
export const actOnLadder = (kind, id, act, form) => request('POST', at(kind, id, act), { body: form });
