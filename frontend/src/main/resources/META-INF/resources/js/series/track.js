import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { sizeInWords } from '../geo/place-text.js';
import { words } from '../lib/words.js';
import { hoursWords } from './reason-words.js';

/** The way of a series: its incidents in the order of time, and what lies between them. */

const LEAST_SQUARE_METRES = 2;
const POINTS_OF_THE_COMPASS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];
const FULL_CIRCLE = 360;

const middle = ({ earliest, latest }) => (Date.parse(earliest) + Date.parse(latest)) / 2;

/** The incidents numbered from 1 in the order in which the server went through them; any that it left out by the middle of their spans. */
export function numbered(incidents, legs) {
  const way = legs.length === 0 ? [] : [legs[0].from, ...legs.map(({ to }) => to)];
  const place = new Map(way.map((id, at) => [id, at]));
  const rank = ({ id }) => place.get(id) ?? way.length;
  return [...incidents].sort((one, other) => rank(one) - rank(other) || middle(one) - middle(other)).map((incident, at) => ({ ...incident, number: at + 1 }));
}

/** Degrees from north, clockwise, from one place to another. */
export function bearing(from, to) {
  const [one, other] = [from, to].map(({ longitude, latitude }) => toNationalGrid(longitude, latitude));
  const degrees = (Math.atan2(other.easting - one.easting, other.northing - one.northing) * FULL_CIRCLE) / (2 * Math.PI);
  return (degrees + FULL_CIRCLE) % FULL_CIRCLE;
}

export const compassPoint = (degrees) => POINTS_OF_THE_COMPASS[Math.round((degrees * POINTS_OF_THE_COMPASS.length) / FULL_CIRCLE) % POINTS_OF_THE_COMPASS.length];

/** The corners [longitude, latitude] of the square within which an incident was; none for a point. */
export function squareOf({ longitude, latitude, sizeMetres }) {
  if (!(sizeMetres >= LEAST_SQUARE_METRES)) return [];
  const { easting, northing } = toNationalGrid(longitude, latitude);
  const half = sizeMetres / 2;
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([east, north]) => {
    const corner = fromNationalGrid(easting + east * half, northing + north * half);
    return [corner.longitude, corner.latitude];
  });
}

/** Incidents of one place share one mark: [{place, numbers, title}]. */
export function stopsOf(inOrder) {
  const stops = new Map();
  for (const { number, place } of inOrder) {
    if (!place) continue;
    const key = `${place.longitude} ${place.latitude} ${place.sizeMetres}`;
    if (!stops.has(key)) stops.set(key, { place, numbers: [] });
    stops.get(key).numbers.push(number);
  }
  return [...stops.values()];
}

/** What the map draws of a track: each leg, and each pair that one vehicle cannot have been at, with the ends' places. */
export function linesOf(inOrder, { legs, impossible }) {
  const byId = new Map(inOrder.map((incident) => [incident.id, incident]));
  const line = (leg) => ({ from: byId.get(leg.from)?.place, to: byId.get(leg.to)?.place, isPossible: leg.possible });
  const isLeg = ({ from, to }) => legs.some((leg) => leg.from === from && leg.to === to);
  return [...legs, ...impossible.filter((leg) => !isLeg(leg))].map(line).filter(({ from, to }) => from && to);
}

/** A leg in words, from where its first incident was. */
export function legWords(leg, from, to) {
  const apart = from.place && to.place && leg.metres >= 1 ? words('series.leg.way', { distance: sizeInWords(leg.metres), direction: words(`series.compass.${compassPoint(bearing(from.place, to.place))}`) }) : words('series.leg.same-place');
  const way = leg.ordered ? words('series.leg', { apart, time: spanOfHours(leg) }) : words('series.leg-unordered', { apart, time: hoursWords(leg.mostHours) });
  return leg.possible ? way : `${way} ${impossibleWords(leg)}`;
}

export function impossibleWords({ leastMetres, mostHours }) {
  const distance = sizeInWords(leastMetres);
  return mostHours === 0 ? words('series.impossible-at-once', { distance }) : words('series.impossible', { distance, time: hoursWords(mostHours) });
}

function spanOfHours({ leastHours, mostHours }) {
  const [least, most] = [hoursWords(leastHours), hoursWords(mostHours)];
  return least === most ? least : words('series.leg.between', { least, most });
}
