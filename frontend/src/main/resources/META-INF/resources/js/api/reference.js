import { get } from './http.js';

export const fetchReference = () => get('/api/reference');

/** Readings of a typed place: {places, message}. */
export const readPlace = (text, signal) => get('/api/places', new URLSearchParams({ text }), { signal });

/** The reading of a point on the map. */
export const readPoint = (longitude, latitude, signal) =>
  get('/api/places', new URLSearchParams({ longitude: longitude.toFixed(6), latitude: latitude.toFixed(6) }), { signal });

/** A file of the base map, which the browser may keep. */
export async function fetchBase(name) {
  const response = await fetch(`/gis/base/${name}.geojson`, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`The base map file ${name} did not arrive`);
  return response.json();
}
