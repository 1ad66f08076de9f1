import { NoAnswerError } from '../api/problem-error.js';
import { readPlace, readPoint } from '../api/reference.js';
import { readPlaceText } from '../geo/place-reader.js';
import { roundUpMetres } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { said } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-page.js';
import { placeChip } from './place-chip.js';
import { PlaceChoices } from './place-choices.js';
import { acceptedWords, chosenValue, readingWords } from './place-words.js';

const ASK_AFTER_MS = 150;
/** Two letters are seldom a name and mostly the beginning of one. */
const ASK_ABOUT_LITTLE_AFTER_MS = 1_200;
const LITTLE = 3;
const NO_WORDS = { landmark: null, threeWords: null };

/**
 * The one box for a place: typed, tapped on the map, or where the device is. What is typed is read at once by the browser and then by the server, whose
 * reading counts. It says "place-changed" {place} with that reading or null, and "pick-wanted" when the person wants to tap the map. `value` is what a
 * report sends.
 */
export class HedgePlaceBox extends HTMLElement {
  place = null;
  value = null;
  #request = null;
  #timer = null;
  #reading = null;
  #kept = NO_WORDS;
  #input = el('input', { id: 'report-place', type: 'text', name: 'place', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: 200, 'aria-describedby': 'report-place-hint', 'data-test': 'report-place' });
  #choices = new PlaceChoices(this.#input, (place, places) => this.#chosen(place, places));
  #feedback = el('p', { class: 'place-feedback', role: 'status', 'data-test': 'place-feedback' });
  #readings = el('div', { class: 'place-readings' });

  connectedCallback() {
    if (this.firstChild) return;
    this.#input.addEventListener('input', () => this.#typed());
    show(
      this,
      el(
        'div',
        { class: 'field' },
        el('label', { for: 'report-place' }, phrase('page.place.where-was-it')),
        el('p', { class: 'hint', id: 'report-place-hint' }, phrase('page.place.a-grid-reference-like-tl-420')),
        this.#input,
        this.#choices.list,
      ),
      el(
        'div',
        { class: 'place-ways' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'place-tap', onclick: () => this.dispatchEvent(new Event('pick-wanted')) }, icon('tap'), phrase('page.place.tap-the-map')),
        navigator.geolocation && el('button', { type: 'button', class: 'secondary', 'data-test': 'place-device', onclick: () => this.#askDevice() }, icon('position'), phrase('page.place.where-i-am')),
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
    this.#choices.close();
    this.#accept(null, null);
    const value = { longitude, latitude, method, precisionMetres };
    this.#say(phrase('page.place.reading-the-place'));
    this.#reading = this.#ask((signal) => readPoint(longitude, latitude, signal), ({ places: [place] }) => this.#accept({ ...place, precisionMetres }, value));
    await this.#reading;
    this.#readings.scrollIntoView({ block: 'nearest' });
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#request?.abort();
    this.#accept(null, null);
    const text = this.#input.value;
    const local = readPlaceText(text);
    this.#say(local.kind === 'reading' ? readingWords(local) : local.kind === 'problem' ? said(local.message) : '', local.kind === 'problem');
    // Choices stay until the next answer, so that they do not flicker with every letter.
    if (!['ask', 'choices'].includes(local.kind)) this.#choices.close();
    if (local.kind === 'problem' || local.kind === 'empty') return;
    this.#timer = setTimeout(() => this.settle(), text.trim().length < LITTLE ? ASK_ABOUT_LITTLE_AFTER_MS : ASK_AFTER_MS);
  }

  async #askText(text) {
    if (text.length < 2) return;
    await this.#ask((signal) => readPlace(text, signal), ({ places, message, landmark, threeWords }) => {
      this.#kept = { landmark, threeWords };
      if (places.length === 1) this.#accept(places[0], { text });
      else this.#offer(places, message);
    });
  }

  #offer(places, question) {
    this.#say(phrase('page.place.choose-with-the-arrow-keys-or', { meant: said(question) ?? phrase('page.place.places-could-be-meant', { n: places.length }) }));
    this.#choices.offer(places);
  }

  #chosen(place, places) {
    const value = chosenValue(place, places, this.#kept);
    const kept = value.text ? this.#kept : NO_WORDS;
    this.#input.value = value.text ?? '';
    this.#accept(place, value, kept);
  }

  async #ask(fetching, take) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const answer = await fetching(request.signal);
      if (request !== this.#request) return;
      if (answer.places.length > 0) take(answer);
      else this.#refuse(answer.message ?? phrase('page.place.that-is-outside-the-area-that'));
    } catch (problem) {
      if (request.signal.aborted) return;
      this.#refuse(problem instanceof NoAnswerError ? phrase('page.place.no-answer-so-the-place-is') : problem.words ?? phrase('page.place.that-place-could-not-be-read'));
      if (problem instanceof NoAnswerError && this.#input.value.trim()) this.value = { text: this.#input.value.trim() };
    }
  }

  #askDevice() {
    this.#say(phrase('page.place.asking-the-device-where-it-is'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.take({ longitude: coords.longitude, latitude: coords.latitude, precisionMetres: roundUpMetres(Math.max(5, coords.accuracy)) }, 'DEVICE'),
      () => this.#say(phrase('page.place.the-device-did-not-say-where'), true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  }

  #accept(place, value, kept = this.#kept) {
    this.place = place;
    this.value = value;
    if (place) this.#choices.close();
    show(this.#readings, place && placeChip(place, kept));
    if (!place) this.#kept = NO_WORDS;
    // The chip says it to those who see; the feedback, then unseen, to those who listen.
    if (place) this.#say(acceptedWords(place));
    this.#feedback.classList.toggle('for-listeners', place !== null);
    this.dispatchEvent(new CustomEvent('place-changed', { detail: { place } }));
  }

  #refuse(words) {
    this.#choices.close();
    this.#say(words, true);
  }

  #say(words, wrong = false) {
    this.#feedback.textContent = words;
    this.#feedback.classList.remove('for-listeners');
    this.#feedback.classList.toggle('is-wrong', wrong);
  }
}

customElements.define('hedge-place-box', HedgePlaceBox);
