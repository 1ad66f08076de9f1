import { amendGround, chooseGroundLetters, confirmGround, endGround, fetchGround, fetchGroundLetters, fetchOwnGround, keepGround } from './api/ground.js';
import { GroundStore } from './ground/ground-store.js';
import './ground/hedge-ground.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { admit } from './plain-page.js';

/** The page of what one keeps of the ground; the police change here, too, what their force owns. */
const content = document.querySelector('#content');
const store = new GroundStore({ fetchOwnGround, keepGround, confirmGround, endGround });
let page = null;
let listening = false;

await loadWords('areas', 'ground', 'date');
sayStaticWords();
admit(content, ['REPORT_INCIDENT'], begin);

/** Somebody is signed in, for the first time or again. */
async function begin(session) {
  if (!listening) {
    listening = true;
    session.addEventListener('session-changed', () => session.state !== 'signed-in' && store.clear());
  }
  const { organisation } = session.session;
  // A form that was begun is there again when the same person has signed in again.
  if (!page?.isBegun) page = Object.assign(document.createElement('hedge-ground'), { store, letters: { fetch: fetchGroundLetters, choose: chooseGroundLetters }, police: organisation.kind === 'FORCE' && session.may('AMEND_INCIDENT') ? { fetchGround, amendGround } : null, ownForce: organisation.forceCode, watchSquares: organisation.watchSquares ?? [] });
  show(content, el('p', { role: 'status', class: 'for-listeners' }, words('ground.loading')), page);
  await store.refresh();
}
