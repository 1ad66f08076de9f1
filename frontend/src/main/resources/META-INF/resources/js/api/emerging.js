import { follow, get } from './http.js';

/** Hexagons that become hot, have long been, or cool down, and how that was found. */
export const fetchEmerging = (params, signal) => get('/api/emerging', params, { signal });

/** What is going on somewhere at the end of the period, and how that was found; `said` hears how far it is, from 0 to 1. */
export const fetchScan = (params, signal, said) => follow('/api/scan', params, { signal, said });
