import { get } from './http.js';

/** The squares of the coming week and, in the same answer, how such squares did in weeks before. */
export const fetchForecast = (params, signal) => get('/api/forecast', params, { signal });
