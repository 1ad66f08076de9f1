import * as api from './api/bulletins.js';
import { findBoundaries } from './api/reference.js';
import './bulletin/hedge-bulletin-desk.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { admit } from './plain-page.js';

/** The page on which a force's officers and analysts write bulletins, approve each other's and issue them. `?incident=` begins one about an incident. */
const content = document.querySelector('#content');
let desk = null;

try {
  await loadWords('bulletin', 'areas');
  sayStaticWords();
  admit(content, ['AMEND_INCIDENT'], open);
} catch {
  show(content, el('div', { class: 'problem', role: 'alert' }, words('page.plain-page.hedgerow-gave-no-answer-load-the')));
}

/** The same person who signs in again goes on where they were. */
function open(session) {
  desk ??= Object.assign(document.createElement('hedge-bulletin-desk'), {
    api,
    incident: new URLSearchParams(globalThis.location.search).get('incident'),
    ownForce: session.session.organisation.forceCode,
    findBoundaries,
    mayApproveUrgently: session.may('APPROVE_URGENT_BULLETIN'),
  });
  if (!desk.isConnected) show(content, desk);
}
