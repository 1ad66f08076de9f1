import { get, request } from './http.js';

const at = (id) => `/api/push-devices/${encodeURIComponent(id)}`;

/** Whether messages to phones are offered, and the key to which a browser binds them: {offered, key}. */
export const fetchPushKey = (signal) => get('/api/push-key', undefined, { signal });

/** One's phones and other browsers: {devices, most}. */
export const fetchPushDevices = (signal) => get('/api/push-devices', undefined, { signal });

/** `device`: {endpoint, p256dh, auth, label, language}. */
export const keepPushDevice = async (device) => (await request('POST', '/api/push-devices', { body: device })).body;

export const deletePushDevice = (id) => request('DELETE', at(id));

/** Answers "SENT", "GONE" or "FAILED". */
export const testPushDevice = async (id) => (await request('POST', `${at(id)}/test`)).body.result;
