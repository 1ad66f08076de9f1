import { get } from './http.js';

export const fetchStatistics = (params, signal) => get('/api/statistics', params, { signal });

export const fetchCharts = (params, signal) => get('/api/statistics/charts', params, { signal });
