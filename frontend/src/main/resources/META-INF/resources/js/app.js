import { httpEvents } from './api/http.js';
import { fetchReference } from './api/reference.js';
import { fetchSharingChoices } from './api/sharing.js';
import { el, show } from './lib/dom.js';
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
let workspace = null;

tools.append(document.createElement('hedge-theme-toggle'));
httpEvents.addEventListener('signed-out', () => session.expire());
session.addEventListener('session-changed', follow);
session.addEventListener('purpose-stated', () => workspace?.readAfresh());
start();

async function start() {
  try {
    await session.ask();
  } catch (problem) {
    tellAndRetry(problem.words ?? 'Hedgerow could not be opened.', start);
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
      el('h2', {}, 'No map for this role'),
      el('p', {}, 'Your role looks after Hedgerow and sees no incidents.'),
      ['ADMINISTER_SYSTEM', 'ADMINISTER_ORGANISATION'].some((permission) => session.may(permission)) && el('p', {}, el('a', { href: '/administer.html' }, 'People and organisations')),
      session.may('READ_AUDIT') && el('p', {}, el('a', { href: '/audit.html' }, 'Audit')),
    ),
  );
}

function resume() {
  admit();
  workspace.resume();
}

async function open() {
  if (!session.may('READ_MAP')) return keepOut();
  show(welcome, el('p', { class: 'welcome-words', role: 'status' }, 'Opening the map…'));
  let reference;
  try {
    const [lists, sharing] = await Promise.all([fetchReference(), fetchSharingChoices()]);
    reference = { ...lists, sharing };
  } catch (problem) {
    return tellAndRetry(problem.words ?? 'Hedgerow could not be opened.', open);
  }
  admit();
  workspace = new Workspace({ session, reference, live: document.querySelector('#live') });
  return workspace.openIn(main);
}

function admit() {
  welcome.hidden = true;
  document.body.classList.remove('is-asking');
  const menu = document.createElement('hedge-person-menu');
  menu.session = session;
  tools.querySelector('hedge-person-menu')?.remove();
  tools.append(menu);
}

function tellAndRetry(words, action) {
  const again = el('button', { type: 'button', class: 'primary', onclick: () => action() }, 'Try again');
  show(welcome, el('div', { class: 'card stack', role: 'alert' }, el('h2', {}, 'The map did not open'), el('p', {}, words), again));
}
