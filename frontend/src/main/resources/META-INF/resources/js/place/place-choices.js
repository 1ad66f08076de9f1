import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';
import { placeChoice } from './place-chip.js';

const MOST = 8;

/**
 * The places to choose from, under the input that they belong to: a combobox. Arrow keys move, Enter chooses, Escape puts the choices away; a finger or a
 * mouse chooses at once. `choose` is called with the place.
 */
export class PlaceChoices {
  list;
  #input;
  #choose;
  #places = [];
  #active = -1;

  constructor(input, choose) {
    this.#input = input;
    this.#choose = choose;
    this.list = el('ul', { id: freshId('place-choices'), class: 'place-choices', role: 'listbox', 'aria-label': phrase('page.place.places-that-could-be-meant'), hidden: true });
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id })) input.setAttribute(name, value);
    input.addEventListener('keydown', (event) => this.#key(event));
    // The input keeps the focus, and a phone its keyboard, while a choice is pressed.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  offer(places) {
    this.#places = places.slice(0, MOST);
    show(this.list, this.#places.map((place, i) => this.#option(place, i)));
    this.#setOpen(this.#places.length > 0);
    this.list.scrollIntoView({ block: 'nearest' });
  }

  close() {
    this.#setOpen(false);
  }

  #option(place, i) {
    return el(
      'li',
      { id: `${this.list.id}-${i}`, class: 'place-chip', role: 'option', 'aria-selected': 'false', 'data-test': 'place-choice', 'data-grid-reference': place.gridReference, onclick: () => this.#take(i) },
      placeChoice(place),
    );
  }

  #key(event) {
    if (!this.isOpen) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.#move(moves[event.key]);
    else if (event.key === 'Enter' && this.#active < 0) this.#move(1);
    else if (event.key === 'Enter') this.#take(this.#active);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  }

  #move(step) {
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#mark((from + step + this.#places.length) % this.#places.length);
    this.list.children[this.#active].scrollIntoView({ block: 'nearest' });
  }

  #mark(active) {
    this.#active = active;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.list.id}-${active}`);
  }

  #take(i) {
    const place = this.#places[i];
    this.close();
    this.#choose(place, this.#places);
  }

  #setOpen(open) {
    this.list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    this.#mark(-1);
  }
}
