import { readPlace, readPoint } from '../api/reference.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { icon } from '../lib/icon.js';
import { said as inOwnLanguage } from '../lib/said-in-welsh.js';
import { loadWords, words } from '../lib/words.js';
import { PlaceChoices } from '../place/place-choices.js';
import { COARSEST_METRES, gridReferenceOf } from './event-words.js';

/**
 * Where an event is, as a point: typed in any form that is read as a place, or chosen on a map. `root` belongs into the form; `changed` is called when another
 * point was taken. Where the bulletin was made from something, a place close to that needs somebody's authority.
 */
export class EventPosition {
  root;
  #position;
  #changed;
  #input;
  #choices;
  #said = el('p', { class: 'place-feedback', role: 'status', 'data-test': 'event-said' });
  #chosen = el('p', { 'data-test': 'event-position' });
  #away = el('button', { type: 'button', class: 'secondary', 'data-test': 'event-away', onclick: () => this.#take(null) }, words('bulletin.field.event-take-away'));
  #mapPlace = el('div', { class: 'small-map-place' });
  #map = null;
  #near = null;

  constructor({ position, nearSource, hasSource, changed }) {
    this.#position = position ?? null;
    this.#changed = changed;
    const field = formField({ id: 'bulletin-event-position', label: words('bulletin.field.event-position'), hint: words('bulletin.field.event-position-hint'), maxlength: 200, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
    this.#input = field.querySelector('input');
    this.#choices = new PlaceChoices(this.#input, (place) => this.#takeReading(place));
    this.#input.addEventListener('input', () => this.#choices.close());
    this.#input.addEventListener('keydown', (event) => {
      // Enter finds the place; it does not save the form.
      if (event.key !== 'Enter' || event.defaultPrevented) return;
      event.preventDefault();
      this.#find();
    });
    field.append(this.#choices.list);
    this.root = el(
      'div',
      { class: 'stack' },
      field,
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', 'data-test': 'event-find', onclick: () => this.#find() }, words('bulletin.field.event-find')), el('button', { type: 'button', class: 'secondary', 'data-test': 'event-tap', onclick: (event) => this.#openMap(event.currentTarget) }, icon('tap'), words('bulletin.field.event-tap'))),
      this.#said,
      this.#chosen,
      this.#away,
      this.#mapPlace,
      (hasSource || nearSource) && this.#nearFields(nearSource),
    );
    this.#draw();
  }

  get value() {
    return this.#position;
  }

  /** Who authorised a place close to the report; null where nobody did. */
  get nearSource() {
    if (!this.#near?.querySelector('#bulletin-near').checked) return null;
    return { authoriser: this.#near.querySelector('#bulletin-near-authoriser').value, reason: this.#near.querySelector('#bulletin-near-reason').value };
  }

  #nearFields(nearSource) {
    const fields = el('div', { class: 'conditional stack', hidden: !nearSource }, formField({ id: 'bulletin-near-authoriser', label: words('bulletin.field.near-authoriser'), maxlength: 120, value: nearSource?.authoriser ?? '' }), formField({ id: 'bulletin-near-reason', label: words('bulletin.field.near-reason'), maxlength: 400, value: nearSource?.reason ?? '' }));
    const tick = el('input', { id: 'bulletin-near', type: 'checkbox', checked: Boolean(nearSource), onchange: () => {
      fields.hidden = !tick.checked;
    } });
    this.#near = el('div', { class: 'stack' }, el('div', { class: 'tick' }, tick, el('label', { for: 'bulletin-near' }, words('bulletin.field.near'))), fields);
    return this.#near;
  }

  async #find() {
    const text = this.#input.value.trim();
    this.#input.removeAttribute('aria-invalid');
    if (text === '') return this.#say(words('bulletin.field.event-missing'), true);
    this.#say(words('bulletin.field.event-reading'));
    try {
      const { places, message } = await readPlace(text);
      if (places.length === 1) return this.#takeReading(places[0]);
      if (places.length === 0) return this.#say(inOwnLanguage(message) ?? words('bulletin.field.event-failed'), true);
      this.#say(words('bulletin.field.event-several', { n: places.length }));
      this.#input.focus();
      return this.#choices.offer(places);
    } catch (problem) {
      return this.#say(problem.words ?? words('bulletin.field.event-failed'), true);
    }
  }

  #takeReading({ longitude, latitude, precisionMetres }) {
    this.#choices.close();
    this.#say('');
    this.#take({ longitude, latitude, precisionMetres });
  }

  /** What nobody could find by is not taken. */
  #take(position) {
    if (position && position.precisionMetres > COARSEST_METRES) return this.#say(words('bulletin.field.event-coarse', { metres: position.precisionMetres }), true);
    this.#position = position;
    this.#draw();
    this.#changed();
    return null;
  }

  async #openMap(button) {
    if (this.#map) return this.#map.focusMap();
    await Promise.all([loadWords('report'), import('../map/hedge-small-map.js')]);
    this.#map = Object.assign(document.createElement('hedge-small-map'), { signedIn: true, middle: 'bulletin.field.event-middle' });
    this.#map.addEventListener('place-tapped', ({ detail }) => this.#tapped(detail));
    show(this.#mapPlace, this.#map);
    this.#draw();
    button.setAttribute('aria-expanded', 'true');
    return this.#map.focusMap();
  }

  /** The server says which point it is, as of everything that is typed. */
  async #tapped({ longitude, latitude, precisionMetres }) {
    try {
      const { places, message } = await readPoint(longitude, latitude);
      if (places.length === 0) return this.#say(inOwnLanguage(message) ?? words('bulletin.field.event-failed'), true);
      return this.#takeReading({ ...places[0], precisionMetres });
    } catch (problem) {
      return this.#say(problem.words ?? words('bulletin.field.event-failed'), true);
    }
  }

  #draw() {
    const at = this.#position;
    this.#chosen.textContent = at ? words('bulletin.field.event-chosen', { place: gridReferenceOf(at), metres: at.precisionMetres }) : words('bulletin.field.event-none');
    this.#away.hidden = !at;
    this.#map?.showPlace(at);
  }

  #say(text, wrong = false) {
    this.#said.textContent = text;
    this.#said.classList.toggle('is-wrong', wrong);
    if (wrong) this.#input.setAttribute('aria-invalid', 'true');
  }
}
