import { AirStore } from './air/air-store.js';
import './air/hedge-air.js';
import { el, show } from './lib/dom.js';
import { loadWords, words } from './lib/words.js';
import { phrase } from './lib/words-of-page.js';
import { admit } from './plain-page.js';

/** The page on which a force asks for air support, and on which those who fly answer. */
const content = document.querySelector('#content');

let air = null;

start();

async function start() {
  try {
    await loadWords('air', 'date');
  } catch {
    show(content, el('div', { class: 'problem', role: 'alert' }, phrase('page.plain-page.hedgerow-gave-no-answer-load-the')));
    return;
  }
  document.querySelector('#title').textContent = words('air.title');
  document.title = words('air.page-title');
  admit(content, ['READ_AIR_SUPPORT'], open);
}

/** The same person who signs in again goes on where they were, with what they were writing. */
function open(session) {
  if (air === null) {
    const store = new AirStore();
    air = document.createElement('hedge-air');
    const { organisation } = session.session;
    Object.assign(air, { store, person: { organisation: organisation.name, mayAsk: session.may('ASK_FOR_AIR_SUPPORT') && organisation.kind === 'FORCE' } });
    store.start();
  } else {
    air.store.refresh();
  }
  show(content, air);
}
