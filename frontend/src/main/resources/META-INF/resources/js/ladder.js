import { show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords } from './lib/words.js';
import './ladder/hedge-ladder.js';
import { admit } from './plain-page.js';

/** The page of warnings, notices and seizures, and of what is held meanwhile; for the police. */
const content = document.querySelector('#content');
let page = null;

await loadWords('ladder', 'named');
sayStaticWords();
admit(content, ['KEEP_LADDER'], open);

/** Somebody who signs in again goes on where they were; nothing of anybody stays in sight meanwhile. */
function open(session) {
  page ??= Object.assign(document.createElement('hedge-ladder'), { session });
  if (!page.isConnected) show(content, page);
}
