import { get, request } from './http.js';

/** Of an incident, or for null the last that were recorded, as far as this person may read them. */
export const fetchSightings = async (incident) => (await get('/api/sightings', incident === null ? undefined : new URLSearchParams({ incident }))).sightings;

export const fetchSighting = (id) => get(`/api/sightings/${encodeURIComponent(id)}`);

/** Records one under an id that the page made. The same id and body may be sent again. */
export const recordSighting = async (id, form) => (await request('PUT', `/api/sightings/${encodeURIComponent(id)}`, { body: form })).body;

export const withdrawSighting = async (id, reason) => (await request('POST', `/api/sightings/${encodeURIComponent(id)}/withdrawal`, { body: { reason } })).body;

/** Looks for a plate: {pattern, matches: [{sighting, score, places, daysAgo}], more}. What is looked for stands in no address. */
export const searchPlates = async (pattern, purpose, days) => (await request('POST', '/api/plate-searches', { body: { pattern, purpose, days } })).body;

/** {watches, tag} of the person's own watches with what they tell; null when they are still what `tag` stands for. */
export async function fetchWatches(tag, signal) {
  const { status, body, etag } = await request('GET', '/api/vehicle-watches', { ifNoneMatch: tag, signal });
  return status === 304 ? null : { watches: body.watches, tag: etag };
}

/** Begins one under an id that the page made. The same id and body may be sent again. */
export const keepWatch = async (id, form) => (await request('PUT', `/api/vehicle-watches/${encodeURIComponent(id)}`, { body: form })).body;

export const endWatch = async (id) => (await request('POST', `/api/vehicle-watches/${encodeURIComponent(id)}/end`)).body;

/** Says that the person has looked at what a watch told, up to what it said. */
export const lookedAtWatch = async (id, upTo) => void (await request('POST', `/api/vehicle-watches/${encodeURIComponent(id)}/looked`, { body: { upTo } }));

/** Whom to tell of a sighting: [{id, name}], the likeliest first. */
export const fetchNeighbours = async (id) => (await get(`/api/sightings/${encodeURIComponent(id)}/neighbours`)).forces;

/** Tells a force, under an id that the page made. The same id and body may be sent again. */
export const tellNeighbour = async (id, body) => (await request('PUT', `/api/heads-ups/${encodeURIComponent(id)}`, { body })).body;

/** What the own force told and was told: {headsUps: {received, sent}, tag}; null when nothing stands otherwise than what `tag` is of. */
export async function fetchHeadsUps(tag, signal) {
  const { status, body, etag } = await request('GET', '/api/heads-ups', { ifNoneMatch: tag, signal });
  return status === 304 ? null : { headsUps: body, tag: etag };
}

export const acknowledgeHeadsUp = async (id) => (await request('POST', `/api/heads-ups/${encodeURIComponent(id)}/acknowledgement`, { body: {} })).body;
