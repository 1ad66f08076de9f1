import { get, request } from './http.js';

/** Asks every force that answers, under an id that the page made: {asked, answering, hits}. The same id and body may be sent again. What is asked stands in no address. */
export const askForces = async (id, form) => (await request('PUT', `/api/enquiries/${encodeURIComponent(id)}`, { body: form })).body;

/** What this person asked in the last thirty days, latest first. */
export const fetchEnquiries = async () => (await get('/api/enquiries')).enquiries;

/** What others asked that hit the own force in the last thirty days, latest first. */
export const fetchAskedOfUs = async () => (await get('/api/enquiry-hits')).asked;

/** Says once that somebody of the own force has seen it, with a note for who asked. */
export const seeEnquiry = async (id, note) => (await request('POST', `/api/enquiry-hits/${encodeURIComponent(id)}/seen`, { body: { note } })).body;

/** {answering: [{kind, answers, agreement, contact}], agreements: [{id, name}]} of the own force. */
export const fetchAnswering = () => get('/api/answering');

export const keepAnswering = async (kind, form) => (await request('PUT', `/api/answering/${encodeURIComponent(kind)}`, { body: form })).body;
