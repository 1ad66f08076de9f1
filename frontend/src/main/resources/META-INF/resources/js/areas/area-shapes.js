import { isInDegreesBox, isOnGridMap } from '../geo/extent.js';
import { parseGridReference } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';

/**
 * Shapes of areas: rings of corners [longitude, latitude] in degrees (WGS 84), open (the last corner is joined to the first). Lengths are measured on
 * the National Grid. Pure functions; the server reads every ring again, and its reading counts.
 */
export const MOST_CORNERS = 500;
export const MOST_SQUARE_KILOMETRES = 10_000;
/** Smaller than a barn: a slip of the finger. */
const LEAST_SQUARE_METRES = 100;
const CORNERS_OF_A_CIRCLE = 32;
const DECIMALS = 6;

/** A circle as a ring of 32 corners, anticlockwise from the east, of the same size as the circle itself. */
export function circle({ longitude, latitude }, radiusKilometres) {
  const middle = toNationalGrid(longitude, latitude);
  const step = (2 * Math.PI) / CORNERS_OF_A_CIRCLE;
  // A ring through the circle would be smaller than it: each corner stands a little outside.
  const radius = radiusKilometres * 1000 * Math.sqrt(step / Math.sin(step));
  return Array.from({ length: CORNERS_OF_A_CIRCLE }, (_, index) =>
    cornerAt({ easting: middle.easting + radius * Math.cos(index * step), northing: middle.northing + radius * Math.sin(index * step) }),
  );
}

/** The square that a grid reference names, from its south-west corner. Throws PlaceRefused, with the reason, for a text that names none. */
export function gridSquare(reference) {
  const { easting, northing, sizeMetres } = parseGridReference(reference);
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([east, north]) => cornerAt({ easting: easting + east * sizeMetres, northing: northing + north * sizeMetres }));
}

/** The side of the square that a grid reference names, metres. */
export const squareSide = (reference) => parseGridReference(reference).sizeMetres;

/** A corner that was moved so many metres to the east and to the north. */
export function movedCorner([longitude, latitude], eastMetres, northMetres) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  return cornerAt({ easting: easting + eastMetres, northing: northing + northMetres });
}

/** As exact as is kept: about 10 cm. */
export const rounded = (corner) => corner.map((degrees) => Number(degrees.toFixed(DECIMALS)));

function cornerAt({ easting, northing }) {
  const { longitude, latitude } = fromNationalGrid(easting, northing);
  return rounded([longitude, latitude]);
}

/** Without the last corner of a ring that says its first one twice. */
export function openRing(ring) {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}

/** The size of a ring in km². */
export function squareKilometres(ring) {
  const points = ring.map(onGrid);
  let twice = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length];
    twice += (x - points[0][0]) * (nextY - points[0][1]) - (nextX - points[0][0]) * (y - points[0][1]);
  });
  return Math.abs(twice) / 2e6;
}

/** The length round a ring, km. */
export function kilometresRound(ring) {
  const points = ring.map(onGrid);
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length];
    return sum + Math.hypot(nextX - x, nextY - y) / 1000;
  }, 0);
}

/**
 * Why a ring cannot be kept: "few", "many", "outside", "crossing", "large" or "small"; null when it can.
 *
 * @param largest km²
 */
export function ringProblem(ring, largest = MOST_SQUARE_KILOMETRES) {
  if (ring.length < 3) return 'few';
  if (ring.length > MOST_CORNERS) return 'many';
  if (!ring.every(isOnMap)) return 'outside';
  if (crossesItself(ring)) return 'crossing';
  const size = squareKilometres(ring);
  if (size > largest) return 'large';
  return size * 1e6 < LEAST_SQUARE_METRES ? 'small' : null;
}

/** Whether a corner is where Hedgerow has a map. */
export function isOnMap([longitude, latitude]) {
  return isInDegreesBox({ longitude, latitude }) && isOnGridMap(toNationalGrid(longitude, latitude));
}

/** Whether two sides of a ring meet anywhere but at the corner between them. */
export function crossesItself(ring) {
  const sides = ring.map((corner, index) => [corner, ring[(index + 1) % ring.length]]);
  for (let i = 0; i < sides.length; i += 1) {
    if (ring.indexOf(ring[i]) !== i || same(...sides[i])) return true;
    for (let j = i + 1; j < sides.length; j += 1) {
      const neighbours = j === i + 1 || (i === 0 && j === sides.length - 1);
      if (neighbours ? foldsBack(sides, i, j) : meet(sides[i], sides[j])) return true;
    }
  }
  return false;
}

/** Neighbours meet at their corner; more than that only when one lies back along the other. */
function foldsBack(sides, i, j) {
  const [before, after] = j === i + 1 ? [sides[i], sides[j]] : [sides[j], sides[i]];
  if (same(before[0], after[1])) return true;
  return turn(...before, after[1]) === 0 && (within(before, after[1]) || within(after, before[0]));
}

function meet([a, b], [c, d]) {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (abc === 0 && within([a, b], c)) || (abd === 0 && within([a, b], d)) || (cda === 0 && within([c, d], a)) || (cdb === 0 && within([c, d], b));
}

const turn = ([ax, ay], [bx, by], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
const within = ([[ax, ay], [bx, by]], [x, y]) => x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
const same = ([ax, ay], [bx, by]) => ax === bx && ay === by;

function onGrid([longitude, latitude]) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  return [easting, northing];
}
