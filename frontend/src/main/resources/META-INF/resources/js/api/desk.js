import { get, request } from './http.js';

const report = (id, tail = '') => `/api/desk/reports/${encodeURIComponent(id)}${tail}`;
const incident = (id, tail) => `/api/desk/incidents/${encodeURIComponent(id)}${tail}`;
const changed = async (method, path, version, body) => (await request(method, path, { body, ifMatch: version })).body;

/** A part of the list: {reports, next, mark}. */
export const listReports = (params, signal) => get('/api/desk/reports', params, { signal });

/** Another text than before when there is anything new. */
export const fetchMark = async (signal) => (await get('/api/desk/mark', undefined, { signal })).mark;

export const fetchReport = (id, signal) => get(report(id), undefined, { signal });
export const fetchDuplicates = async (id, signal) => (await get(report(id, '/duplicates'), undefined, { signal })).duplicates;

/** Whom to ask; that it was read is written down. */
export const fetchContact = (id) => get(report(id, '/contact'));

/** Where the draft of its reporter's statement is, for a link. */
export const statementAddress = (id) => report(id, '/statement.txt');

export const findDeskColleagues = async (name, signal) => (await get('/api/desk/colleagues', new URLSearchParams({ name }), { signal })).people;

export const assignReport = (id, version, to) => changed('POST', report(id, '/assignment'), version, { to });
export const gradeReport = (id, version, grade) => changed('PUT', report(id, '/grade'), version, grade);
export const promoteReport = (id, version, promotion) => changed('POST', report(id, '/promotions'), version, promotion);
export const joinReport = (id, version, to, reason) => changed('POST', report(id, '/joining'), version, { incident: to, reason });
export const takeReportApart = (id, version, reason) => changed('POST', report(id, '/apart'), version, { reason });

/** Says something to the reporter under an id that the page made; the same may be sent again. */
export const writeToReporter = async (id, message) => (await request('POST', report(id, '/messages'), { body: message })).body;

export const listTogether = async (id, signal) => (await get(incident(id, '/reports'), undefined, { signal })).reports;
export const joinMany = async (id, reports, reason) => (await request('POST', incident(id, '/reports'), { body: { reports, reason } })).body.reports;
export const widenSpan = (id, version) => changed('POST', incident(id, '/span'), version, undefined);
export const closeWithNotice = (id, version, closure) => changed('POST', incident(id, '/closure'), version, closure);

/** What watch groups told the own desk. */
export const listRemarks = async (signal) => (await get('/api/desk/remarks', undefined, { signal })).remarks;
export const answerRemark = (id, state) => request('POST', `/api/desk/remarks/${encodeURIComponent(id)}/answer`, { body: { state } });
