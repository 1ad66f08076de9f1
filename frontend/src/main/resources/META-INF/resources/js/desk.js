import { admit } from './plain-page.js';
import { DeskStore } from './desk/desk-store.js';
import './desk/hedge-desk.js';
import './desk/hedge-watch-desk.js';
import { WatchStore } from './desk/watch-store.js';
import './evidence/hedge-evidence.js';
import { el, show } from './lib/dom.js';
import { loadWords, words } from './lib/words.js';
import { phrase } from './lib/words-of-page.js';
import { LiveChannel } from './live/live-channel.js';

/** The page on which a force's officers and analysts see to reports, and watch coordinators to what is released to their group. */
const content = document.querySelector('#content');
const title = document.querySelector('#title');

let desk = null;

start();

async function start() {
  try {
    await loadWords('desk', 'question', 'named', 'date');
  } catch {
    show(content, el('div', { class: 'problem', role: 'alert' }, phrase('page.plain-page.hedgerow-gave-no-answer-load-the')));
    return;
  }
  title.textContent = words('desk.title');
  document.querySelector('.skip').textContent = words('desk.skip');
  admit(content, ['AMEND_INCIDENT', 'COORDINATE_WATCH'], open);
}

/** The same person who signs in again goes on where they were, with what they were writing. */
function open(session) {
  if (desk === null) {
    const channel = new LiveChannel({ person: () => session.session?.person.id ?? null });
    const isWatch = !session.may('AMEND_INCIDENT');
    const store = isWatch ? new WatchStore({ channel }) : new DeskStore({ channel });
    desk = document.createElement(isWatch ? 'hedge-watch-desk' : 'hedge-desk');
    title.textContent = words(isWatch ? 'desk.watch.title' : 'desk.title');
    Object.assign(desk, { store, person: session.session.person });
    store.start();
  } else {
    desk.store.resume();
  }
  show(content, desk);
}
