import { toNationalGrid } from '../geo/national-grid.js';
import { formatGridReference } from '../geo/grid-reference.js';

/** Names of towns and villages, found on the phone: no account is needed for it, and no signal once the names are there. Pure functions. */

const MOST = 8;
const LEAST_LETTERS = 3;
/** A village is told from its namesakes by a town near it: one of these ranks or larger. */
const TOWN = 3;
/** A village as a square of the grid, in metres. */
export const VILLAGE_METRES = 1_000;

/** Takes the GeoJSON of places. */
export function namesFrom(geojson) {
  return geojson.features.map(({ properties: { name, rank }, geometry: { coordinates } }) => ({ name, rank, plain: plain(name), longitude: coordinates[0], latitude: coordinates[1] }));
}

/**
 * What a text could name, the larger first: [{name, near, gridReference, longitude, latitude, words}]; words are what follows the name. Whole names before
 * beginnings of names.
 */
export function findNames(text, names) {
  const [, head, rest] = /^([^,;]*)[,;]?(.*)$/s.exec(text);
  const wanted = plain(head);
  if (wanted.length < LEAST_LETTERS) return [];
  const whole = names.filter((place) => place.plain === wanted);
  const found = whole.length > 0 ? whole : names.filter((place) => place.plain.startsWith(wanted));
  return found
    .sort((a, b) => a.rank - b.rank || (a.plain < b.plain ? -1 : 1))
    .slice(0, MOST)
    .map((place) => reading(place, rest.trim(), names));
}

function reading({ name, rank, longitude, latitude }, words, names) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  return { name, near: rank <= TOWN ? null : nearestTown(longitude, latitude, names), gridReference: formatGridReference(easting, northing, VILLAGE_METRES), longitude, latitude, words };
}

function nearestTown(longitude, latitude, names) {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let nearest = null;
  let least = Infinity;
  for (const place of names) {
    if (place.rank > TOWN) continue;
    const away = ((place.longitude - longitude) * shrink) ** 2 + (place.latitude - latitude) ** 2;
    if (away < least) [least, nearest] = [away, place.name];
  }
  return nearest;
}

/** A name without accents, marks and capitals. */
export function plain(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim();
}
