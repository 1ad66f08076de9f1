import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-ground.js';
import { fieldsOf } from './ground-form-values.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The fields of what is known of a kind, with what was typed in them. */
export function factFields(kind, typed) {
  return fieldsOf(kind).map((field) => {
    const value = typed[field] ?? '';
    if (field === 'locked') return locked(value);
    const id = `ground-${field}`;
    return el('div', { class: 'field short' }, el('label', { for: id }, phrase(`ground.field.${field}`)), input(field, id, value));
  });
}

/** What is typed in the fields that are there. */
export function typedIn(form) {
  const typed = {};
  for (const each of form.querySelectorAll('[data-fact]')) {
    if (each.type !== 'radio') typed[each.dataset.fact] = each.value;
    else if (each.checked) typed[each.dataset.fact] = each.value;
  }
  return typed;
}

function input(field, id, value) {
  const shared = { id, 'data-fact': field, 'data-test': id };
  if (field.endsWith('Month')) return el('select', shared, el('option', { value: '' }, phrase('ground.field.no-month')), MONTHS.map((month) => el('option', { value: month, selected: String(month) === value }, phrase(`page.time.month-long.${month}`))));
  if (field.endsWith('Day')) return el('input', { ...shared, type: 'date', value });
  return el('input', { ...shared, type: 'text', inputmode: 'decimal', maxlength: 7, autocomplete: 'off', value });
}

function locked(value) {
  const choice = (code, key) => el('div', { class: 'tick' }, el('input', { type: 'radio', id: `ground-locked-${code || 'unsaid'}`, name: 'ground-locked', value: code, checked: value === code, 'data-fact': 'locked', 'data-test': `locked-${code || 'unsaid'}` }), el('label', { for: `ground-locked-${code || 'unsaid'}` }, phrase(key)));
  return el('fieldset', { id: 'ground-locked' }, el('legend', {}, phrase('ground.field.locked')), choice('yes', 'ground.field.locked.yes'), choice('no', 'ground.field.locked.no'), choice('', 'ground.field.locked.unsaid'));
}
