import { show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords } from './lib/words.js';
import './operation/hedge-operations.js';
import { admit } from './plain-page.js';

/** The page of operations that forces plan and run together; for the police. */
const content = document.querySelector('#content');
let page = null;

await loadWords('operations', 'areas');
sayStaticWords();
admit(content, ['PLAN_OPERATION'], open);

/** Somebody who signs in again goes on where they were. */
function open(session) {
  page ??= Object.assign(document.createElement('hedge-operations'), { own: session.session.organisation });
  if (!page.isConnected) show(content, page);
}
