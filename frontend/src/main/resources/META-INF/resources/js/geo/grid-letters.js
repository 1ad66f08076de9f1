/**
 * The two letters of a 100 km square of the National Grid. The first names a square of 500 km, the second one of the 25 within it; both run from
 * the north-west in rows of five, without I.
 */
const ALPHABET = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
export const SQUARE_METRES = 100_000;
export const GRID_WIDTH_METRES = 700_000;
export const GRID_HEIGHT_METRES = 1_300_000;

const WITH_LAND = new Set(
  (
    'HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV SC SD SE SH SJ SK SM SN SO SP SR SS ST SU SV SW SX SY SZ ' +
    'TA TF TG TL TM TQ TR TV'
  ).split(' '),
);

/** Whether Great Britain or Man has land in this square; references to any other are slips. */
export const holdsLand = (letters) => WITH_LAND.has(letters);

/** The square with land that somebody may have meant who wrote one without: an I is a badly written J or L, and letters change places easily. */
export function likelyFor(letters) {
  return [letters.replaceAll('I', 'L'), letters.replaceAll('I', 'J'), letters[1] + letters[0]].find(holdsLand) ?? null;
}

/** The letters of the square that holds a point, or null outside the lettered 700 by 1,300 km. */
export function squareLetters(easting, northing) {
  if (easting < 0 || northing < 0 || easting >= GRID_WIDTH_METRES || northing >= GRID_HEIGHT_METRES) return null;
  const column = Math.floor(easting / SQUARE_METRES) + 10;
  const row = 19 - Math.floor(northing / SQUARE_METRES);
  return ALPHABET[Math.floor(row / 5) * 5 + Math.floor(column / 5)] + ALPHABET[(row % 5) * 5 + (column % 5)];
}

/** The south-west corner of a square, in metres. */
export function squareCorner(letters) {
  const [first, second] = [...letters].map((letter) => ALPHABET.indexOf(letter));
  return {
    easting: ((first % 5) * 5 + (second % 5) - 10) * SQUARE_METRES,
    northing: (19 - Math.floor(first / 5) * 5 - Math.floor(second / 5)) * SQUARE_METRES,
  };
}
