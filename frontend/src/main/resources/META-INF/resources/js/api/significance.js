import { get } from './http.js';

/** Hexagons that hold more than chance explains, and how that was found. */
export const fetchSignificance = (params, signal) => get('/api/significance', params, { signal });

/** Pairs of incidents that follow each other soon and near by. */
export const fetchNearRepeats = (params, signal) => get('/api/near-repeats', params, { signal });
