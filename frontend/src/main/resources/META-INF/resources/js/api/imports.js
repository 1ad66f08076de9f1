import { get, request } from './http.js';

const UPLOAD_WITHIN_MS = 10 * 60_000;

/** Sends a file: a dry run answers what would happen, a real run answers {id} of the import to watch. */
export async function sendImport({ file, format, mapping, dryRun }) {
  const form = new FormData();
  form.append('file', file);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  const params = new URLSearchParams({ dryRun: String(dryRun), format });
  return (await request('POST', '/api/imports', { params, form, within: UPLOAD_WITHIN_MS })).body;
}

export const listImports = () => get('/api/imports');
export const getImport = (id) => get(`/api/imports/${encodeURIComponent(id)}`);
export const rejectsAddress = (id) => `/api/imports/${encodeURIComponent(id)}/rejects`;
