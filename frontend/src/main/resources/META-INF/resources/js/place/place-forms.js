import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';

/** What the server puts between two forms. */
const PARTED_BY = ' | ';

/** A place in all its forms on one line, with a button that copies it. */
export function placeForms(line) {
  const text = el('span', { class: 'place-line', 'data-test': 'place-line' }, line.split(PARTED_BY).map((form, i) => [i > 0 && PARTED_BY, el('span', {}, form)]));
  const said = el('span', { class: 'soft', role: 'status' });
  const button = el('button', { type: 'button', class: 'secondary', 'aria-label': phrase('page.place.copy-the-place-in-all-its'), 'data-test': 'place-copy', onclick: () => copy(text, said) }, phrase('page.place.copy'));
  return el('div', { class: 'place-forms' }, text, el('div', { class: 'buttons' }, button, said));
}

/** Pages that are not served over a safe connection may not write the clipboard: there the line is marked, to be copied by hand. */
async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = phrase('page.place.copied');
  } catch {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    said.textContent = phrase('page.place.marked-copy-it-with-ctrl-and');
  }
}
