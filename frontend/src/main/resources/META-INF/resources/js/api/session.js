import { get, request } from './http.js';
import { ProblemError } from './problem-error.js';

/**
 * Who is signed in, or null; of somebody who has yet to finish signing in, {next, ways} and nothing more. The answer also sets
 * the cookie that unsafe requests must quote.
 */
export async function findSession() {
  try {
    return await get('/api/session');
  } catch (problem) {
    if (problem instanceof ProblemError && problem.status === 401) return null;
    throw problem;
  }
}

/** Signs in. The session is asked for again afterwards because signing in changes the request token. */
export async function signIn(username, password) {
  await request('POST', '/api/session', { body: { username, password } });
  return findSession();
}

/** Finishes signing in with a code of the app, or a recovery code. */
export async function showCode(code) {
  await request('POST', '/api/session/code', { body: { code } });
  return findSession();
}

/** What the server wants a passkey to answer. */
export const askToSignInWithPasskey = async () => (await request('POST', '/api/session/passkey/options')).body;

export async function signInWithPasskey(credential) {
  await request('POST', '/api/session/passkey', { body: { credential } });
  return findSession();
}

export const signOut = () => request('DELETE', '/api/session');
export const signOutEverywhere = () => request('DELETE', '/api/sessions');
export const enrol = (enrolment) => request('POST', '/api/enrolments', { body: enrolment });

/** What this session is for; null takes it back. */
export const statePurpose = (purpose) => request('PUT', '/api/session/purpose', { body: { purpose } });
