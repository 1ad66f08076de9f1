/**
 * National Grid references for instant feedback and for labels on grid lines. The server reads every reference again.
 * A reference names a square, not a point: "TL 420 440" is the 100 m square whose south-west corner is 542000, 244000.
 */
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
export const GRID_WIDTH_METRES = 700_000;
export const GRID_HEIGHT_METRES = 1_300_000;

/** Why a text is not a grid reference, in words for the person who typed it. */
export class GridReferenceProblem extends Error {}

/** The two letters of the 100 km square that holds a point. */
export function squareLetters(easting, northing) {
  const column = Math.floor(easting / 100_000) + 10;
  const row = Math.floor(northing / 100_000) + 5;
  const first = LETTERS[(4 - Math.floor(row / 5)) * 5 + Math.floor(column / 5)];
  return first + LETTERS[(4 - (row % 5)) * 5 + (column % 5)];
}

/** Reads a two-letter reference of 0 to 10 figures. Answers the south-west corner and the size of the square, in metres. */
export function parseGridReference(text) {
  const compact = text.toUpperCase().replace(/[\s,.]/g, '');
  const match = /^([A-Z]{2})(\d*)$/.exec(compact);
  if (!match) throw new GridReferenceProblem('A grid reference is two letters and an even number of figures, like TL 420 440.');
  const [, letters, figures] = match;
  if (letters.includes('I')) throw new GridReferenceProblem('The letter I is not used on the National Grid. Is it a J or an L?');
  if (figures.length % 2) throw new GridReferenceProblem(`That has ${figures.length} figures; a grid reference has an even number.`);
  if (figures.length > 10) throw new GridReferenceProblem('That has more than 10 figures.');
  const [first, second] = [...letters].map((letter) => LETTERS.indexOf(letter));
  const column = (first % 5) * 5 + (second % 5) - 10;
  const row = (4 - Math.floor(first / 5)) * 5 + (4 - Math.floor(second / 5)) - 5;
  if (column < 0 || column > 6 || row < 0 || row > 12) {
    throw new GridReferenceProblem(`There is no square ${letters} in Great Britain.`);
  }
  const half = figures.length / 2;
  const sizeMetres = 10 ** (5 - half);
  return {
    easting: column * 100_000 + Number(figures.slice(0, half)) * sizeMetres,
    northing: row * 100_000 + Number(figures.slice(half)) * sizeMetres,
    sizeMetres,
  };
}

/** Writes the reference of the square of the given size (1, 10, 100 … 100,000 m) that holds a point. */
export function formatGridReference(easting, northing, sizeMetres = 100) {
  if (easting < 0 || easting >= GRID_WIDTH_METRES || northing < 0 || northing >= GRID_HEIGHT_METRES) {
    throw new GridReferenceProblem('That is outside the National Grid.');
  }
  const half = 5 - Math.round(Math.log10(sizeMetres));
  const figures = (metres) =>
    String(Math.floor((metres % 100_000) / sizeMetres))
      .padStart(half, '0')
      .slice(0, half);
  const letters = squareLetters(easting, northing);
  return half === 0 ? letters : `${letters} ${figures(easting)} ${figures(northing)}`;
}
