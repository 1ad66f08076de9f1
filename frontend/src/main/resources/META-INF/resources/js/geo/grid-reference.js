import { isFigure, isLetter, isSpace, strip } from './characters.js';
import { GRID_HEIGHT_METRES, GRID_WIDTH_METRES, SQUARE_METRES, holdsLand, likelyFor, squareCorner, squareLetters } from './grid-letters.js';
import { PlaceRefused } from './place-refused.js';

export { GRID_HEIGHT_METRES, GRID_WIDTH_METRES, squareLetters };

/**
 * National Grid references. A reference names a square, not a point: "TL 420 440" is the 100 m square whose south-west corner is 542000, 244000.
 * Figures are cut, never rounded. The server reads every reference again, by the same rules.
 */
const SIDES = [1, 10, 100, 1_000, 5_000, 10_000, 100_000];
const QUARTERS = ['SW', 'SE', 'NW', 'NE'];
const MOST_CHARACTERS = 40;

/**
 * Reads a reference of 2 to 10 figures, upper or lower case, with or without spaces, or a quarter of 5 km such as "TL 44 SW". Answers the south-west
 * corner and the side of the square, in metres; throws PlaceRefused with the reason.
 */
export function parseGridReference(text) {
  if (text.length > MOST_CHARACTERS) throw new PlaceRefused('A grid reference has two letters and at most ten figures.');
  const plain = [...text].filter((c) => !isSpace(c)).join('').toUpperCase();
  if (!isLetter(plain[0]) || !isLetter(plain[1])) throw new PlaceRefused('A grid reference begins with the two letters of its 100 km square, as in TL 420 440.');
  const letters = plain.slice(0, 2);
  const quarter = plain.length === 6 ? QUARTERS.indexOf(plain.slice(4)) : -1;
  const figures = quarter < 0 ? plain.slice(2) : plain.slice(2, 4);
  check(letters, figures, text);
  const half = figures.length / 2;
  const sizeMetres = SQUARE_METRES / 10 ** half;
  const corner = squareCorner(letters);
  const easting = corner.easting + Number(figures.slice(0, half)) * sizeMetres;
  const northing = corner.northing + Number(figures.slice(half)) * sizeMetres;
  if (quarter < 0) return { easting, northing, sizeMetres };
  return { easting: easting + (quarter % 2) * 5_000, northing: northing + Math.floor(quarter / 2) * 5_000, sizeMetres: 5_000 };
}

function check(letters, figures, text) {
  if (letters.includes('I')) throw new PlaceRefused(`${letters} is not a National Grid square: the letter I is not used.${meant(letters, figures)}`);
  if (![...figures].every(isFigure)) {
    throw new PlaceRefused(`After its two letters a grid reference has only figures, as in TL 420 440.${figures.includes('O') ? ' There is a letter O among them: type a nought.' : ''}`);
  }
  if (figures === '') throw new PlaceRefused(`${letters} alone is a square of 100 km: add figures, as in ${letters} 420 440.`);
  checkHalves(text);
  if (figures.length % 2 !== 0) {
    throw new PlaceRefused(`A grid reference has an even number of figures, half for east and half for north; this one has ${figures.length}.`);
  }
  if (figures.length > 10) throw new PlaceRefused(`A grid reference has at most ten figures; this one has ${figures.length}.`);
  if (!holdsLand(letters)) throw new PlaceRefused(`${letters} is not a square of the National Grid with land in Great Britain.${meant(letters, figures)}`);
}

/** A space parts east from north, so two groups of unequal length have lost a figure or won one: "TL 420 44". */
function checkHalves(text) {
  const halves = strip(strip(text).slice(2)).split(/[ \t-\r]+/);
  if (halves.length !== 2 || halves[0].length === halves[1].length) return;
  const [east, north] = halves;
  throw new PlaceRefused(
    `A grid reference has an even number of figures, as many for east as for north; here ${east} has ${east.length} and ${north} has ${north.length}.`,
  );
}

/** "Did you mean TL 420 440?", when letters that look alike or changed places explain the slip; otherwise nothing. */
function meant(letters, figures) {
  const likely = likelyFor(letters);
  if (likely === null || figures.length % 2 !== 0 || figures === '' || figures.length > 10) return '';
  const half = figures.length / 2;
  return ` Did you mean ${likely} ${figures.slice(0, half)}${half > 1 ? ' ' : ''}${figures.slice(half)}?`;
}

/** The finest reference that is not finer than the precision; outside the lettered squares the corner's easting and northing. */
export function referenceOf(easting, northing, precisionMetres) {
  const side = SIDES.find((each) => each >= precisionMetres) ?? SQUARE_METRES;
  const corner = { easting: Math.floor(easting / side) * side, northing: Math.floor(northing / side) * side };
  return squareLetters(corner.easting, corner.northing) === null ? `${corner.easting} ${corner.northing}` : formatGridReference(easting, northing, side);
}

/** Writes the reference of the square of the given side (1, 10, 100, 1,000, 5,000, 10,000 or 100,000 m) that holds a point. */
export function formatGridReference(easting, northing, sizeMetres = 100) {
  const letters = squareLetters(easting, northing);
  if (letters === null) throw new PlaceRefused('That is outside the National Grid.');
  if (sizeMetres === SQUARE_METRES) return letters;
  const [east, north] = [easting % SQUARE_METRES, northing % SQUARE_METRES];
  if (sizeMetres >= 5_000) {
    const quarter = (north % 10_000 < 5_000 ? 'S' : 'N') + (east % 10_000 < 5_000 ? 'W' : 'E');
    return `${letters} ${Math.floor(east / 10_000)}${Math.floor(north / 10_000)}${sizeMetres === 5_000 ? ` ${quarter}` : ''}`;
  }
  const width = 6 - String(sizeMetres).length;
  const figures = (metres) => String(Math.floor(metres / sizeMetres)).padStart(width, '0');
  return `${letters} ${figures(east)} ${figures(north)}`;
}
