import { get } from './http.js';

export const fetchStatistics = (params, signal) => get('/api/statistics', params, { signal });
