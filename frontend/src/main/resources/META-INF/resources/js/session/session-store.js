import { askToSignInWithPasskey, findSession, showCode, signIn, signInWithPasskey, signOut, signOutEverywhere } from '../api/session.js';

/**
 * Who is in front of the screen. `state` is 'asking', 'signed-in', 'signed-out', 'half' or 'expired': half means that the second
 * factor is owed, and `half` says how it can be shown; expired means that the page still
 * holds what the last person was writing and waits for the same person to sign in again.
 */
export class SessionStore extends EventTarget {
  state = 'asking';
  session = null;
  half = null;

  /** Asks the server; somebody who was signed in and no longer is has expired. */
  async ask() {
    const session = await findSession();
    if (session === null && this.session !== null) this.expire();
    else this.#enter(session);
  }

  async signIn(username, password) {
    this.#enter(await signIn(username, password));
  }

  async showCode(code) {
    this.#enter(await showCode(code));
  }

  /** `use` lets the person choose one of their passkeys; when they choose none, nothing happens. */
  async signInWithPasskey(use) {
    const credential = await use(await askToSignInWithPasskey());
    if (credential !== null) this.#enter(await signInWithPasskey(credential));
  }

  /** Somebody else than before must not see what the page still holds. */
  #enter(session) {
    if (session?.next) {
      this.half = session;
      this.state = 'half';
      this.dispatchEvent(new Event('session-changed'));
    } else if (this.session && session && this.session.person.id !== session.person.id) {
      globalThis.location.reload();
    } else {
      this.half = null;
      this.#become(session);
    }
  }

  /** Ends the session and reloads, so that nothing of it stays in memory. */
  async signOut(everywhere = false) {
    await (everywhere ? signOutEverywhere() : signOut());
    globalThis.location.reload();
  }

  /** The purpose has been stated: what may be read is another from now on ("purpose-stated"). */
  readFor(purpose) {
    this.session = { ...this.session, purpose };
    this.dispatchEvent(new Event('purpose-stated'));
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
