import { sayStaticWords } from './lib/static-words.js';
import { phrase } from './lib/words-of-page.js';
import './session/hedge-language.js';
import './session/hedge-person-menu.js';
import './session/hedge-sign-in.js';
import { SessionStore } from './session/session-store.js';
import './theme/hedge-theme-toggle.js';
import { httpEvents } from './api/http.js';
import { el, show } from './lib/dom.js';

/** What the pages beside the map share: the theme, and letting in those who may. */
const tools = document.querySelector('#tools');
sayStaticWords();
tools.append(document.createElement('hedge-theme-toggle'));

/** The way to the other language, on pages where nobody is signed in yet. */
export const offerLanguage = () => document.querySelector('#main').append(document.createElement('hedge-language'));

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
      return show(content, el('div', { class: 'notice' }, el('p', {}, phrase('page.plain-page.this-page-is-not-for-your'), el('a', { href: '/' }, phrase('page.plain-page.go-to-the-map')), '.')));
    }
    return open(session);
  };
  session.addEventListener('session-changed', draw);
  httpEvents.addEventListener('signed-out', () => session.expire());
  try {
    await session.ask();
  } catch (problem) {
    show(content, el('div', { class: 'problem', role: 'alert' }, problem.words ?? phrase('page.plain-page.hedgerow-gave-no-answer-load-the')));
  }
}

function askToSignIn(content, session) {
  const signIn = document.createElement('hedge-sign-in');
  signIn.session = session;
  show(content, signIn);
}
