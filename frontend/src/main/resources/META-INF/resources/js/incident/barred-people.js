import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { findColleagues } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

const SHORTEST = 2;
const MOST_CHARACTERS = 64;

/** People who may not see a report, whatever else is chosen: found among the colleagues, and let in again. `barred` holds the ids, `names` the names by id. */
export class BarredPeople {
  element;
  #people;
  #chosen = el('ul', { class: 'plain-list', 'data-test': 'barred' });
  #found = el('div', { role: 'status' });
  #input = el('input', { type: 'search', id: 'report-barred', maxlength: MOST_CHARACTERS, autocomplete: 'off', 'aria-describedby': 'report-barred-hint', 'data-test': 'barred-name' });
  #search;

  constructor({ barred = [], names = {}, search = findColleagues }) {
    this.#people = new Map(barred.map((id) => [id, names[id] ?? phrase('map.incident.somebody-who-has-left')]));
    this.#search = search;
    const find = el('button', { type: 'button', class: 'secondary', 'data-test': 'barred-find', onclick: () => this.#find() }, phrase('map.incident.find'));
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#find();
    });
    this.element = el(
      'fieldset',
      { class: 'barred' },
      el('legend', {}, phrase('map.incident.who-may-not-see-it-whatever')),
      this.#chosen,
      el('div', { class: 'field' }, el('label', { for: 'report-barred' }, phrase('map.incident.name-of-a-colleague')), el('p', { class: 'hint', id: 'report-barred-hint' }, phrase('map.incident.somebody-whom-the-report-is-about')), el('div', { class: 'beside' }, this.#input, find)),
      this.#found,
    );
    // What is typed here chooses nothing yet.
    this.#input.addEventListener('input', (event) => event.stopPropagation());
    this.#draw();
  }

  get ids() {
    return [...this.#people.keys()];
  }

  async #find() {
    const text = this.#input.value.trim();
    if (text.length < SHORTEST) return show(this.#found, el('p', { class: 'field-error' }, phrase('map.incident.type-two-letters-of-the-name')));
    try {
      const found = (await this.#search(text)).filter(({ id }) => !this.#people.has(id));
      const choose = (person) => el('li', {}, el('button', { type: 'button', class: 'link', 'data-test': 'barred-found', onclick: () => this.#bar(person) }, phrase('map.incident.bar', { name: person.name })));
      return show(this.#found, found.length === 0 ? el('p', { class: 'hint' }, phrase('map.incident.nobody-else-in-your-organisation-has')) : el('ul', { class: 'plain-list' }, found.map(choose)));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      return show(this.#found, el('p', { class: 'field-error' }, problem.errors?.[0]?.detail ?? problem.words));
    }
  }

  #bar({ id, name }) {
    this.#people.set(id, name);
    this.#input.value = '';
    show(this.#found);
    this.#changed();
    this.#input.focus();
  }

  #letIn(id) {
    this.#people.delete(id);
    this.#changed();
    this.#input.focus();
  }

  #changed() {
    this.#draw();
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #draw() {
    this.#chosen.hidden = this.#people.size === 0;
    const line = ([id, name]) => el('li', { 'data-test': 'barred-person' }, `${name} `, el('button', { type: 'button', class: 'link', 'data-test': 'barred-let-in', onclick: () => this.#letIn(id) }, phrase('map.incident.take-off-this-list'), el('span', { class: 'for-listeners' }, ` (${name})`)));
    show(this.#chosen, [...this.#people].map(line));
  }
}
