import { get, request } from './http.js';

export const listExports = (signal) => get('/api/exports', undefined, { signal });
export const makeExport = async (wanted) => (await request('POST', '/api/exports', { body: wanted })).body;
export const exportAddress = (id) => `/api/exports/${encodeURIComponent(id)}`;
