import { el } from '../lib/dom.js';
import { sizeInWords } from '../geo/place-text.js';
import { symbol } from '../map/symbols.js';
import { ageOfEvent, span } from '../time/london.js';

const STATUS = { OPEN: 'Open', CLOSED: 'Closed', WITHDRAWN: 'Withdrawn' };

export const statusWords = (status) => STATUS[status] ?? status;

/** Where an incident was, as exactly as this reader may know it. */
export function whereWords({ gridReference, near, precisionMetres }) {
  const square = precisionMetres > 1 ? `${gridReference} (${sizeInWords(precisionMetres)})` : gridReference;
  return near ? `${square}, near ${near}` : square;
}

/** How long ago, while that is easier to grasp than the date. */
function ageOf(properties) {
  const words = ageOfEvent(properties, Date.now());
  return words && el('span', { class: 'row-age' }, words);
}

/** One line of a list. `choose` is called with the id. */
export function incidentRow({ id, properties }, { look, chosen, choose, fresh = false, tag = 'li' }) {
  return el(
    tag,
    { class: `row${fresh ? ' is-fresh' : ''}`, 'data-incident-id': id, 'data-version': properties.version, 'data-precision': properties.precision },
    el(
      'button',
      { type: 'button', class: 'row-button', 'aria-pressed': String(chosen), onclick: () => choose(id) },
      symbol(look.of(properties.category), { size: 22, open: properties.status === 'OPEN' }),
      el(
        'span',
        { class: 'row-words' },
        el('span', { class: 'row-title' }, look.name(properties.category), properties.status !== 'OPEN' && el('span', { class: 'chip' }, statusWords(properties.status))),
        el('span', { class: 'row-line' }, whereWords(properties)),
        el('span', { class: 'row-line soft' }, span(properties), ageOf(properties)),
      ),
    ),
  );
}
