import { hasWords } from './words.js';
import { phrase } from './words-of-page.js';

/** Says what stands in the page itself, marked `data-words`, in the language of the page. In English that changes nothing. Words that are still on their way are said by the page's own script. */
export function sayStaticWords() {
  for (const node of document.querySelectorAll('[data-words]')) if (hasWords(node.dataset.words)) node.textContent = phrase(node.dataset.words);
}
