import { get } from './http.js';

/** What happened in the seasons of past years in one's own force: {nation, years, usualPerWeek, usualDays, seasons}. `advice` chooses the kinds of incident. */
export const fetchSeasons = (advice, signal) => get('/api/bulletin-desk/seasons', new URLSearchParams({ advice }), { signal });
