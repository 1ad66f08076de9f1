import { sizeInWords } from '../geo/place-text.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { said } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-page.js';
import { placeForms } from './place-forms.js';
import { keptWords, neighbourWords } from './place-words.js';

/** What the server made of a place, to be checked at a glance. */
export function placeChip(place, kept = {}) {
  const across = neighbourWords(place);
  return el(
    'div',
    { class: 'place-chip', 'data-test': 'place-reading', 'data-grid-reference': place.gridReference },
    el('strong', { class: 'place-reference' }, place.gridReference),
    el('span', {}, whereabouts(place)),
    el('span', { class: 'soft' }, exactness(place)),
    place.nearBorder && el('span', { class: 'place-border' }, icon('warning'), phrase('page.place.close-to-a-force-border-check')),
    across && el('span', { class: 'soft', 'data-test': 'place-neighbours' }, across),
    place.accuracy && el('span', { class: 'soft' }, phrase('page.place.grid-and-degrees-agree', { accuracy: place.accuracy })),
    keptWords(kept).map((words) => el('span', { 'data-test': 'place-kept' }, words)),
    place.line && placeForms(place.line),
  );
}

/** One of several places, in as much as tells it from the others: two lines, the name first when it has one. */
export function placeChoice(place) {
  const isNamed = place.method === 'PLACE_NAME';
  return [
    el('strong', {}, isNamed ? place.description : place.gridReference),
    el('span', { class: 'soft' }, isNamed ? [place.force?.name, place.gridReference].filter(Boolean).join('; ') : [whereabouts(place), exactness(place)].filter(Boolean).join('; ')),
  ];
}

const whereabouts = ({ near, force }) => [near && phrase('page.place.near', { near }), force?.name].filter(Boolean).join(', ');

function exactness({ description, precisionMetres }) {
  const size = description?.includes(' square') ? null : phrase('page.place.known-to', { sizeInWords: sizeInWords(precisionMetres) });
  return [said(description), size].filter(Boolean).join('; ');
}
