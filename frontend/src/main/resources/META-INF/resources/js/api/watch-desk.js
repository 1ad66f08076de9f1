import { get, request } from './http.js';

const remark = (id) => `/api/watch-desk/remarks/${encodeURIComponent(id)}`;

export const fetchWatchDuplicates = async (id, signal) => (await get(`/api/watch-desk/incidents/${encodeURIComponent(id)}/duplicates`, undefined, { signal })).duplicates;

/** What this coordinator told the police in the last weeks. */
export const listOwnRemarks = async (signal) => (await get('/api/watch-desk/remarks', undefined, { signal })).remarks;

/** Tells the police something under an id that the page made: {kind, incident, other, text}. The same may be sent again. */
export const makeRemark = (id, words) => request('PUT', remark(id), { body: words });
export const takeRemarkBack = (id) => request('DELETE', remark(id));
