import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { sizeInWords } from '../geo/place-text.js';

/** What the server made of a place, to be checked at a glance. With `choose` it is a button: one of several readings. */
export function placeChip(place, choose = null) {
  const lines = [
    el('strong', { class: 'place-reference' }, place.gridReference),
    el('span', {}, [place.near && `near ${place.near}`, place.force?.name].filter(Boolean).join(', ')),
    el('span', { class: 'soft' }, [place.description, `known to ${sizeInWords(place.precisionMetres)}`].filter(Boolean).join('; ')),
    place.nearBorder && el('span', { class: 'place-border' }, icon('warning'), 'Close to a force border. Check that the force is right.'),
  ];
  const attributes = { class: 'place-chip', 'data-test': choose ? 'place-choice' : 'place-reading', 'data-grid-reference': place.gridReference };
  return choose ? el('button', { type: 'button', ...attributes, onclick: choose }, lines) : el('div', attributes, lines);
}
