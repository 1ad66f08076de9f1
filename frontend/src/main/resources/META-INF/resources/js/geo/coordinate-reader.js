import { CoordinateGroup } from './coordinate-group.js';
import { isAxis } from './coordinate-token.js';
import { isOnGridMap } from './extent.js';
import { SQUARE_METRES, holdsLand, squareLetters } from './grid-letters.js';
import { PlaceRefused } from './place-refused.js';

/**
 * Makes points of tokens: eastings and northings, or degrees in any of the ways that people write them. A point is {method, x, y, precisionMetres, form}:
 * easting and northing in metres or longitude and latitude in degrees, and how it was written, for a person.
 */
const LEAST_GRID_METRES = 1_000;
const COARSEST_METRES = 100_000;
const WESTERNMOST = -12;
const EASTERNMOST = 4;
const METRES = 'Eastings and northings';

/** What the tokens may mean: {points, question}, the question null when there is no choice. Throws PlaceRefused when they say no point. */
export function readCoordinates(tokens) {
  const [first, second] = CoordinateGroup.split(tokens);
  if ((isNorth(first) && isNorth(second)) || (isEast(first) && isEast(second))) {
    throw new PlaceRefused('Both coordinates are for the same direction: one north and one east or west are needed.');
  }
  if (first.axis !== ' ' || second.axis !== ' ') {
    const northFirst = isNorth(first) || isEast(second);
    return northFirst ? lettered(second, first) : lettered(first, second);
  }
  return isGridMetres(first) && isGridMetres(second) ? bareMetres(first, second) : bareDegrees(first, second);
}

/** Whether words may follow these tokens: a direction given for one axis and not the other may continue in the words. */
export const standAlone = (tokens) => tokens.filter(isAxis).length % 2 === 0;

const one = (point) => ({ points: [point], question: null });
const isNorth = ({ axis }) => 'NSA'.includes(axis);
const isEast = ({ axis }) => 'EWO'.includes(axis);

function lettered(east, north) {
  const hemispheres = 'EW'.includes(east.axis) && 'NS'.includes(north.axis);
  if (hemispheres && east.isPacked(7) && north.isPacked(6)) {
    return one(degrees(east.unpackedDegrees(true), north.unpackedDegrees(true), north.resolutionMetres(3600), 'DDMMSS'));
  }
  if (hemispheres && east.isPacked(5) && north.isPacked(4)) {
    return one(degrees(east.unpackedDegrees(false), north.unpackedDegrees(false), north.resolutionMetres(60), 'DDMM'));
  }
  if (isGridMetres(east) && isGridMetres(north)) {
    if (east.axis === 'W' || north.axis === 'S') throw new PlaceRefused('Eastings and northings are counted to the east and north only.');
    return one(metres(east.first.value, north.first.value, METRES));
  }
  const point = grouped(east, north);
  const isLetterMissing = east.axis === ' ' && !east.first.signed && point.x !== 0;
  return isLetterMissing ? eastOrWest(point) : one(point);
}

/** Eastings come first, by custom. When that order names a square without land and the other one a square with it, both are offered. */
function bareMetres(first, second) {
  const [x, y] = [first.first.value, second.first.value];
  if (Math.abs(x) < SQUARE_METRES && Math.abs(y) < SQUARE_METRES && !isScilly(x, y)) {
    throw new PlaceRefused('That looks like a grid reference without its two letters: add them, as in TL 4205 4405.');
  }
  const given = metres(x, y, `${METRES}, easting first`);
  if (hasLand(x, y) || !hasLand(y, x)) return one(given);
  if (!isOnGridMap({ easting: x, northing: y })) {
    throw new PlaceRefused(`That point lies outside the United Kingdom. The easting comes first: did you mean ${y.toFixed(0)} ${x.toFixed(0)}?`);
  }
  return { points: [given, metres(y, x, `${METRES}, northing first`)], question: 'The easting usually comes first, but that would be at sea. Which is it?' };
}

const isScilly = (easting, northing) => easting >= 80_000 && northing >= 0 && northing <= 20_000;
const hasLand = (easting, northing) => holdsLand(squareLetters(easting, northing));

function bareDegrees(first, second) {
  const [a, b] = [first.degrees, second.degrees];
  const hasMinutes = !first.isSingle || !second.isSingle;
  const latitudeFirst = isLatitude(a) && isLongitude(b);
  if (hasMinutes && isLatitude(a) && b > EASTERNMOST && b <= -WESTERNMOST) {
    throw new PlaceRefused('Say which way: N or S after the latitude, and E or W after the longitude.');
  }
  if (!latitudeFirst && !(isLatitude(b) && isLongitude(a))) {
    throw new PlaceRefused('These numbers are neither a latitude and longitude in the United Kingdom nor eastings and northings in full metres.');
  }
  const [east, north] = latitudeFirst ? [second, first] : [first, second];
  const point = grouped(east, north);
  if (!hasMinutes || east.hasDirection || north.hasDirection) return one(point);
  return eastOrWest(point);
}

/** Who writes letters or minutes does not write signs, so a missing letter is a question and not an east. */
function eastOrWest(point) {
  if (Math.abs(point.x) > EASTERNMOST) throw new PlaceRefused('Say which way: N or S after the latitude, and E or W after the longitude.');
  return {
    points: [
      { ...point, form: `${point.form}, east` },
      { ...point, x: -point.x, form: `${point.form}, west` },
    ],
    question: 'Say which way: E or W after the longitude.',
  };
}

function grouped(east, north) {
  const most = Math.max(east.numbers.length, north.numbers.length);
  const parts = 60 ** (most - 1);
  const resolution = Math.min(...[east, north].map((group) => group.resolutionMetres(group.isSingle ? 1 : parts)));
  const form = ['degrees', 'degrees and minutes', 'degrees, minutes and seconds'][most - 1];
  return degrees(east.degrees, north.degrees, resolution, form);
}

function degrees(longitude, latitude, resolution, form) {
  const precisionMetres = Math.max(1, Math.min(COARSEST_METRES, Math.ceil(resolution)));
  return { method: 'DEGREES', x: longitude, y: latitude, precisionMetres, form: `Latitude and longitude, ${form}` };
}

const metres = (x, y, form) => ({ method: 'EASTING_NORTHING', x, y, precisionMetres: 1, form });
const isGridMetres = (group) => group.isSingle && !group.hasMarks && Math.abs(group.first.value) >= LEAST_GRID_METRES;
const isLatitude = (angle) => angle >= 49 && angle <= 62;
const isLongitude = (angle) => angle >= WESTERNMOST && angle <= EASTERNMOST;
