import { fetchDensityFile } from '../api/density.js';
import { el, freshId } from '../lib/dom.js';
import { saveBlob } from '../lib/save-file.js';
import { phrase } from '../lib/words-of-map.js';

/** Taking the surface out in a file, for a reason. */
export function densityFiles(params) {
  const problem = el('p', { class: 'field-error', role: 'alert', id: freshId('density-problem') });
  const reason = el('input', { id: freshId('density-reason'), type: 'text', maxlength: 400, autocomplete: 'off', 'aria-describedby': problem.id, 'data-test': 'density-reason' });
  const take = async (ending) => {
    if (reason.value.trim() === '') {
      problem.textContent = phrase('map.density.say-what-the-file-is-for');
      reason.focus();
      return;
    }
    problem.textContent = '';
    params.set('reason', reason.value.trim());
    try {
      saveBlob(await fetchDensityFile(ending, params), `hedgerow-density.${ending}`);
    } catch (refused) {
      problem.textContent = refused.errors?.[0]?.detail ?? refused.words ?? phrase('map.density.that-did-not-work-try-again');
      reason.focus();
    }
  };
  const button = (ending, words) => el('button', { type: 'button', class: 'secondary', 'data-test': `density-${ending}`, onclick: () => take(ending) }, words);
  return el(
    'details',
    { class: 'density-files' },
    el('summary', {}, phrase('map.density.take-it-out-in-a-file')),
    el(
      'div',
      { class: 'stack' },
      el('p', { class: 'soft' }, phrase('map.density.a-geotiff-has-the-numbers-on')),
      el('div', { class: 'field' }, el('label', { for: reason.id }, phrase('map.density.what-is-it-for')), problem, reason),
      el('div', { class: 'actions' }, button('tif', 'GeoTIFF'), button('png', phrase('map.density.picture'))),
    ),
  );
}
