import { get } from './http.js';

/** The layers that the operator has laid under the map: [{id, name, tiles, attribution, minZoom, maxZoom, opacity, night}]. */
export const fetchMapLayers = async () => (await get('/api/map-layers')).layers;

/** Those that the operator gives to anybody, in the same form. */
export const fetchOpenMapLayers = async () => (await get('/api/open-map-layers')).layers;

export const mapTileAddress = (id) => `/api/map-layers/${id}/{z}/{x}/{y}`;

/** The drawing of one square as GeoJSON, or null where there is none. The browser may keep it. */
export async function fetchDrawing(id, { z, x, y }, signal) {
  const response = await fetch(`/api/map-layers/${id}/${z}/${x}/${y}`, { credentials: 'same-origin', signal });
  return response.status === 200 ? response.json() : null;
}
