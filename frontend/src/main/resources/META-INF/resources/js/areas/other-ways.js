import { readPlace } from '../api/reference.js';
import { PlaceRefused } from '../geo/place-refused.js';
import { el, freshId } from '../lib/dom.js';
import { currentLanguage, words } from '../lib/words.js';
import { PlaceChoices } from '../place/place-choices.js';
import { MOST_SQUARE_KILOMETRES, circle, gridSquare } from './area-shapes.js';

const LONGEST_KILOMETRES = Math.floor(Math.sqrt(MOST_SQUARE_KILOMETRES / Math.PI));

/** A circle around a place. `take` is called with its outline and the place in words. */
export function circleForm(take) {
  const [placeId, hintId, distanceId, saidId] = ['place', 'hint', 'distance', 'said'].map((part) => freshId(`circle-${part}`));
  const place = el('input', { id: placeId, type: 'text', maxlength: 200, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': `${hintId} ${saidId}`, 'data-test': 'circle-place' });
  const distance = el('input', { id: distanceId, type: 'text', inputmode: 'decimal', maxlength: 6, value: '2', 'aria-describedby': saidId, 'data-test': 'circle-distance' });
  const said = el('p', { id: saidId, class: 'place-feedback', role: 'status', 'data-test': 'circle-said' });
  const draw = ({ longitude, latitude, gridReference, near }) => {
    const kilometres = readDistance(distance.value);
    if (kilometres === null) return say(said, words('areas.circle.distance-wrong', { most: LONGEST_KILOMETRES }), { field: distance });
    place.removeAttribute('aria-invalid');
    say(said, '');
    return take(circle({ longitude, latitude }, kilometres), [gridReference, near].filter(Boolean).join(', '));
  };
  const choices = new PlaceChoices(place, draw);
  const find = async () => {
    clear(said, place, distance);
    const text = place.value.trim();
    if (text === '') return say(said, words('areas.circle.place-missing'), { field: place });
    if (readDistance(distance.value) === null) return say(said, words('areas.circle.distance-wrong', { most: LONGEST_KILOMETRES }), { field: distance });
    say(said, words('areas.circle.reading'));
    try {
      const { places, message } = await readPlace(text);
      if (places.length === 1) return draw(places[0]);
      if (places.length > 1) {
        say(said, words('areas.circle.several', { n: places.length }));
        place.focus();
        return choices.offer(places);
      }
      return say(said, message ?? words('areas.circle.unknown'), { field: place, english: message !== null && message !== undefined });
    } catch (problem) {
      return say(said, problem.words ?? words('areas.failed'), { field: place, english: problem.words !== undefined });
    }
  };
  place.addEventListener('input', () => choices.close());
  place.addEventListener('keydown', (event) => enter(event, find));
  distance.addEventListener('keydown', (event) => enter(event, find));
  return el(
    'div',
    { class: 'other-way' },
    el('div', { class: 'field' }, el('label', { for: placeId }, words('areas.circle.place')), el('p', { class: 'hint', id: hintId }, words('areas.circle.place-hint')), place, choices.list),
    el('div', { class: 'field short' }, el('label', { for: distanceId }, words('areas.circle.distance')), distance),
    said,
    el('button', { type: 'button', class: 'secondary', 'data-test': 'circle-draw', onclick: find }, words('areas.circle.draw')),
  );
}

/** A square of the National Grid. `take` is called with its outline and its name. */
export function squareForm(take) {
  const [inputId, hintId, saidId] = ['reference', 'hint', 'said'].map((part) => freshId(`square-${part}`));
  const input = el('input', { id: inputId, type: 'text', maxlength: 40, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': `${hintId} ${saidId}`, 'data-test': 'square-reference' });
  const said = el('p', { id: saidId, class: 'place-feedback', role: 'status', 'data-test': 'square-said' });
  const draw = () => {
    clear(said, input);
    try {
      take(gridSquare(input.value), input.value.trim().toUpperCase());
    } catch (problem) {
      if (!(problem instanceof PlaceRefused)) throw problem;
      say(said, input.value.trim() === '' ? words('areas.square.missing') : problem.message, { field: input, english: input.value.trim() !== '' });
    }
  };
  input.addEventListener('keydown', (event) => enter(event, draw));
  return el(
    'div',
    { class: 'other-way' },
    el('div', { class: 'field' }, el('label', { for: inputId }, words('areas.square.reference')), el('p', { class: 'hint', id: hintId }, words('areas.square.hint')), input),
    said,
    el('button', { type: 'button', class: 'secondary', 'data-test': 'square-draw', onclick: draw }, words('areas.square.draw')),
  );
}

/** Kilometres from a typed number, with a point or a comma; null for none, or one that no area may have. */
export function readDistance(text) {
  const plain = text.trim().replace(/\s*km$/i, '').replace(',', '.');
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(plain)) return null;
  const kilometres = Number(plain);
  return kilometres >= 0.05 && kilometres <= LONGEST_KILOMETRES ? kilometres : null;
}

/** What the server or the reader of grid references says is in English, and is marked so on a page in Welsh. */
function say(said, text, { field = null, english = false } = {}) {
  said.textContent = text;
  said.classList.toggle('is-wrong', field !== null);
  if (english && currentLanguage() !== 'en') said.lang = 'en-GB';
  else said.removeAttribute('lang');
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
}

function clear(said, ...fields) {
  say(said, '');
  for (const field of fields) field.removeAttribute('aria-invalid');
}

/** Enter in one of these fields draws; it does not save the whole area. */
function enter(event, action) {
  if (event.key !== 'Enter' || event.defaultPrevented) return;
  event.preventDefault();
  action();
}
