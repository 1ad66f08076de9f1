import { sayStaticWords } from './lib/static-words.js';
import { show } from './lib/dom.js';
import { loadWords } from './lib/words.js';
import './enquiry/hedge-enquiries.js';
import { admit } from './plain-page.js';

/** The page of enquiries, for the police and for those who say what their force answers. */
const content = document.querySelector('#content');
let page = null;

await loadWords('enquiries', 'sightings', 'operations');
sayStaticWords();
admit(content, ['ASK_FORCES', 'KEEP_ANSWERING'], open);

/** Somebody who signs in again goes on where they were; nothing of anybody stays in sight meanwhile. */
function open(session) {
  page ??= Object.assign(document.createElement('hedge-enquiries'), { session });
  if (!page.isConnected) show(content, page);
}
