import { getIncident } from './api/incidents.js';
import { fetchReference } from './api/reference.js';
import { fetchSharingChoices } from './api/sharing.js';
import { el, show } from './lib/dom.js';
import { inOwnLanguage } from './lib/names-in-welsh.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { admit } from './plain-page.js';
import './sighting/hedge-sightings.js';

/** The page of what was seen, for the police. */
const content = document.querySelector('#content');
let page = null;

await loadWords('sightings', 'operations');
sayStaticWords();
admit(content, ['RECORD_SIGHTING'], open);

/** Somebody who signs in again finds what they typed. */
async function open(session) {
  if (page?.isConnected) return;
  if (page === null) {
    try {
      const [lists, sharing, incident] = await Promise.all([fetchReference(), fetchSharingChoices(), incidentOfAddress()]);
      const reference = await inOwnLanguage({ ...lists, sharing });
      page = Object.assign(document.createElement('hedge-sightings'), { session, reference, sharing, incident });
    } catch (problem) {
      show(content, el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('sightings.no-answer')));
      return;
    }
  }
  show(content, page);
}

/** The incident whose id stands behind the # of the address, so that no server writes it down; null when none does. Only its owner is told how it is shared. */
async function incidentOfAddress() {
  const id = new URLSearchParams(globalThis.location.hash.slice(1)).get('incident');
  if (id === null) return null;
  const { feature, scope } = await getIncident(id);
  return { id, isOwn: Boolean(scope), title: feature.properties.reference ?? feature.properties.gridReference };
}

globalThis.addEventListener('hashchange', () => globalThis.location.reload());
