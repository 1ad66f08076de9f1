import { request } from './http.js';

/** Says one message to a stream whose words come as server-sent events. */
export const sayToStream = (stream, text) => request('POST', `/api/live/streams/${encodeURIComponent(stream)}/messages`, { body: JSON.parse(text) });
