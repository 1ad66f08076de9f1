import { fetchAreas, fetchNotices } from './api/areas.js';
import { httpEvents } from './api/http.js';
import { fetchReference } from './api/reference.js';
import { fetchSharingChoices } from './api/sharing.js';
import { UnseenStore } from './areas/unseen-store.js';
import { el, show } from './lib/dom.js';
import { inOwnLanguage } from './lib/names-in-welsh.js';
import { sayStaticWords } from './lib/static-words.js';
import { phrase } from './lib/words-of-page.js';
import './session/hedge-person-menu.js';
import './session/hedge-sign-in.js';
import { SessionStore } from './session/session-store.js';
import './theme/hedge-theme-toggle.js';
import { Workspace } from './workspace.js';

/** Starts the map page: who is there decides between signing in and the workspace. */
const session = new SessionStore();
const main = document.querySelector('#main');
const tools = document.querySelector('#tools');
const welcome = document.querySelector('#welcome');
const unseen = new UnseenStore({ fetchAreas, fetchNotices });
let workspace = null;

sayStaticWords();
tools.append(document.createElement('hedge-theme-toggle'));
httpEvents.addEventListener('signed-out', () => session.expire());
session.addEventListener('session-changed', follow);
session.addEventListener('purpose-stated', () => workspace?.readAfresh());
start();

async function start() {
  try {
    await session.ask();
  } catch (problem) {
    tellAndRetry(problem.words ?? phrase('page.app.hedgerow-could-not-be-opened'), start);
  }
}

async function follow() {
  if (session.state === 'signed-in') return workspace ? resume() : open();
  workspace?.hide();
  tools.querySelector('hedge-person-menu')?.remove();
  const signIn = document.createElement('hedge-sign-in');
  signIn.session = session;
  welcome.hidden = false;
  document.body.classList.add('is-asking');
  return show(welcome, signIn);
}

/** Roles that keep Hedgerow running read no incident. */
function keepOut() {
  admit();
  welcome.hidden = false;
  return show(
    welcome,
    el(
      'div',
      { class: 'card stack' },
      el('h2', {}, phrase('page.app.no-map-for-this-role')),
      el('p', {}, phrase('page.app.your-role-looks-after-hedgerow-and')),
      ['ADMINISTER_SYSTEM', 'ADMINISTER_ORGANISATION'].some((permission) => session.may(permission)) && el('p', {}, el('a', { href: '/administer.html' }, phrase('page.app.people-and-organisations'))),
      session.may('READ_AUDIT') && el('p', {}, el('a', { href: '/audit.html' }, phrase('page.app.audit'))),
    ),
  );
}

function resume() {
  admit();
  workspace.resume();
}

async function open() {
  if (!session.may('READ_MAP')) return keepOut();
  show(welcome, el('p', { class: 'welcome-words', role: 'status' }, phrase('page.app.opening-the-map')));
  let reference;
  try {
    const [lists, sharing] = await Promise.all([fetchReference(), fetchSharingChoices()]);
    reference = await inOwnLanguage({ ...lists, sharing });
  } catch (problem) {
    return tellAndRetry(problem.words ?? phrase('page.app.hedgerow-could-not-be-opened'), open);
  }
  admit();
  workspace = new Workspace({ session, reference, unseen, live: document.querySelector('#live') });
  return workspace.openIn(main);
}

function admit() {
  welcome.hidden = true;
  document.body.classList.remove('is-asking');
  const menu = document.createElement('hedge-person-menu');
  Object.assign(menu, { session, unseen: session.may('REPORT_INCIDENT') ? unseen : null });
  tools.querySelector('hedge-person-menu')?.remove();
  tools.append(menu);
}

function tellAndRetry(words, action) {
  const again = el('button', { type: 'button', class: 'primary', onclick: () => action() }, phrase('page.app.try-again'));
  show(welcome, el('div', { class: 'card stack', role: 'alert' }, el('h2', {}, phrase('page.app.the-map-did-not-open')), el('p', {}, words), again));
}
