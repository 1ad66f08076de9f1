import { get } from './http.js';

export const fetchHotspots = (params, signal) => get('/api/hotspots', params, { signal });

/** What became of hotspots by the same rule. */
export const fetchHotspotHistory = (params, signal) => get('/api/hotspots/history', params, { signal });

/** One hotspot explained; found again by the same rule. */
export const fetchHotspot = (key, params, signal) => get(`/api/hotspots/${encodeURIComponent(key)}`, params, { signal });
