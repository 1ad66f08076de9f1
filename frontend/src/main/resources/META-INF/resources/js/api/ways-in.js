import { currentLanguage } from '../lib/words.js';
import { get, request } from './http.js';

const at = (...parts) => `/api/${parts.map(encodeURIComponent).join('/')}`;
const post = async (path, body) => (await request('POST', path, { body })).body;

/** How somebody may sign in here beside a password: {providers: [{id, name}], links}. */
export const waysIn = () => get('/api/ways-in');
export const askForLink = (username) => post('/api/sign-in-links', { username, language: currentLanguage() });
export const openLink = (code) => post('/api/sign-in-links/used', { code });
export const makeLink = (person) => post(at('people', person, 'sign-in-links'));
export const listInvitations = (organisation) => get(at('organisations', organisation, 'invitations'));
export const invite = (organisation, invitation) => post(at('organisations', organisation, 'invitations'), invitation);
export const withdrawInvitation = (invitation) => request('DELETE', at('invitations', invitation));
export const lookAtInvitation = (code) => post('/api/invitations/seen', { code });
export const join = (joining) => post('/api/invitations/taken', joining);
