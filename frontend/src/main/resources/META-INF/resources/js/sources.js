import * as api from './api/sources.js';
import { show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords } from './lib/words.js';
import { admit } from './plain-page.js';

/** The page of sources: for whoever registers them, and for the source handlers of a force. */
const content = document.querySelector('#content');

await loadWords('source');
await import('./source/hedge-sources.js');
sayStaticWords();
admit(content, ['WRITE_INTELLIGENCE', 'HANDLE_SOURCES'], (session) => {
  // What is on the page stays when no more than the purpose changes; whoever signs in again begins anew.
  if (content.querySelector('hedge-sources')) return;
  show(content, Object.assign(document.createElement('hedge-sources'), { api, handles: session.may('HANDLE_SOURCES'), writes: session.may('WRITE_INTELLIGENCE') }));
});
