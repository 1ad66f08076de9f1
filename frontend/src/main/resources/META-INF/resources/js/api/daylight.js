import { get } from './http.js';

/** Sun, moon and night in law at a point, [longitude, latitude], through a span of time. */
export const fetchDaylight = ([longitude, latitude], { earliest, latest }, signal) =>
  get('/api/daylight', new URLSearchParams({ longitude: longitude.toFixed(6), latitude: latitude.toFixed(6), earliest, latest }), { signal });
