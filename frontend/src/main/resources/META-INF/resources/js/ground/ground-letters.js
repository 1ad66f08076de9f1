import { el, freshId } from '../lib/dom.js';
import { currentLanguage } from '../lib/words.js';
import { phrase } from '../lib/words-of-ground.js';

/**
 * Whether its keeper wants a letter when what they keep is to be confirmed. Nothing is shown until that is known.
 *
 * @param api {fetch, choose}: answer {wanted, possible}
 */
export function groundLetters({ fetch, choose }) {
  const [id, hintId] = [freshId('ground-letters'), freshId('ground-letters-hint')];
  const box = el('input', { type: 'checkbox', id, 'aria-describedby': hintId, 'data-test': 'ground-letters', onchange: () => change() });
  const hint = el('p', { class: 'hint', id: hintId });
  const said = el('p', { role: 'status', 'data-test': 'ground-letters-said' });
  const root = el('section', { class: 'card stack', hidden: true, 'aria-label': phrase('ground.letters') }, el('div', { class: 'tick' }, box, ' ', el('label', { for: id }, phrase('ground.letters.wanted'))), hint, said);
  let kept = false;

  const show = ({ wanted, possible }) => {
    kept = wanted;
    box.checked = wanted;
    // What was chosen before can always be taken back.
    box.disabled = !possible && !wanted;
    hint.textContent = phrase(possible ? 'ground.letters.hint' : 'ground.letters.not');
    root.hidden = false;
  };
  async function change() {
    const wanted = box.checked;
    said.textContent = '';
    try {
      show(await choose(wanted, currentLanguage()));
      said.textContent = phrase(wanted ? 'ground.letters.on' : 'ground.letters.off');
    } catch {
      box.checked = kept;
      said.textContent = phrase('ground.letters.failed');
    }
  }
  // Without an answer there is nothing to choose; everything else on the page works.
  fetch().then(show, () => {});
  return root;
}
