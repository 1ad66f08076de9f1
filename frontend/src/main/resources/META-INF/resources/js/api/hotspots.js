import { get } from './http.js';

export const fetchHotspots = (params, signal) => get('/api/hotspots', params, { signal });

/** One hotspot explained; found again by the same rule. */
export const fetchHotspot = (key, params, signal) => get(`/api/hotspots/${encodeURIComponent(key)}`, params, { signal });
