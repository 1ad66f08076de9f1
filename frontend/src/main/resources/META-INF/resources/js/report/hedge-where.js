import { fetchBase } from '../api/reference.js';
import { isInDegreesBox } from '../geo/extent.js';
import { referenceOf } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { readPlaceText } from '../geo/place-reader.js';
import { roundUpMetres, sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { said } from '../lib/said-in-welsh.js';
import { words } from '../lib/words.js';
import { button, field } from './parts.js';
import { findNames, namesFrom } from './place-names.js';

const ASK_AFTER_MS = 300;
const LEAST_METRES = 5;
/** Coarser than this a place is taken, and the person is asked to be more exact. */
const COARSE_METRES = 2_000;

/**
 * Where it was: the device's own position, a typed place, or a tap on a small map, all read on the phone, so that it works without an account and without
 * signal. `place` is {value, reading} or null and may be set before it is connected. It says "place-changed".
 */
export class HedgeWhere extends HTMLElement {
  place = null;
  /** Whoever is signed in sees the operator's layers on the map. */
  signedIn = false;
  /** The id of its field, for there may be two of these on a page; and what the button of its map says. */
  fieldId = 'place';
  mapMiddle = 'report.map.middle';
  #input;
  #feedback = el('p', { class: 'place-feedback', role: 'status', 'data-test': 'place-feedback' });
  #choices = el('ul', { class: 'place-choices', 'data-test': 'place-choices' });
  #chip = el('div');
  #mapPlace = el('div', { class: 'small-map-place' });
  #mapButton;
  #map = null;
  #names = null;
  #timer = null;
  #asked = 0;
  #settling = null;

  connectedCallback() {
    if (this.firstChild) return;
    const text = field({ id: this.fieldId, label: words('report.where.type'), hint: words('report.where.type-hint'), maxlength: 200, autocapitalize: 'off', spellcheck: 'false' });
    this.#input = text.querySelector('input');
    this.#input.addEventListener('input', () => this.#typed());
    this.#mapButton = button([icon('map'), words('report.where.map')], { 'data-test': 'place-map', onclick: () => this.#openMap() });
    show(
      this,
      navigator.geolocation && button([icon('position'), words('report.where.device')], { class: 'secondary wide-button', 'data-test': 'place-device', onclick: () => this.#askDevice() }),
      text,
      this.#choices,
      this.#feedback,
      this.#chip,
      this.#mapButton,
      this.#mapPlace,
    );
    if (this.place) {
      this.#input.value = this.place.value.text ?? '';
      this.#draw();
    }
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** Waits for what was typed to be read, for somebody who types and goes on at once. */
  async settle() {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#settling = this.#find(this.#input.value.trim());
    }
    await this.#settling;
  }

  /** The key of what is wrong when there is no place. */
  get wrong() {
    if (this.#input.value.trim() === '') return 'report.where.none';
    return this.#choices.childElementCount > 0 ? 'report.where.which' : 'report.where.unread';
  }

  /** A point of the device, of the map or of a photo. */
  takePoint({ longitude, latitude, precisionMetres }, method) {
    this.#input.value = '';
    const place = placeOfPoint({ longitude, latitude, precisionMetres }, method);
    if (place === null) return this.#refuse(words('report.where.outside'));
    this.#accept(place);
    return true;
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#asked += 1;
    this.#accept(null);
    const text = this.#input.value.trim();
    const local = readPlaceText(text);
    if (local.kind === 'reading') return this.#take(local.readings[0], text);
    if (local.kind === 'choices') return this.#offer(local.readings.map((reading) => ({ reading, title: reading.gridReference, more: reading.description, text: kept(reading.gridReference, local) })));
    if (local.kind === 'problem') return this.#refuse(said(local.message));
    if (local.kind === 'ask' && text.length > 2) this.#timer = setTimeout(() => this.settle(), ASK_AFTER_MS);
    return null;
  }

  async #find(text) {
    const asked = this.#asked;
    this.#say(words('report.where.looking'));
    try {
      this.#names ??= namesFrom(await fetchBase('places'));
    } catch {
      if (asked === this.#asked) this.#refuse(words('report.where.no-names'));
      return;
    }
    if (asked !== this.#asked) return;
    const found = findNames(text, this.#names);
    if (found.length === 0) return this.#refuse(words('report.where.unread'));
    const choices = found.map((name) => ({ reading: readPlaceText(name.gridReference).readings[0], title: name.name, more: name.near ? words('report.where.near', { reference: name.gridReference, near: name.near }) : name.gridReference, text: [name.gridReference, name.name, name.words].filter(Boolean).join(', '), label: name.name }));
    this.#offer(choices);
  }

  /** Even a single name is chosen and never assumed: there may be another that is not in the list. */
  #offer(choices) {
    this.#say(words('report.where.choices', { n: choices.length }));
    show(
      this.#choices,
      choices.map(({ reading, title, more, text, label = null }) =>
        el('li', {}, el('button', { type: 'button', class: 'place-chip', 'data-test': 'place-choice', onclick: () => this.#choose(reading, text, label) }, el('strong', {}, title), el('span', { class: 'soft' }, more))),
      ),
    );
  }

  #choose(reading, text, label) {
    this.#input.value = text;
    this.#take(reading, text, label);
    this.querySelector('.place-chip')?.focus();
  }

  #take(reading, text, label = null) {
    const { longitude, latitude } = fromNationalGrid(reading.easting, reading.northing);
    this.#accept({ value: { text }, reading: { ...reading, longitude, latitude, label } });
  }

  #askDevice() {
    this.#say(words('report.where.asking'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.takePoint({ longitude: coords.longitude, latitude: coords.latitude, precisionMetres: coords.accuracy }, 'DEVICE'),
      ({ code }) => this.#refuse(words(code === 1 ? 'report.where.denied' : 'report.where.no-device')),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  }

  /** The map is fetched when it is asked for, and not before. */
  async #openMap() {
    this.#mapButton.disabled = true;
    this.#say(words('report.where.map-coming'));
    try {
      await import('../map/hedge-small-map.js');
    } catch {
      this.#mapButton.disabled = false;
      return this.#say(words('report.where.no-map'), true);
    }
    this.#say('');
    this.#mapButton.hidden = true;
    this.#map = document.createElement('hedge-small-map');
    Object.assign(this.#map, { place: this.place?.reading ?? null, signedIn: this.signedIn, middle: this.mapMiddle });
    this.#map.addEventListener('place-tapped', ({ detail }) => this.takePoint(detail, 'MAP_TAP'));
    show(this.#mapPlace, this.#map);
    this.#map.scrollIntoView({ block: 'nearest' });
    return this.#map.focusMap();
  }

  #accept(place) {
    this.place = place;
    this.#choices.replaceChildren();
    this.#draw();
    this.dispatchEvent(new Event('place-changed'));
  }

  #draw() {
    const reading = this.place?.reading ?? null;
    show(
      this.#chip,
      reading &&
        el(
          'div',
          { class: 'place-chip', tabindex: -1, 'data-test': 'place-reading', 'data-grid-reference': reading.gridReference },
          el('strong', { class: 'place-reference' }, [reading.label, reading.gridReference].filter(Boolean).join(', ')),
          el('span', { class: 'soft' }, words('report.where.known-to', { size: sizeInWords(reading.precisionMetres) })),
          reading.precisionMetres >= COARSE_METRES && el('span', { class: 'place-border' }, icon('warning'), words('report.where.coarse')),
        ),
    );
    this.#feedback.classList.toggle('for-listeners', reading !== null);
    this.#say(reading ? words('report.where.read', { reference: reading.gridReference }) : '');
    this.#map?.showPlace(reading);
  }

  #refuse(text) {
    this.#accept(null);
    this.#say(text, true);
    return false;
  }

  #say(text, wrong = false) {
    this.#feedback.textContent = text;
    this.#feedback.classList.toggle('is-wrong', wrong);
    if (wrong) this.#feedback.classList.remove('for-listeners');
  }
}

/** A point as a place of a report, {value, reading}; null where it lies outside the United Kingdom. */
export function placeOfPoint({ longitude, latitude, precisionMetres }, method) {
  if (!isInDegreesBox({ longitude, latitude })) return null;
  const metres = roundUpMetres(Math.max(LEAST_METRES, precisionMetres));
  const { easting, northing } = toNationalGrid(longitude, latitude);
  return {
    value: { longitude: Number(longitude.toFixed(6)), latitude: Number(latitude.toFixed(6)), method, precisionMetres: metres },
    reading: { gridReference: referenceOf(easting, northing, metres), easting, northing, longitude, latitude, precisionMetres: metres, radiusMetres: method === 'DEVICE' ? metres : metres / 2, label: null },
  };
}

const kept = (reference, { landmark }) => [reference, landmark].filter(Boolean).join(', ');

customElements.define('hedge-where', HedgeWhere);
