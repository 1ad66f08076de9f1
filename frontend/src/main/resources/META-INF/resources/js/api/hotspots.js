import { get } from './http.js';

export const fetchHotspots = (params, signal) => get('/api/hotspots', params, { signal });
