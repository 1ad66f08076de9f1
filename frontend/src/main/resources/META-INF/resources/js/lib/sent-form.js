import { el, show } from './dom.js';
import { clearErrors, errorSummary, showErrors } from './error-summary.js';
import { fieldErrors } from './form-field.js';

/** Forms that send themselves, and lists that keep the focus when they are drawn anew. */

export function textField({ id, label, hint = null, text = '', ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  return el('div', { class: 'field' }, el('label', { for: id }, label), hint && el('p', { class: 'hint', id: hintId }, hint), el('textarea', { id, name: id, rows: 4, 'aria-describedby': hintId, ...attributes }, text));
}

export function checkField({ id, label, checked = false, ...attributes }) {
  return el('div', { class: 'tick' }, el('input', { id, name: id, type: 'checkbox', checked, ...attributes }), ' ', el('label', { for: id }, label));
}

export const valueOf = (form, name) => form.elements[name]?.value.trim() ?? '';

/** The value, or null for an empty field. */
export const givenOf = (form, name) => valueOf(form, name) || null;

/**
 * A form that sends itself. What is refused is told at its top and beside each field; what was typed stays.
 *
 * @param prefix of the ids of its fields, before the server's own names
 * @param act does it with the form; throws what the server says
 */
export function sentForm({ id, prefix, fields, button, act, cancel = null, isPrimary = true }) {
  const sendId = `${id}-send`;
  const form = el(
    'form',
    { id, class: 'stack operation-form', novalidate: true, 'data-test': id },
    errorSummary(id),
    fields,
    el('div', { class: 'buttons' }, el('button', { id: sendId, type: 'submit', class: isPrimary ? 'primary' : 'secondary', 'data-test': sendId }, button), cancel),
  );
  let isBusy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    clearErrors(form);
    form.setAttribute('aria-busy', 'true');
    try {
      await act(form);
    } catch (problem) {
      showErrors(form, fieldErrors(problem, form, sendId, prefix));
    } finally {
      isBusy = false;
      form.removeAttribute('aria-busy');
    }
  });
  return form;
}

/** A form that opens under its title, made anew each time. */
export function foldedForm({ id, title, make }) {
  const body = el('div', {});
  const details = el('details', { class: 'folded operation-act', 'data-test': `${id}-open` }, el('summary', {}, title), body);
  const close = () => {
    details.open = false;
    details.querySelector('summary').focus();
  };
  details.addEventListener('toggle', () => {
    if (details.open && body.childElementCount === 0) show(body, make(close));
    if (!details.open) body.replaceChildren();
  });
  return details;
}

/** Draws a list anew and leaves the focus where it is; where that has gone, on the list. */
export function redrawn(list, draw) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const test = focused?.closest('[data-test]')?.dataset.test;
  draw();
  if (focused === null) return;
  const again = test && list.querySelector(`[data-test="${CSS.escape(test)}"]`);
  const target = again && (again.tagName === focused.tagName ? again : again.querySelector(focused.tagName));
  (target ?? list).focus();
}

/** Calls back when the last open form in a list was closed: what the list did not draw meanwhile, it draws then. */
export function onAllClosed(list, act) {
  const hear = () => list.querySelector('.operation-act[open]') || act();
  // The event of a form does not bubble; on its way down it passes here.
  list.addEventListener('toggle', hear, { capture: true });
}
