import { get, request } from './http.js';

const at = (id, tail = '') => `/api/operations/${encodeURIComponent(id)}${tail}`;
const part = (id, name, own) => at(id, `/${name}/${encodeURIComponent(own)}`);
const put = async (path, body, version) => (await request('PUT', path, { body, ifMatch: version })).body;
const post = async (path, body, version) => (await request('POST', path, { body, ifMatch: version })).body;

/** Those that this person may know of. */
export const fetchOperations = async () => (await get('/api/operations')).operations;

/** {operation, incidents}. */
export const fetchOperation = (id) => get(at(id));

/** Keeps a plan, or with `version` replaces that version of it. The same id and body may be sent again; so may those of a task, an item and an entry. */
export const keepOperation = (id, plan, version) => put(at(id), plan, version);

export const stepOperation = (id, version, state, reason) => post(at(id, '/state'), { state, reason }, version);

export const linkIncident = (id, incident) => request('PUT', part(id, 'incidents', incident));

export const unlinkIncident = (id, incident) => request('DELETE', part(id, 'incidents', incident));

/** Entries after a number: {entries, cursor, board}. */
export const fetchLog = (id, after, signal) => get(at(id, '/log'), new URLSearchParams({ after }), { signal });

export const addEntry = (id, entry, text) => put(part(id, 'log', entry), { text });

export const fetchTasks = async (id) => (await get(at(id, '/tasks'))).tasks;

export const keepTask = (id, task, form, version) => put(part(id, 'tasks', task), form, version);

export const stepTask = (id, { id: task, version }, state) => post(`${part(id, 'tasks', task)}/state`, { state }, version);

/** {operations, tag} of those that run, each with `items` that are on the map now; null when they are still what `tag` stands for. */
export async function fetchRunningBoards(tag, signal) {
  const { status, body, etag } = await request('GET', '/api/operation-boards', { ifNoneMatch: tag, signal });
  return status === 304 ? null : { ...body, tag: etag };
}

export const fetchBoard = async (id) => (await get(at(id, '/board'))).items;

export const keepItem = (id, item, form, version) => put(part(id, 'board', item), form, version);

export const removeItem = (id, { id: item, version }, reason) => post(`${part(id, 'board', item)}/removal`, { reason }, version);

/** What it was at a moment: {at, log, tasks, board}. */
export const fetchReplay = (id, moment, signal) => get(at(id, '/replay'), new URLSearchParams({ at: moment }), { signal });

export const fetchDebrief = (id) => get(at(id, '/debrief'));

/** @param version 0 while nobody has written it */
export const writeDebrief = (id, form, version) => put(at(id, '/debrief'), form, version === 0 ? undefined : version);
