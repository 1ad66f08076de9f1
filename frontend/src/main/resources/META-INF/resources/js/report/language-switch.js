import { changeLanguage, currentLanguage, wordEvents } from '../lib/words.js';

const NAMES = { en: 'English', cy: 'Cymraeg' };

/** Turns the link to the page in the other language into a switch that loses nothing of what was written. */
export function languageSwitch(link) {
  const draw = () => {
    const other = currentLanguage() === 'en' ? 'cy' : 'en';
    Object.assign(link, { textContent: NAMES[other], lang: other, hreflang: other });
    link.dataset.language = other;
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    changeLanguage(link.dataset.language).catch(() => {});
  });
  wordEvents.addEventListener('language-changed', draw);
  draw();
}

/** Words that stand in the page itself: `data-words` names their key, and `data-words-label` that of an aria-label. */
export function translatePage(words, root = document) {
  for (const node of root.querySelectorAll('[data-words]')) node.textContent = words(node.dataset.words);
  for (const node of root.querySelectorAll('[data-words-label]')) node.setAttribute('aria-label', words(node.dataset.wordsLabel));
}
