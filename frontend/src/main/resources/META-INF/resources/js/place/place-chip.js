import { sizeInWords } from '../geo/place-text.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { placeForms } from './place-forms.js';
import { keptWords } from './place-words.js';

/** What the server made of a place, to be checked at a glance. */
export function placeChip(place, kept = {}) {
  return el(
    'div',
    { class: 'place-chip', 'data-test': 'place-reading', 'data-grid-reference': place.gridReference },
    placeLines(place),
    place.accuracy && el('span', { class: 'soft' }, `Grid and degrees agree ${place.accuracy}`),
    keptWords(kept).map((words) => el('span', { 'data-test': 'place-kept' }, words)),
    place.line && placeForms(place.line),
  );
}

/** The place in a few lines: enough to tell it from others. */
export function placeLines(place) {
  const { gridReference, near, force, description, precisionMetres, nearBorder } = place;
  const size = description?.includes(' square') ? null : `known to ${sizeInWords(precisionMetres)}`;
  return [
    el('strong', { class: 'place-reference' }, gridReference),
    el('span', {}, [near && `near ${near}`, force?.name].filter(Boolean).join(', ')),
    el('span', { class: 'soft' }, [description, size].filter(Boolean).join('; ')),
    nearBorder && el('span', { class: 'place-border' }, icon('warning'), 'Close to a force border. Check that the force is right.'),
  ];
}
