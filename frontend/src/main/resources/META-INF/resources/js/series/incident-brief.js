import { sizeInWords } from '../geo/place-text.js';
import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { writeView } from '../map/map-view.js';
import { span } from '../time/london.js';

/** One incident in a few words, as far as it is told to this reader. */

const CLOSE = 13;

export const whereWords = ({ gridReference, sizeMetres }) => (sizeMetres > 1 ? `${gridReference} (${sizeInWords(sizeMetres)})` : gridReference);

/** What it is called in a sentence. */
export const titleOf = ({ reference, category, place }, names) => `${names.category(category)}, ${reference ?? place?.gridReference ?? ''}`;

/** When, where and whose. */
export const factsOf = (incident, names) => [span(incident), incident.place && whereWords(incident.place), names.force(incident.force)].filter(Boolean).join(' · ');

/** Where the shared map shows it. */
const onTheMap = ({ id, place }) => (place ? `/${writeView({ zoom: CLOSE, latitude: place.latitude, longitude: place.longitude })}&incident=${encodeURIComponent(id)}` : null);

/**
 * An incident as a block: what, when, where and whose, with the ways to it.
 *
 * @param number in its series, or null
 * @param way one more way to it
 * @param isHere whether its links are what the page shows anyway
 */
export function incidentBrief(incident, names, { level = 'h3', number = null, way = null, isHere = false } = {}) {
  const map = onTheMap(incident);
  return el(
    'div',
    { class: 'series-brief' },
    el(level, {}, number !== null && el('span', { class: 'series-number' }, el('span', { class: 'for-listeners' }, words('series.number')), ` ${number} `), titleOf(incident, names)),
    el('p', {}, factsOf(incident, names)),
    el('p', { class: 'series-ways' }, way, map && el('a', { href: map }, words('series.on-the-map')), !isHere && el('a', { href: `#incident=${incident.id}` }, words('series.of-incident'))),
  );
}
