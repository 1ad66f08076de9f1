import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';

/** The parts that the pages of a report are built of. Every target is at least 48 px high. */

/** One choice of several, or one to tick: the whole row is the target. `id` is what an error leads to and a label belongs to. */
export function pick({ type = 'radio', name, value, label, hint = null, checked = false, id = `${name}-${value}`.toLowerCase(), onchange = null }) {
  return el(
    'div',
    { class: 'pick' },
    el('input', { type, name, value, id, checked, autocomplete: 'off', 'data-test': id, onchange }),
    el('label', { for: id }, el('span', {}, label, hint && el('span', { class: 'hint' }, ` ${hint}`))),
  );
}

/** A question with several answers to pick from. As the question of a whole page it is the heading too. */
export function pickGroup({ id, title, hint = null, picks, heading = false, ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  const legend = heading ? el('legend', { class: 'page-question' }, el('h1', { tabindex: -1 }, title)) : el('legend', {}, title);
  return el('fieldset', { id, 'aria-describedby': hintId, ...attributes }, legend, hint && el('p', { class: 'hint', id: hintId }, hint), picks);
}

/** A line or, where there may be much, a box to write in. */
export function field({ id, label, hint = null, rows = 0, value = '', ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  const common = { id, name: id, autocomplete: 'off', 'aria-describedby': hintId, 'data-test': id, ...attributes };
  const input = rows > 0 ? el('textarea', { rows, ...common }) : el('input', { type: 'text', ...common });
  input.value = value;
  return el('div', { class: 'field' }, el('label', { for: id }, label), hint && el('p', { class: 'hint', id: hintId }, hint), input);
}

export function select({ id, label, hint = null, options, value = '', ...attributes }) {
  const hintId = hint ? `${id}-hint` : null;
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    hint && el('p', { class: 'hint', id: hintId }, hint),
    el('select', { id, name: id, autocomplete: 'off', 'aria-describedby': hintId, 'data-test': id, ...attributes }, options.map(([code, text]) => el('option', { value: code, selected: code === value }, text))),
  );
}

export const heading = (title) => el('h1', { tabindex: -1 }, title);

/** What to do while it happens: before any field. */
export function emergency({ alert = true, hidden = false } = {}) {
  return el(
    'div',
    { class: 'emergency-box', role: alert ? 'alert' : null, hidden, 'data-test': 'emergency' },
    el('p', { class: 'emergency-first' }, words('report.emergency.call')),
    el('p', {}, el('a', { class: 'call', href: 'tel:999' }, words('report.emergency.button'))),
    el('ul', { class: 'safety' }, ['report.emergency.approach', 'report.emergency.block', 'report.emergency.say', 'report.emergency.note'].map((key) => el('li', {}, words(key)))),
    el('p', {}, words('report.emergency.text')),
    el('p', { class: 'soft' }, words('report.emergency.still')),
  );
}

export const button = (label, attributes = {}) => el('button', { type: 'button', class: 'secondary', ...attributes }, label);
