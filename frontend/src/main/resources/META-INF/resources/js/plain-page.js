import './session/hedge-person-menu.js';
import './session/hedge-sign-in.js';
import { SessionStore } from './session/session-store.js';
import './theme/hedge-theme-toggle.js';
import { httpEvents } from './api/http.js';
import { el, show } from './lib/dom.js';

/** What the pages beside the map share: the theme, and letting in those who may. */
const tools = document.querySelector('#tools');
tools.append(document.createElement('hedge-theme-toggle'));

/** Calls `open(session)` once somebody with one of the permissions, or with any where they are null, is signed in; asks to sign in or refuses otherwise. */
export async function admit(content, permissions, open) {
  const session = new SessionStore();
  const draw = () => {
    if (session.state !== 'signed-in') return askToSignIn(content, session);
    if (!tools.querySelector('hedge-person-menu')) {
      const menu = document.createElement('hedge-person-menu');
      menu.session = session;
      tools.append(menu);
    }
    if (permissions !== null && !permissions.some((permission) => session.may(permission))) {
      return show(content, el('div', { class: 'notice' }, el('p', {}, 'This page is not for your role. ', el('a', { href: '/' }, 'Go to the map'), '.')));
    }
    return open(session);
  };
  session.addEventListener('session-changed', draw);
  httpEvents.addEventListener('signed-out', () => session.expire());
  try {
    await session.ask();
  } catch (problem) {
    show(content, el('div', { class: 'problem', role: 'alert' }, problem.words ?? 'Hedgerow gave no answer. Load the page again.'));
  }
}

function askToSignIn(content, session) {
  const signIn = document.createElement('hedge-sign-in');
  signIn.session = session;
  show(content, signIn);
}
