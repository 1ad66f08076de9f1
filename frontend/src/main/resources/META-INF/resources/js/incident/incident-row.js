import { el } from '../lib/dom.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { symbol } from '../map/symbols.js';
import { ageOfEvent, span } from '../time/london.js';

const STATUS = { OPEN: phrase('map.incident.open'), CLOSED: phrase('map.incident.closed-2'), WITHDRAWN: phrase('map.incident.withdrawn-2') };

/** How far the police are with a report, as its reporter is told. */
const REPORT = { RECEIVED: phrase('map.incident.report-received'), BEING_LOOKED_AT: phrase('map.incident.report-looked-at'), QUESTION: phrase('map.incident.report-question'), CLOSED: phrase('map.incident.report-closed') };

export const statusWords = (status) => STATUS[status] ?? status;

/** Where an incident was, as exactly as this reader may know it. */
export function whereWords({ gridReference, near, precisionMetres }) {
  const square = precisionMetres > 1 ? `${gridReference} (${sizeInWords(precisionMetres)})` : gridReference;
  return near ? phrase('map.incident.near-2', { square, near }) : square;
}

/** How long ago, while that is easier to grasp than the date. */
function ageOf(properties) {
  const words = ageOfEvent(properties, Date.now());
  return words && el('span', { class: 'row-age' }, words);
}

/** What is told of the state of an incident in a list: of one's own report how far it is, for its incident may have been joined to another and withdrawn. */
function stateWords({ properties, report }) {
  if (report) return REPORT[report] ?? report;
  return properties.status === 'OPEN' ? null : statusWords(properties.status);
}

/** One line of a list. `choose` is called with the id. */
export function incidentRow({ id, properties, report = null }, { look, chosen, choose, fresh = false, tag = 'li' }) {
  const state = stateWords({ properties, report });
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
        el('span', { class: 'row-title' }, look.name(properties.category), state && el('span', { class: 'chip' }, state)),
        el('span', { class: 'row-line' }, whereWords(properties)),
        el('span', { class: 'row-line soft' }, span(properties), ageOf(properties)),
      ),
    ),
  );
}
