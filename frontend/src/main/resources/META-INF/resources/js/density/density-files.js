import { fetchDensityFile } from '../api/density.js';
import { el, freshId } from '../lib/dom.js';
import { saveBlob } from '../lib/save-file.js';

/** Taking the surface out in a file, for a reason. */
export function densityFiles(params) {
  const problem = el('p', { class: 'field-error', role: 'alert', id: freshId('density-problem') });
  const reason = el('input', { id: freshId('density-reason'), type: 'text', maxlength: 400, autocomplete: 'off', 'aria-describedby': problem.id, 'data-test': 'density-reason' });
  const take = async (ending) => {
    if (reason.value.trim() === '') {
      problem.textContent = 'Say what the file is for.';
      reason.focus();
      return;
    }
    problem.textContent = '';
    params.set('reason', reason.value.trim());
    try {
      saveBlob(await fetchDensityFile(ending, params), `hedgerow-density.${ending}`);
    } catch (refused) {
      problem.textContent = refused.errors?.[0]?.detail ?? refused.words ?? 'That did not work. Try again.';
      reason.focus();
    }
  };
  const button = (ending, words) => el('button', { type: 'button', class: 'secondary', 'data-test': `density-${ending}`, onclick: () => take(ending) }, words);
  return el(
    'details',
    { class: 'density-files' },
    el('summary', {}, 'Take it out in a file'),
    el(
      'div',
      { class: 'stack' },
      el('p', { class: 'soft' }, 'A GeoTIFF has the numbers on the National Grid, for other programs; a picture is for a page. Fetching either is written down.'),
      el('div', { class: 'field' }, el('label', { for: reason.id }, 'What is it for?'), problem, reason),
      el('div', { class: 'actions' }, button('tif', 'GeoTIFF'), button('png', 'Picture')),
    ),
  );
}
