import { get, request } from './http.js';
import { ProblemError } from './problem-error.js';

/** Who is signed in, or null. The answer also sets the cookie that unsafe requests must quote. */
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

export const signOut = () => request('DELETE', '/api/session');
export const signOutEverywhere = () => request('DELETE', '/api/sessions');
export const enrol = (enrolment) => request('POST', '/api/enrolments', { body: enrolment });
