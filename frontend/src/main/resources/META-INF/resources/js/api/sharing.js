import { get, request } from './http.js';

const of = (id, tail) => `/api/incidents/${encodeURIComponent(id)}/${tail}`;

/** What this person may choose: {scopes, proposable, organisations, agreements, teams, compartments}. */
export const fetchSharingChoices = () => get('/api/sharing/choices');

/** People of the own organisation by part of their name: [{id, name}]. */
export const findColleagues = async (text, signal) => (await get('/api/sharing/colleagues', new URLSearchParams({ text }), { signal })).people;

/** Who would see it: {readers, notes, warnings, wider, secondPerson}. `about` is {incident} or {category, place}. */
export const previewSharing = async (about, sharing, signal) => (await request('POST', '/api/sharing/preview', { body: { ...about, sharing }, signal })).body;

/** How an incident of the own organisation is shared now. */
export const fetchSharing = (id, signal) => get(of(id, 'sharing'), undefined, { signal });

/** {incident} when it is done, {proposal} when a second person must agree. */
export async function changeSharing(id, version, { sharing, reason, meant }) {
  const { status, body } = await request('PUT', of(id, 'sharing'), { body: { sharing, reason, meant }, ifMatch: version });
  return status === 202 ? { proposal: body } : { incident: body };
}

export const proposeSharing = async (id, sharing, reason) => (await request('POST', of(id, 'sharing-proposals'), { body: { sharing, reason } })).body;

/** {toDecide, mine}. */
export const fetchProposals = (signal) => get('/api/sharing-proposals', undefined, { signal });

export const decideProposal = async (id, accept, reason) => (await request('POST', `/api/sharing-proposals/${encodeURIComponent(id)}/decision`, { body: { accept, reason } })).body;

/** What other forces hold without showing it, with their middle in a box {west, south, east, north}. */
export const fetchPointers = async (bbox, signal) => (await get('/api/pointers', new URLSearchParams({ bbox }), { signal })).pointers;

export const setPointer = async (id, contact) => (await request('PUT', of(id, 'pointer'), { body: { contact } })).body;

export const removePointer = (id) => request('DELETE', of(id, 'pointer'));
