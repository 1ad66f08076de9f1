import * as questions from './api/bulletin-questions.js';
import * as api from './api/bulletins.js';
import { findBoundaries } from './api/reference.js';
import { fetchSeasons } from './api/seasons.js';
import './bulletin/hedge-bulletin-desk.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { admit } from './plain-page.js';

/**
 * The page on which a force's officers and analysts write bulletins, approve each other's and issue them. `#incident=` begins one about an incident, and
 * `#hotspot=` with the parameters of the map one about a hotspot; they stand behind the #, so that no server writes them down.
 */
const content = document.querySelector('#content');
let desk = null;
const asked = new URLSearchParams(globalThis.location.hash.slice(1));
const hotspot = asked.get('hotspot');
const incident = asked.get('incident') ?? new URLSearchParams(globalThis.location.search).get('incident');
asked.delete('hotspot');
// Behind the # stands the bulletin that is open from now on.
if (hotspot || asked.has('incident')) globalThis.history.replaceState(null, '', globalThis.location.pathname);

try {
  await loadWords('bulletin', 'areas', 'asked', 'season');
  sayStaticWords();
  admit(content, ['AMEND_INCIDENT'], open);
} catch {
  show(content, el('div', { class: 'problem', role: 'alert' }, words('page.plain-page.hedgerow-gave-no-answer-load-the')));
}

/** What asks the server with what a bulletin begins; null for a blank one. */
function beginning() {
  if (hotspot) return () => api.beginFromHotspot(hotspot, asked);
  return incident && (async () => ({ ...(await api.beginFrom(incident)), incident }));
}

/** The same person who signs in again goes on where they were. */
function open(session) {
  desk ??= Object.assign(document.createElement('hedge-bulletin-desk'), {
    api,
    questions,
    fetchSeasons,
    begin: beginning(),
    ownForce: session.session.organisation.forceCode,
    findBoundaries,
    mayApproveUrgently: session.may('APPROVE_URGENT_BULLETIN'),
  });
  if (!desk.isConnected) show(content, desk);
}
