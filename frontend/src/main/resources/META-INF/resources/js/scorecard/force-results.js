import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { listForceResults, recordForceResult } from '../api/results.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-map.js';
import { measureWords, MEASURES } from './measures.js';

const SCOPES = [['OWN_FORCE', phrase('map.scorecard.my-own-force')], ['ALL_FORCES', phrase('map.scorecard.every-force')]];

/**
 * What the own force did on a day that belongs to no incident: the number that is recorded now, and another in its place. `today` is a date as an input
 * takes it; `onRecorded` is called after each change.
 */
export function forceResults({ today, onRecorded, list = listForceResults, record = recordForceResult }) {
  const problem = el('p', { class: 'field-error', role: 'alert', 'data-test': 'force-result-problem' });
  const told = el('p', { class: 'hint', role: 'status', 'data-test': 'force-result-told' });
  const button = el('button', { type: 'submit', class: 'primary', 'data-test': 'force-result-send' }, phrase('map.scorecard.record'));
  const form = el(
    'form',
    { class: 'stack', novalidate: true, 'data-test': 'force-result' },
    el('p', {}, phrase('map.scorecard.for-what-belongs-to-no-incident')),
    selectField({ id: 'force-result-measure', label: phrase('map.scorecard.what'), options: MEASURES, value: 'DISPERSAL_NOTICES' }),
    formField({ id: 'force-result-day', label: phrase('map.scorecard.day'), type: 'date', max: today, value: today }),
    formField({ id: 'force-result-count', label: phrase('map.scorecard.how-many-on-that-day-in'), hint: phrase('map.scorecard.0-takes-the-number-away'), inputmode: 'numeric', maxlength: 4, autocomplete: 'off' }),
    selectField({ id: 'force-result-scope', label: phrase('map.scorecard.who-may-know-it'), options: SCOPES }),
    told,
    problem,
    button,
  );
  const field = (name) => form.querySelector(`#force-result-${name}`);
  let was = 0;

  /** Looks what is recorded now; whoever changes a number has seen it. */
  async function look(words = '') {
    const [measure, day] = [field('measure').value, field('day').value];
    problem.textContent = '';
    if (day === '') return;
    try {
      const known = (await list(day)).find((each) => each.measure === measure);
      if (field('measure').value !== measure || field('day').value !== day) return;
      was = known?.count ?? 0;
      field('count').value = was === 0 ? '' : String(was);
      if (known) field('scope').value = known.scope;
      told.textContent = words || (was === 0 ? phrase('map.scorecard.nothing-is-recorded-for-that-day') : phrase('map.scorecard.recorded-now', { toLocaleString: was.toLocaleString('en-GB') }));
    } catch (refusal) {
      fail(refusal);
    }
  }

  function fail(refusal) {
    if (!(refusal instanceof ProblemError || refusal instanceof NoAnswerError)) throw refusal;
    problem.textContent = refusal.errors?.[0]?.detail ?? refusal.words;
  }

  form.addEventListener('change', ({ target }) => [field('measure'), field('day')].includes(target) && look());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = field('count').value.trim();
    if (!/^[0-9]{1,4}$/.test(text)) {
      problem.textContent = phrase('map.scorecard.give-a-whole-number');
      field('count').focus();
      return;
    }
    if (button.disabled) return;
    button.disabled = true;
    const measure = field('measure').value;
    try {
      await record(measure, field('day').value, { was, count: Number(text), scope: field('scope').value });
      await look(phrase('map.scorecard.recorded', { toLowerCase: measureWords(measure).toLowerCase(), text }));
      onRecorded();
    } catch (refusal) {
      if (refusal.status === 412) await look();
      fail(refusal);
    } finally {
      button.disabled = false;
    }
  });
  const details = el('details', { class: 'folded', 'data-test': 'force-results' }, el('summary', {}, phrase('map.scorecard.record-what-belongs-to-no-incident')));
  details.addEventListener('toggle', () => {
    if (!details.open || form.isConnected) return;
    details.append(form);
    look();
  });
  return details;
}
