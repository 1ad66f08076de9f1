import { get } from './http.js';

/** A page of entries: {entries, next}. `filter` holds what was chosen; empty values are left out. */
export const listEntries = (filter, after) => get('/api/audit/entries', parameters({ ...filter, after }));

/** A page of those who saw a record. */
export const listReaders = (subject, { from, until }, after) =>
  get(`/api/audit/subjects/${encodeURIComponent(subject)}/readers`, parameters({ from, until, after }));

function parameters(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value));
}
