import { request } from './http.js';

/** Says one message to a stream whose words come as server-sent events. */
export const sayToStream = (stream, turn, text) => request('PUT', `/api/live/streams/${encodeURIComponent(stream)}/messages/${turn}`, { body: JSON.parse(text) });
