import { el } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { valueWords } from './reference-words.js';

const LONG = 120;

/**
 * A form about one row of a dated table: the columns that may differ, the day, the reason.
 * `parts` says which of them: {columns, values, from, until, successor, reason}. `send(body)` answers a promise.
 */
export function referenceForm({ id, button, parts, today, send, extra = {} }) {
  const form = el(
    'form',
    { id, class: 'stack', novalidate: true, 'data-test': id },
    errorSummary(id),
    (parts.columns ?? []).map((column) => columnField(id, column, parts.values?.[column.name] ?? '')),
    parts.from && dateField(`${id}-from`, parts.from.label, parts.from.value ?? today),
    parts.until !== undefined && dateField(`${id}-until`, phrase('office.administration.first-day-on-which-it-no'), parts.until ?? '', phrase('office.administration.leave-empty-when-no-end-is')),
    parts.successor && formField({ id: `${id}-successor`, label: phrase('office.administration.code-of-the-force-that-follows'), hint: phrase('office.administration.only-when-another-force-does-its'), autocomplete: 'off' }),
    parts.from?.mayBePast && pastTick(id),
    formField({ id: `${id}-reason`, label: phrase('office.administration.reason'), hint: phrase('office.administration.kept-in-the-history-with-your'), maxlength: 400, autocomplete: 'off' }),
    el('button', { type: 'submit', class: 'primary', id: `${id}-send`, 'data-test': `${id}-send` }, button),
  );
  followDay(form, id, today);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const errors = missing(form, id, parts);
    showErrors(form, errors);
    if (errors.length > 0) return;
    try {
      await send({ ...bodyOf(form, id, parts), ...extra });
    } catch (problem) {
      showErrors(form, errorsOf(problem, form, id));
    }
  });
  return form;
}

function columnField(id, column, value) {
  const field = `${id}-${column.name}`;
  const label = column.required ? column.label : phrase('office.administration.optional', { label: column.label });
  if (column.words.length > 0) {
    const options = column.words.map((word) => [word, valueWords(word)]);
    return selectField({ id: field, label, value, options: column.required && value !== '' ? options : [['', column.required ? phrase('office.administration.choose') : phrase('office.administration.none')], ...options] });
  }
  if (column.most > LONG) {
    return el('div', { class: 'field' }, el('label', { for: field }, label), column.hint && el('p', { class: 'hint', id: `${field}-hint` }, column.hint), el('textarea', { id: field, name: field, rows: 3, maxlength: column.most, 'aria-describedby': column.hint ? `${field}-hint` : null }, value));
  }
  return formField({ id: field, label, hint: column.hint, value, maxlength: column.most, autocomplete: 'off' });
}

function dateField(id, label, value, hint = null) {
  return formField({ id, label, hint, type: 'date', value, min: '2000-01-01', max: '2099-12-31' });
}

function pastTick(id) {
  return el('div', { class: 'tick', 'data-past': '', hidden: true }, el('input', { type: 'checkbox', id: `${id}-pastDated` }), el('label', { for: `${id}-pastDated` }, phrase('office.administration.that-day-is-past-and-i')));
}

/** The tick is there only while the day is past. */
function followDay(form, id, today) {
  const tick = form.querySelector('[data-past]');
  if (!tick) return;
  const day = form.querySelector(`#${id}-from`);
  const follow = () => {
    tick.hidden = !(day.value !== '' && day.value < today);
  };
  day.addEventListener('input', follow);
  follow();
}

function missing(form, id, parts) {
  const value = (name) => form.querySelector(`#${CSS.escape(`${id}-${name}`)}`).value.trim();
  const errors = (parts.columns ?? [])
    .filter((column) => column.required && value(column.name) === '')
    .map((column) => ({ field: `${id}-${column.name}`, words: phrase('office.administration.this-is-needed', { label: column.label }) }));
  if (parts.from && value('from') === '') errors.push({ field: `${id}-from`, words: phrase('office.administration.give-the-day') });
  if (value('reason') === '') errors.push({ field: `${id}-reason`, words: phrase('office.administration.give-the-reason') });
  return errors;
}

function bodyOf(form, id, parts) {
  const value = (name) => form.querySelector(`#${CSS.escape(`${id}-${name}`)}`).value.replace(/\s+/g, ' ').trim();
  const body = { reason: value('reason') };
  if (parts.columns) body.values = { ...parts.values, ...Object.fromEntries(parts.columns.map(({ name }) => [name, value(name)])) };
  if (parts.from) body.from = value('from');
  if (parts.until !== undefined) body.until = value('until') || null;
  if (parts.successor && value('successor') !== '') body.successor = value('successor').toUpperCase();
  if (parts.from?.mayBePast) body.pastDated = form.querySelector(`#${id}-pastDated`).checked;
  return body;
}

/** Each problem of the server beside the field that it names: "/values/name", "/from"; anything else at the button. */
export function errorsOf(problem, form, id) {
  if (!problem.errors?.length) return [{ field: `${id}-send`, words: problem.words ?? phrase('office.administration.that-did-not-work-try-again') }];
  return problem.errors.map(({ pointer, detail }) => {
    const field = `${id}-${String(pointer).split('/').at(-1)}`;
    return { field: form.querySelector(`#${CSS.escape(field)}`) ? field : `${id}-send`, words: detail };
  });
}
