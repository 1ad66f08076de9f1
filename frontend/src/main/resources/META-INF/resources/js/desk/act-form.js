import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { problemWords } from './desk-words.js';

/**
 * Something that can be done, as a form that opens. What is typed into it stays when the report changes meanwhile, and when sending does not succeed.
 *
 * @param id unique on the page
 * @param act `act()` does it with what the fields say; what it throws is told in the form
 * @param told words for when it is done; null when the page shows it by itself
 */
export function actForm({ id, title, fields, button, act, told = null, onopen = null, isDangerous = false }) {
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true, 'data-test': `${id}-problem` });
  const send = button && el('button', { type: 'submit', class: isDangerous ? 'secondary' : 'primary', 'data-test': `${id}-send` }, button);
  const form = el('form', { class: 'stack', novalidate: true }, problem, fields, send && el('div', { class: 'buttons' }, send));
  const details = el('details', { class: 'desk-act', id, 'data-test': id }, el('summary', {}, title), form);
  let isBusy = false;

  const tell = (text) => {
    problem.hidden = text === null;
    problem.textContent = text ?? '';
  };

  /** Does something else of the same form, such as a choice in a list, with the same words when it fails. */
  const run = async (work) => {
    if (isBusy) return;
    isBusy = true;
    form.setAttribute('aria-busy', 'true');
    tell(null);
    try {
      await work();
      form.reset();
      details.open = false;
      details.querySelector('summary').focus();
      if (told !== null) details.dispatchEvent(new CustomEvent('desk-told', { bubbles: true, detail: told }));
    } catch (failure) {
      tell(problemWords(failure));
      problem.scrollIntoView({ block: 'nearest' });
    } finally {
      isBusy = false;
      form.removeAttribute('aria-busy');
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const missing = [...form.querySelectorAll('[data-needed]')].find((field) => !field.disabled && field.value.trim() === '');
    if (missing) {
      tell(missing.dataset.needed);
      missing.focus();
      return;
    }
    run(act);
  });
  details.addEventListener('toggle', () => details.open && onopen?.());
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary').focus();
    event.stopPropagation();
  });
  return { details, form, run };
}

/** A labelled field of such a form; `needed` is what is said when it is left empty. */
export function actField({ id, label, hint = null, needed = null, tag = 'input', ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  const input = el(tag, { id, 'data-needed': needed, 'aria-required': needed ? 'true' : null, 'aria-describedby': hintId, 'data-test': id, ...(tag === 'input' ? { type: 'text' } : {}), ...attributes });
  return { input, element: el('div', { class: 'field' }, el('label', { for: id }, label), hint && el('p', { class: 'hint', id: hintId }, hint), input) };
}

export const reasonField = (id, label) => actField({ id, label, needed: words('desk.reason-needed'), maxlength: 400, autocomplete: 'off' });
