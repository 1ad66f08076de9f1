import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { MOST_BOUNDARIES } from './bulletin-form-values.js';

/**
 * Choosing areas of the loaded boundaries by name. `chosen` is a list of {kind, code}; `find({text})` and `find({codes})` answer {loaded, areas} of
 * {kind, code, name, within}. Every result is a button that is pressed while its area is chosen.
 */
export class BoundaryChoice {
  root;
  #chosen;
  #find;
  #changed;
  #found = [];
  #asked = 0;
  #input;
  #said = el('p', { role: 'status', class: 'soft', 'data-test': 'boundary-said' });
  #results = el('ul', { class: 'boundary-list', 'data-test': 'boundary-results' });
  #list = el('ul', { class: 'boundary-list', 'data-test': 'boundary-chosen' });
  #chosenPart = el('div', {}, el('p', { class: 'label' }, words('bulletin.area.chosen')), this.#list);

  constructor({ chosen, find, changed }) {
    this.#chosen = chosen.map(({ kind, code }) => ({ kind, code }));
    this.#find = find;
    this.#changed = changed;
    const field = formField({ id: 'boundary-name', label: words('bulletin.area.find'), maxlength: 60, autocomplete: 'off', 'data-test': 'boundary-name' });
    this.#input = field.querySelector('input');
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      // Enter looks for the name and does not send the form.
      event.preventDefault();
      this.#look();
    });
    const button = el('button', { type: 'button', class: 'secondary', 'data-test': 'boundary-find', onclick: () => this.#look() }, words('bulletin.area.find-do'));
    this.root = el('div', { class: 'stack', id: 'bulletin-boundaries' }, field, el('div', { class: 'buttons' }, button), this.#said, this.#results, this.#chosenPart);
    this.#draw();
    if (this.#chosen.length > 0) this.#nameChosen();
  }

  get value() {
    return this.#chosen.map(({ kind, code }) => ({ kind, code }));
  }

  async #nameChosen() {
    try {
      const { areas } = await this.#find({ codes: this.#chosen.map(({ code }) => code) });
      this.#chosen = this.#chosen.map((each) => areas.find((area) => isSame(area, each)) ?? each);
      this.#draw();
    } catch {
      // They stand there by their codes.
    }
  }

  async #look() {
    const text = this.#input.value.trim();
    this.#found = [];
    this.#draw();
    if (text.length < 2) {
      this.#said.textContent = words('bulletin.area.short');
      return;
    }
    const asked = ++this.#asked;
    this.#said.textContent = words('bulletin.area.finding');
    try {
      const { loaded, areas } = await this.#find({ text });
      if (asked !== this.#asked) return;
      this.#found = areas;
      this.#said.textContent = loaded.length === 0 ? words('bulletin.area.not-loaded') : areas.length === 0 ? words('bulletin.area.none') : words('bulletin.area.found', { n: areas.length });
    } catch (problem) {
      if (asked === this.#asked) this.#said.textContent = problem.words ?? words('bulletin.failed');
    }
    this.#draw();
  }

  #toggle(area) {
    if (this.#chosen.some((each) => isSame(each, area))) return this.#remove(area);
    if (this.#chosen.length >= MOST_BOUNDARIES) {
      this.#said.textContent = words('bulletin.area.full', { most: MOST_BOUNDARIES });
      return null;
    }
    this.#chosen = [...this.#chosen, area];
    return this.#done('bulletin.area.added', area);
  }

  #remove(area) {
    this.#chosen = this.#chosen.filter((each) => !isSame(each, area));
    this.#done('bulletin.area.removed', area);
  }

  /** From the list of what is chosen: the button goes away, and the focus to the next one. */
  #takeOut(area, index) {
    this.#remove(area);
    const buttons = this.#list.querySelectorAll('button');
    (buttons[Math.min(index, buttons.length - 1)] ?? this.#input).focus();
  }

  #done(key, area) {
    this.#draw();
    this.#said.textContent = words(key, { name: nameOf(area) });
    this.#changed();
  }

  #draw() {
    const isChosen = (area) => this.#chosen.some((each) => isSame(each, area));
    const focused = this.#results.contains(document.activeElement) ? document.activeElement.dataset.code : null;
    show(this.#results, this.#found.map((area) => el('li', {}, el('button', { type: 'button', class: 'secondary boundary-result', 'aria-pressed': String(isChosen(area)), 'data-code': `${area.kind} ${area.code}`, onclick: () => this.#toggle(area) }, nameOf(area)))));
    show(this.#list, this.#chosen.map((area, index) => el('li', {}, el('span', {}, nameOf(area)), ' ', el('button', { type: 'button', class: 'secondary', 'aria-label': words('bulletin.area.remove-one', { name: nameOf(area) }), onclick: () => this.#takeOut(area, index) }, words('bulletin.area.remove')))));
    this.#chosenPart.hidden = this.#chosen.length === 0;
    if (focused) this.#results.querySelector(`[data-code="${CSS.escape(focused)}"]`)?.focus();
  }
}

const isSame = (one, other) => one.kind === other.kind && one.code === other.code;

/** "Fowlmere, parish in South Cambridgeshire"; by its code where its name is not known. */
function nameOf({ kind, code, name, within }) {
  const values = { name: name ?? code, kind: words(`bulletin.area.kind.${kind}`), within };
  return words(within ? 'bulletin.area.one-within' : 'bulletin.area.one', values);
}
