import { el, show } from './dom.js';
import { words as phrase } from './words.js';

/**
 * The errors of a form, at its top and beside each field (the GOV.UK pattern). `errors` is a list of {field, words}, where field is the id of
 * the input to go to. Moves the focus to the summary.
 */
export function showErrors(form, errors, title = phrase('page.lib.there-is-a-problem')) {
  clearErrors(form);
  if (errors.length === 0) return;
  const summary = form.querySelector('[data-error-summary]');
  summary.hidden = false;
  show(
    summary,
    el('h2', { id: `${form.id}-errors`, class: 'error-title' }, title),
    el('ul', {}, errors.map(({ field, words }) => el('li', {}, el('a', { href: `#${field}`, onclick: (event) => goTo(event, field) }, words)))),
  );
  for (const { field, words } of errors) mark(form, field, words);
  summary.focus();
}

/** The empty place for a summary. */
export function errorSummary(form) {
  return el('div', { class: 'error-summary', 'data-error-summary': '', 'data-test': 'error-summary', role: 'alert', tabindex: -1, hidden: true, 'aria-labelledby': `${form}-errors` });
}

export function clearErrors(form) {
  const summary = form.querySelector('[data-error-summary]');
  summary.hidden = true;
  summary.replaceChildren();
  for (const message of form.querySelectorAll('.field-error')) message.remove();
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    describe(input, (ids) => ids.filter((id) => !id.endsWith('-error')));
  }
}

function mark(form, field, words) {
  const input = form.querySelector(`#${CSS.escape(field)}`);
  if (!input) return;
  const message = el('p', { class: 'field-error', id: `${field}-error` }, words);
  if (input.tagName === 'FIELDSET') input.querySelector('legend').after(message);
  else (input.closest('.field')?.querySelector('label') ?? input).after(message);
  if (input.tagName !== 'FIELDSET') input.setAttribute('aria-invalid', 'true');
  describe(input, (ids) => [...ids, message.id]);
}

function describe(input, change) {
  const ids = change((input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '));
  else input.removeAttribute('aria-describedby');
}

function goTo(event, field) {
  event.preventDefault();
  const target = document.getElementById(field);
  const input = target?.tagName === 'FIELDSET' ? target.querySelector('input') : target;
  target?.scrollIntoView({ block: 'center' });
  input?.focus();
}
