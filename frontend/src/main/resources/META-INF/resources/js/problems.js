import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import './session/hedge-language.js';
import './theme/hedge-theme-toggle.js';

/** The page of problems in the language of the page. Each section is found by its anchor, which links and programs rely on; without script it is there in English. */
await loadWords('problems');
sayStaticWords();
for (const section of document.querySelectorAll('#main > section')) {
  const [title, code, text] = section.children;
  title.textContent = words(`problems.${section.id}.title`);
  code.firstChild.textContent = code.firstChild.textContent.replace(/^Status/, words('problems.status'));
  text.textContent = words(`problems.${section.id}.text`);
}
document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));
document.querySelector('#main').append(document.createElement('hedge-language'));
// The section that was asked for has moved with the words above it.
if (globalThis.location.hash !== '') document.querySelector(`#${CSS.escape(globalThis.location.hash.slice(1))}`)?.scrollIntoView();
