import { findColleagues } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';

const SHORTEST = 2;

/** People of the own organisation, found by a part of their name: {node, ids}. What is typed chooses nobody until it is found and added. */
export function colleaguePicker(id) {
  const chosen = new Map();
  const list = el('ul', { class: 'plain-list', 'data-test': `${id}-chosen` });
  const found = el('div', { role: 'status' });
  const input = el('input', { id: `${id}-name`, type: 'search', maxlength: 64, autocomplete: 'off' });
  const draw = () =>
    show(
      list,
      [...chosen].map(([person, name]) => el('li', {}, `${name} `, el('button', { type: 'button', class: 'link', onclick: () => (chosen.delete(person), draw(), input.focus()) }, words('intelligence.send.leave-out', { name })))),
    );
  const add = (person) => {
    chosen.set(person.id, person.name);
    input.value = '';
    show(found);
    draw();
    input.focus();
  };
  const find = async () => {
    const text = input.value.trim();
    if (text.length < SHORTEST) return show(found, el('p', { class: 'field-error' }, words('intelligence.send.two-letters')));
    try {
      const people = (await findColleagues(text)).filter((person) => !chosen.has(person.id));
      show(found, people.length === 0 ? el('p', { class: 'hint' }, words('intelligence.send.nobody')) : el('ul', { class: 'plain-list' }, people.map((person) => el('li', {}, el('button', { type: 'button', class: 'link', 'data-test': `${id}-found`, onclick: () => add(person) }, words('intelligence.send.add', { name: person.name }))))));
    } catch (problem) {
      show(found, el('p', { class: 'field-error' }, problem.words ?? words('intelligence.failed')));
    }
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    find();
  });
  const node = el(
    'fieldset',
    { id },
    el('legend', {}, words('intelligence.send.people')),
    list,
    el('div', { class: 'field' }, el('label', { for: `${id}-name` }, words('intelligence.send.name')), el('div', { class: 'beside' }, input, el('button', { type: 'button', class: 'secondary', 'data-test': `${id}-find`, onclick: find }, words('intelligence.send.find')))),
    found,
  );
  return { node, ids: () => [...chosen.keys()] };
}
