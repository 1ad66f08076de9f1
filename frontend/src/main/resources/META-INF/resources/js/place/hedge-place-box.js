import { readPlace, readPoint } from '../api/reference.js';
import { NoAnswerError } from '../api/problem-error.js';
import { readPlaceText, roundUpMetres } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { placeChip } from './place-chip.js';

const ASK_AFTER_MS = 250;

/**
 * The one box for a place: typed, tapped on the map, or where the device is. It says "place-changed" {place} with the server's reading or null,
 * and "pick-wanted" when the person wants to tap the map. `value` is what a report sends.
 */
export class HedgePlaceBox extends HTMLElement {
  place = null;
  value = null;
  #request = null;
  #timer = null;
  #reading = null;
  #input = el('input', { id: 'report-place', type: 'text', name: 'place', autocomplete: 'off', spellcheck: 'false', maxlength: 200, 'aria-describedby': 'report-place-hint', 'data-test': 'report-place' });
  #feedback = el('p', { class: 'place-feedback', role: 'status', 'data-test': 'place-feedback' });
  #readings = el('div', { class: 'place-readings' });

  connectedCallback() {
    if (this.firstChild) return;
    this.#input.addEventListener('input', () => this.#typed());
    show(
      this,
      el('div', { class: 'field' }, el('label', { for: 'report-place' }, 'Where was it?'), el('p', { class: 'hint', id: 'report-place-hint' }, 'A grid reference like TL 420 440, a place name, or latitude and longitude'), this.#input),
      el(
        'div',
        { class: 'place-ways' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'place-tap', onclick: () => this.dispatchEvent(new Event('pick-wanted')) }, icon('tap'), 'Tap the map'),
        navigator.geolocation && el('button', { type: 'button', class: 'secondary', 'data-test': 'place-device', onclick: () => this.#askDevice() }, icon('position'), 'Where I am'),
      ),
      this.#feedback,
      this.#readings,
    );
  }

  disconnectedCallback() {
    this.#request?.abort();
    clearTimeout(this.#timer);
  }

  /** Whether something was typed that nobody could read yet. */
  get isUnread() {
    return this.#input.value.trim() !== '' && this.value === null;
  }

  /** Waits until what was typed is read, for somebody who types and sends at once. */
  async settle() {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#reading = this.#askText(this.#input.value.trim());
    }
    await this.#reading;
  }

  /** Where the focus returns to after the map was tapped: not the input, which would raise a phone's keyboard. */
  focusTap() {
    this.querySelector('[data-test=place-tap]').focus();
  }

  focusInput() {
    this.#input.focus();
  }

  /** Starts with a place that is already recorded (amending). */
  begin(value, place) {
    this.#input.value = value.text ?? '';
    this.#accept(place, value);
  }

  /** Takes a tap on the map, or a device position: metres of precision with it. */
  async take({ longitude, latitude, precisionMetres }, method = 'MAP_TAP') {
    this.#input.value = '';
    this.#accept(null, null);
    const value = { longitude, latitude, method, precisionMetres };
    this.#say('Reading the place…');
    this.#reading = this.#ask((signal) => readPoint(longitude, latitude, signal), ([place]) => this.#accept({ ...place, precisionMetres }, value));
    await this.#reading;
    this.#readings.scrollIntoView({ block: 'nearest' });
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#request?.abort();
    this.#accept(null, null);
    const local = readPlaceText(this.#input.value);
    this.#say(local.message, local.kind === 'problem');
    if (local.kind === 'reading' || local.kind === 'ask') this.#timer = setTimeout(() => this.settle(), ASK_AFTER_MS);
  }

  async #askText(text) {
    if (text.length < 2) return;
    await this.#ask((signal) => readPlace(text, signal), (places, message) => {
      this.#say(message ?? '', places.length === 0);
      if (places.length === 1) this.#accept(places[0], { text });
      else if (places.length > 1) this.#offer(places);
      else this.#say(message ?? 'No place by that name. Try a grid reference, or tap the map.', true);
    });
  }

  #offer(places) {
    this.#say(`${places.length} places could be meant. Choose one.`);
    show(this.#readings, places.slice(0, 8).map((place) => placeChip(place, () => {
      this.#input.value = place.gridReference;
      this.#accept(place, { text: place.gridReference });
      this.#input.focus();
    })));
  }

  async #ask(fetching, take) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const { places, message } = await fetching(request.signal);
      if (request !== this.#request) return;
      if (places.length === 0) this.#say(message ?? 'That is outside the area that Hedgerow knows.', true);
      else take(places, message);
    } catch (problem) {
      if (request.signal.aborted) return;
      this.#say(problem instanceof NoAnswerError ? 'No answer, so the place is not checked yet. It is kept and checked when you send.' : problem.words ?? 'That place could not be read.', true);
      if (problem instanceof NoAnswerError && this.#input.value.trim()) this.value = { text: this.#input.value.trim() };
    }
  }

  #askDevice() {
    this.#say('Asking the device where it is…');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.take({ longitude: coords.longitude, latitude: coords.latitude, precisionMetres: roundUpMetres(Math.max(5, coords.accuracy)) }, 'DEVICE'),
      () => this.#say('The device did not say where it is. Type the place or tap the map.', true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  }

  #accept(place, value) {
    this.place = place;
    this.value = value;
    show(this.#readings, place && placeChip(place));
    if (place) this.#say('');
    this.dispatchEvent(new CustomEvent('place-changed', { detail: { place } }));
  }

  #say(words, wrong = false) {
    this.#feedback.textContent = words;
    this.#feedback.classList.toggle('is-wrong', wrong);
  }
}

customElements.define('hedge-place-box', HedgePlaceBox);
