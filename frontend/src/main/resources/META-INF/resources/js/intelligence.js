import { fetchReference } from './api/reference.js';
import { fetchSharingChoices } from './api/sharing.js';
import * as sources from './api/sources.js';
import './intelligence/hedge-intelligence.js';
import { show } from './lib/dom.js';
import { inOwnLanguage } from './lib/names-in-welsh.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords } from './lib/words.js';
import { admit } from './plain-page.js';

/** The page of intelligence reports, for those who write, assess and read them. */
const content = document.querySelector('#content');
let page = null;

await loadWords('intelligence', 'source');
sayStaticWords();
admit(content, ['WRITE_INTELLIGENCE'], open);

/** Somebody who signs in again finds what was begun, if they are the same person. */
async function open(session) {
  const { person, organisation } = session.session;
  if (page?.person !== person.id) {
    const [known, sharing] = await Promise.all([fetchReference(), fetchSharingChoices()]);
    const reference = await inOwnLanguage({ ...known, sharing });
    page = Object.assign(document.createElement('hedge-intelligence'), { person: person.id, reference, sources, incidents: incidentsOfAddress(), writes: organisation.kind === 'FORCE', assesses: session.may('ASSESS_INTELLIGENCE') && organisation.kind === 'FORCE' });
  }
  if (!page.isConnected) show(content, page);
}

/** The incidents whose ids stand behind the # of the address, so that no server writes them down. */
function incidentsOfAddress() {
  const ids = new URLSearchParams(globalThis.location.hash.slice(1)).getAll('incident');
  return [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, 50);
}

globalThis.addEventListener('hashchange', () => globalThis.location.reload());
