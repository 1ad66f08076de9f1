import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { span } from '../time/london.js';

/** What a sighting is and why a search found it, in words. */

/** What was seen, in a line. */
export function seenWords({ kind, plate, make, model, breed, colour, number }) {
  const known = [plate?.read, number, colour, make, model, breed].filter((part) => part !== null && part !== undefined);
  return [words(`sightings.kind.${kind}`), ...known].join(' · ');
}

/** Where it was and which way it went; empty when nobody knows. */
export function movementWords({ place, road, direction, headingTo }) {
  return [place?.gridReference, road, direction && words(`operations.direction.${direction}`), headingTo && words('sightings.heading', { force: headingTo.name })].filter(Boolean).join(' · ');
}

/** Why a plate is shown, place by place; equal ones are counted. */
export function reasonWords({ places, sighting, daysAgo }) {
  const equal = places.filter(({ agreement }) => agreement === 'EQUAL').length;
  const misread = places.filter(({ agreement }) => agreement === 'MISREAD').map(({ number, asked, seen }) => words('sightings.reason.misread', { number, asked, seen }));
  const unknown = places.filter(({ agreement, asked }) => agreement === 'UNKNOWN' && asked !== '?').map(({ number, asked }) => words('sightings.reason.unknown', { number, asked }));
  return [words('sightings.reason.equal', { n: equal }), ...misread, ...unknown, words(`sightings.certainty.${sighting.plate.certainty}`), words('sightings.reason.days', { n: daysAgo })];
}

/** A sighting in a list. `extra` stands at its end. */
export function sightingRow(sighting, ...extra) {
  const moved = movementWords(sighting);
  const warnings = sighting.plate?.warnings ?? [];
  return el(
    'li',
    { class: 'card sighting-row', 'data-test': 'sighting' },
    el('h3', {}, seenWords(sighting)),
    sighting.plate && el('p', {}, words('sightings.seen-as'), ' ', el('span', { class: 'plate-read', translate: 'no' }, sighting.plate.seen), ' · ', words(`sightings.style.${sighting.plate.style}`), ' · ', words(`sightings.certainty.${sighting.plate.certainty}`)),
    warnings.map((warning) => el('p', {}, el('strong', {}, words(`sightings.warning.${warning}`)))),
    sighting.description !== '' && el('p', {}, sighting.description),
    el('p', {}, span(sighting), moved && ` · ${moved}`),
    sighting.note !== '' && el('p', {}, sighting.note),
    el('p', { class: 'soft' }, sighting.force?.name, sighting.scope && ` · ${words(`sightings.scope.${sighting.scope in SCOPES ? sighting.scope : 'OTHER'}`)}`),
    extra,
  );
}

/** Who else may see one, as it is chosen. */
export const SCOPES = { OWN_FORCE: 'own', AGREEMENT: 'agreement', ALL_FORCES: 'all' };
