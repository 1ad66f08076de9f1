import { PlaceRefused } from '../geo/place-refused.js';
import { formatGridReference } from '../geo/grid-reference.js';
import { toNationalGrid } from '../geo/national-grid.js';
import { words } from '../lib/words.js';

const STEP_METRES = 10;

/** Where a corner is: the nearest grid reference to 10 m, or degrees where the National Grid has no letters. */
export function cornerPlace([longitude, latitude]) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  try {
    return formatGridReference(nearest(easting), nearest(northing), STEP_METRES);
  } catch (problem) {
    if (!(problem instanceof PlaceRefused)) throw problem;
    return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  }
}

/** A corner is a point and no square: one that stands on a line of the grid is not named after the square before it. */
const nearest = (metres) => Math.round(metres / STEP_METRES) * STEP_METRES;

/** A size as people say it: "25 km²", "12 hectares" below one km². */
export function sizeWords(squareKilometres) {
  const number = (value) => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value);
  if (squareKilometres >= 1) return words('areas.size.kilometres', { size: number(squareKilometres) });
  return words('areas.size.hectares', { size: number(squareKilometres * 100) });
}

/** A corner for those who listen, on the map. */
export const cornerWords = ({ corners }, index) => words('areas.corner.label', { number: index + 1, of: corners.length, place: cornerPlace(corners[index]) });

/** What happened to a drawing, in one sentence; empty for what needs no words. */
export function saidWords(drawing, { said, index }) {
  if (said === 'chosen') return '';
  const corner = drawing.corners[index];
  const values = { number: (index ?? 0) + 1, of: drawing.corners.length, place: corner ? cornerPlace(corner) : '' };
  if (said === 'removed' && drawing.corners.length === 0) return words('areas.said.cleared');
  return words(`areas.said.${said}`, values);
}
