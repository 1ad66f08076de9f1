import { el } from './dom.js';
import { phrase } from './words-of-page.js';

/** A labelled input with an optional hint, as every plain form uses it. */
export function formField({ id, label, hint = null, ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    hint && el('p', { class: 'hint', id: hintId }, hint),
    el('input', { id, name: id, type: 'text', 'aria-describedby': hintId, ...attributes }),
  );
}

export function selectField({ id, label, options, value = null, ...attributes }) {
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el('select', { id, name: id, ...attributes }, options.map(([code, words]) => el('option', { value: code, selected: code === value }, words))),
  );
}

/** Errors of a refused form: each pointer ("/username") beside the input with that name, or with that name behind the form's own prefix. */
export function fieldErrors(problem, form, button, prefix = '') {
  if (!problem.errors?.length) return [{ field: button, words: problem.words ?? phrase('page.lib.that-did-not-work-try-again') }];
  return problem.errors.map(({ pointer, detail }) => {
    const name = prefix + String(pointer).split('/')[1];
    return { field: form.querySelector(`#${CSS.escape(name)}`) ? name : button, words: detail };
  });
}
