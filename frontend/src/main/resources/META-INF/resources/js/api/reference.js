import { get } from './http.js';

export const fetchReference = () => get('/api/reference');

/** Readings of a typed place: {places, message}. */
export const readPlace = (text, signal) => get('/api/places', new URLSearchParams({ text }), { signal });

/** The reading of a point on the map. */
export const readPoint = (longitude, latitude, signal) =>
  get('/api/places', new URLSearchParams({ longitude: longitude.toFixed(6), latitude: latitude.toFixed(6) }), { signal });

/** The offences that go with a kind of incident on a day ("2025-10-15"), by the light of the law: ANY, DAY or NIGHT. */
export const fetchOffences = (category, on, light, signal) => get('/api/offences', new URLSearchParams({ category, on, light }), { signal });

/** A file of the base map. */
export const fetchBase = (name) => fetchKept(`/gis/base/${name}.geojson`);

/**
 * The areas of a kind (FORCE, COUNTY, DISTRICT) that are in force today, as GeoJSON with `indicative` and `source`: official ones where some were
 * loaded, Hedgerow's own for forces and counties until then, and none for any other kind.
 */
export const fetchBoundaries = (kind) => fetchKept(`/api/boundaries/${kind}`);

/** Areas of the loaded boundaries by a part of their `text` or by their `codes`: {loaded, areas}. */
export const findBoundaries = ({ text = null, codes = [] }, signal) => get('/api/boundary-names', new URLSearchParams(text === null ? codes.map((code) => ['code', code]) : { text }), { signal });

/** What is the same for everybody: the browser may keep it, and asks whether it still holds. */
async function fetchKept(path) {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path} did not arrive`);
  return response.json();
}
