import { get, request } from './http.js';

const at = (id, tail = '') => `/api/intelligence-reports/${encodeURIComponent(id)}${tail}`;

/** Live ones that this person may read. */
export const fetchLive = async () => (await get('/api/intelligence-reports')).reports;

export const fetchOwn = async () => (await get(at('own'))).reports;

/** What waits for the unit; for who assesses. */
export const fetchDesk = async () => (await get(at('desk'))).reports;

/** {report, ways, incidents, forOthers}. */
export const fetchReport = (id) => get(at(id));

/** Keeps a report, or with `version` replaces that version of it. The same id and body may be sent again. */
export const keepReport = async (id, form, version) => (await request('PUT', at(id), { body: form, ifMatch: version })).body;

export const keepLegacy = async (id, report) => (await request('POST', at('legacy'), { body: { id, report } })).body;

export const takeWay = async (id, version, name, reason) => (await request('POST', at(id, '/transitions'), { body: { name, reason }, ifMatch: version })).body;

/** What others will read; answers {hits}. */
export const keepSanitised = async (id, version, form) => (await request('PUT', at(id, '/sanitised'), { body: form, ifMatch: version })).body;

export const fetchCheck = async (id) => (await get(at(id, '/check'))).hits;

export const approveUse = async (id, use, reason) => (await request('POST', at(id, '/approvals'), { body: { use, reason } })).body;

export const printAddress = (id) => at(id, '/print.pdf');

/** To whom a report was sent within the force; for who assesses. */
export const fetchDisseminations = async (report) => (await get(at(report, '/disseminations'))).disseminations;

/** {roles, teams} to which the unit may send. */
export const fetchRecipients = () => get('/api/intelligence-recipients');

/** Sends a report to people, a role or a team. The same id and body may be sent again. */
export const disseminate = async (id, form) => (await request('PUT', `/api/intelligence-disseminations/${encodeURIComponent(id)}`, { body: form })).body;

/** What the reader was sent. */
export const fetchReceived = async () => (await get('/api/intelligence-disseminations')).received;

/** Reads what was sent, which is kept. */
export const readReceived = async (id) => (await request('POST', `/api/intelligence-disseminations/${encodeURIComponent(id)}/reading`, { body: {} })).body;

const ofTransfer = (id, tail = '') => `/api/intelligence-transfers/${encodeURIComponent(id)}${tail}`;

/** {received, given}: what other forces offered the unit, and what it offered. */
export const fetchTransfers = () => get('/api/intelligence-transfers');

/** Offers a report to another force. The same id and body may be sent again. */
export const offerTransfer = async (id, form) => (await request('PUT', ofTransfer(id), { body: form })).body;

/** Accepts an offer, as a report under an id that the page made. */
export const acceptTransfer = async (id, report) => (await request('POST', ofTransfer(id, '/acceptance'), { body: { report } })).body;

export const refuseTransfer = async (id, reason) => (await request('POST', ofTransfer(id, '/refusal'), { body: { reason } })).body;

/** What is due for review in the unit's force. */
export const fetchDue = async () => (await get('/api/intelligence-reviews')).due;

/** How long a report is kept, and what was decided about that. */
export const fetchRetention = (id) => get(at(id, '/retention'));

export const amendRetention = async (id, group, reason) => (await request('POST', at(id, '/retention'), { body: { group, reason } })).body;

export const keepAtReview = async (id, reason) => (await request('POST', at(id, '/retention/keeping'), { body: { reason } })).body;

/** Empties a report for good. */
export const disposeOf = async (id, reason) => (await request('POST', at(id, '/retention/disposal'), { body: { reason } })).body;
