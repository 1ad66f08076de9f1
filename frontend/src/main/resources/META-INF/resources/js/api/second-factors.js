import { get, request } from './http.js';

const at = (...parts) => `/api/second-factors/${parts.map(encodeURIComponent).join('/')}`;
const change = async (path, body, method = 'POST') => (await request(method, path, { body })).body;

export const fetchSecondFactors = () => get('/api/second-factors');
/** A new secret for an app: {secret, address, picture: {size, path}}. Nothing changes until one of its codes is confirmed. */
export const beginApp = (password) => change(at('authenticator'), { password });
export const confirmApp = (code) => change(at('authenticator'), { code }, 'PUT');
export const removeApp = (password) => change(at('authenticator', 'removal'), { password });
export const renewRecoveryCodes = (password) => change(at('recovery-codes'), { password });
export const askForPasskey = (password) => change('/api/second-factors/passkeys/options', { password });
export const addPasskey = (name, credential) => change(at('passkeys'), { name, credential });
export const removePasskey = (id, password) => change(at('passkeys', id, 'removal'), { password });
export const listSessions = () => get('/api/sessions');
export const endSession = (id) => request('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
