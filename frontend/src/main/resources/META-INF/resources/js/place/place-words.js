import { sizeInWords } from '../geo/place-text.js';
import { said } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-page.js';

/** What a place box says: pure functions of the readings of the browser and of the server. */

/** At once, from the browser's own reading: what was taken and how exact it is. */
export function readingWords({ readings: [reading], landmark, threeWords }) {
  const { gridReference } = reading;
  const description = said(reading.description);
  return [`${gridReference}: ${description[0].toLowerCase()}${description.slice(1)}`, ...keptWords({ landmark, threeWords })].join('. ');
}

/** What else stood in the text: words about the place, and three words that only their maker could work out. */
export function keptWords({ landmark, threeWords }) {
  return [landmark && phrase('page.place.kept-as-words', { landmark }), threeWords && phrase('page.place.three-words-kept-not-worked-out', { threeWords })].filter(Boolean);
}

const MOST_NEIGHBOURS = 3;

/** Which other forces are not far: "Across the border: Essex Police 1.4 km, Hertfordshire Constabulary 2 km"; null when none is. */
export function neighbourWords({ neighbours = [] }) {
  if (neighbours.length === 0) return null;
  const nearest = neighbours.slice(0, MOST_NEIGHBOURS).map(({ name, metres }) => `${name} ${sizeInWords(metres < 100 ? metres : Math.round(metres / 100) * 100)}`);
  return phrase('page.place.across-the-border', { join: nearest.join(', ') });
}

/** One line for those who listen: the place that was accepted. */
export function acceptedWords({ gridReference, near, force, nearBorder }) {
  return [phrase('page.place.read-as', { gridReference }), near && phrase('page.place.near', { near }), force?.name, nearBorder && phrase('page.place.close-to-a-force-border')].filter(Boolean).join(', ');
}

/**
 * What a report sends when somebody chose one of several readings: {text}, where words say that one alone, otherwise the point with its precision.
 */
export function chosenValue(place, places, kept) {
  const { method, description, gridReference, longitude, latitude, precisionMetres } = place;
  const isOnlyOne = places.filter((other) => other.description === description).length === 1;
  if (method === 'PLACE_NAME' && isOnlyOne) return { text: withKept(description, kept) };
  if (method === 'GRID_REFERENCE') return { text: withKept(gridReference, kept) };
  return { longitude, latitude, method: 'MAP_TAP', precisionMetres };
}

function withKept(text, { landmark, threeWords }) {
  return [landmark ? `${text}, ${landmark}` : text, threeWords && `///${threeWords}`].filter(Boolean).join(' ');
}
