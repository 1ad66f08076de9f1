import { readPlace } from '../api/reference.js';
import { roundUpMetres } from '../geo/place-text.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { said as inOwnLanguage } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-ground.js';
import { PlaceChoices } from '../place/place-choices.js';

/** A place that is typed, or where the device is. `take` is called with {longitude, latitude, precisionMetres, words, walked}; walked says that somebody stands there. */
export class GroundPlace {
  root;
  #take;
  #input = el('input', { id: 'ground-place', type: 'text', maxlength: 200, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': 'ground-place-hint ground-place-said', 'data-test': 'ground-place' });
  #said = el('p', { id: 'ground-place-said', class: 'place-feedback', role: 'status', 'data-test': 'ground-place-said' });
  #choices;

  constructor(take) {
    this.#take = take;
    this.#choices = new PlaceChoices(this.#input, (place) => this.#chosen(place));
    this.#input.addEventListener('input', () => this.#choices.close());
    this.#input.addEventListener('keydown', (event) => {
      // Enter finds the place; it does not save the form.
      if (event.key !== 'Enter' || event.defaultPrevented) return;
      event.preventDefault();
      this.#find();
    });
    this.root = el(
      'div',
      { class: 'ground-find' },
      el('div', { class: 'field' }, el('label', { for: 'ground-place' }, phrase('ground.place')), el('p', { class: 'hint', id: 'ground-place-hint' }, phrase('ground.place.hint')), this.#input, this.#choices.list),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'ground-find', onclick: () => this.#find() }, phrase('ground.place.find')),
        navigator.geolocation && el('button', { type: 'button', class: 'secondary', 'data-test': 'ground-device', onclick: () => this.#askDevice() }, icon('position'), phrase('ground.place.here')),
      ),
      this.#said,
    );
  }

  async #find() {
    const text = this.#input.value.trim();
    this.#input.removeAttribute('aria-invalid');
    if (text === '') return this.#say(phrase('ground.place.missing'), true);
    this.#say(phrase('ground.place.reading'));
    try {
      const { places, message } = await readPlace(text);
      if (places.length === 1) return this.#chosen(places[0]);
      if (places.length > 1) {
        this.#say(phrase('ground.place.several', { n: places.length }));
        this.#input.focus();
        return this.#choices.offer(places);
      }
      return this.#say(inOwnLanguage(message) ?? phrase('ground.place.unknown'), true);
    } catch (problem) {
      return this.#say(problem.words ?? phrase('ground.failed'), true);
    }
  }

  #chosen({ longitude, latitude, precisionMetres, gridReference, near }) {
    this.#say('');
    this.#take({ longitude, latitude, precisionMetres, words: [gridReference, near].filter(Boolean).join(', '), walked: false });
  }

  #askDevice() {
    this.#say(phrase('page.place.asking-the-device-where-it-is'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#say('');
        this.#take({ longitude: coords.longitude, latitude: coords.latitude, precisionMetres: roundUpMetres(Math.max(5, coords.accuracy)), words: phrase('ground.place.here'), walked: true });
      },
      () => this.#say(phrase('page.place.the-device-did-not-say-where'), true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 10_000 },
    );
  }

  #say(text, wrong = false) {
    this.#said.textContent = text;
    this.#said.classList.toggle('is-wrong', wrong);
    if (wrong) this.#input.setAttribute('aria-invalid', 'true');
  }
}
