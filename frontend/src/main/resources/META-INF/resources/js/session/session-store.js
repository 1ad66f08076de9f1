import { findSession, signIn, signOut, signOutEverywhere } from '../api/session.js';

/**
 * Who is in front of the screen. `state` is 'asking', 'signed-in', 'signed-out' or 'expired': expired means that the page still
 * holds what the last person was writing and waits for the same person to sign in again.
 */
export class SessionStore extends EventTarget {
  state = 'asking';
  session = null;

  /** Asks the server; somebody who was signed in and no longer is has expired. */
  async ask() {
    const session = await findSession();
    if (session === null && this.session !== null) this.expire();
    else this.#become(session);
  }

  async signIn(username, password) {
    const previous = this.session;
    const session = await signIn(username, password);
    if (previous && previous.person.id !== session?.person.id) {
      globalThis.location.reload();
      return;
    }
    this.#become(session);
  }

  /** Ends the session and reloads, so that nothing of it stays in memory. */
  async signOut(everywhere = false) {
    await (everywhere ? signOutEverywhere() : signOut());
    globalThis.location.reload();
  }

  /** The server no longer knows us. */
  expire() {
    if (this.state !== 'signed-in') return;
    this.state = 'expired';
    this.dispatchEvent(new Event('session-changed'));
  }

  may(permission) {
    return this.session?.permissions.includes(permission) ?? false;
  }

  get isPolice() {
    return this.session?.precision === 'EXACT';
  }

  #become(session) {
    this.session = session;
    this.state = session ? 'signed-in' : 'signed-out';
    this.dispatchEvent(new Event('session-changed'));
  }
}
