import { isAnyLetter, isAnyLetterOrFigure, endOf, startOf } from './characters.js';
import { PlaceRefused } from './place-refused.js';

/**
 * Plus Codes, by their published definition (Open Location Code): pairs of letters from an alphabet of twenty, latitude before longitude, first of 20
 * degrees, then each a twentieth of the one before; behind ten letters each one more parts the rectangle into five rows of four columns.
 */
const ALPHABET = '23456789CFGHJMPQRVWX';
const BEFORE_THE_PLUS = 8;
const LEAST_LETTERS = 6;
const PAIRS = 10;
const MOST_LETTERS = 15;
const METRES_OF_A_DEGREE = 111_320;

/** The first word of a text that is meant as a Plus Code, right or wrong: {code, start, end}; null when there is none. */
export function plusCodeIn(text) {
  for (let plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
    const start = startOf(isAnyLetterOrFigure, text, plus);
    const end = endOf(isAnyLetterOrFigure, text, plus + 1);
    const code = text.slice(start, end).toUpperCase();
    if (plus - start >= 2 && ([...code].some(isAnyLetter) || plus - start === BEFORE_THE_PLUS)) return { code, start, end };
  }
  return null;
}

/** Throws unless the code is a Plus Code that is fine enough to be a place. */
export function checkPlusCode(code) {
  if (!isValid(code)) {
    throw new PlaceRefused('That is not a Plus Code: it has eight of 23456789CFGHJMPQRVWX, then +, then two or three more, as in 9F42C9CC+Q7.');
  }
  if (isFullPlusCode(code) && code.replace(/[0+]/g, '').length < LEAST_LETTERS) {
    throw new PlaceRefused('That Plus Code is a square of more than 100 km. Give more of it, as in 9F42C9CC+Q7.');
  }
}

/** Whether a code says a place by itself. */
export function isFullPlusCode(code) {
  return isValid(code) && code.indexOf('+') === BEFORE_THE_PLUS;
}

/** The middle of the rectangle that a full code names, in degrees, and its height in whole metres, which is its longer side. */
export function decodePlusCode(code) {
  const letters = code.replace(/[0+]/g, '').slice(0, MOST_LETTERS);
  let [south, west, height, width] = [-90, -180, 400, 400];
  for (let i = 0; i < letters.length; i += 1) {
    const value = ALPHABET.indexOf(letters[i]);
    if (i >= PAIRS) {
      [height, width] = [height / 5, width / 4];
      south += Math.floor(value / 4) * height;
      west += (value % 4) * width;
    } else if (i % 2 === 0) {
      height /= 20;
      south += value * height;
    } else {
      width /= 20;
      west += value * width;
    }
  }
  return {
    latitude: Math.min(90, south + height / 2),
    longitude: west + width / 2,
    precisionMetres: Math.max(1, Math.ceil(height * METRES_OF_A_DEGREE - 1e-6)),
  };
}

/**
 * An even number of letters before the plus, at most eight; of eight, the first two within the globe; noughts only to fill a coarse code up; never a single
 * letter behind the plus.
 */
function isValid(code) {
  const plus = code.indexOf('+');
  if (plus !== code.lastIndexOf('+') || plus % 2 !== 0 || plus > BEFORE_THE_PLUS || plus < 2) return false;
  const [before, behind] = code.split('+');
  if (plus === BEFORE_THE_PLUS && (ALPHABET.indexOf(code[0]) > 8 || ALPHABET.indexOf(code[1]) > 17)) return false;
  if (behind.length === 1) return false;
  const [, letters, noughts] = /^([^0]*)(0*)$/.exec(before) ?? [null, null, ''];
  if (letters === null || (noughts !== '' && (plus !== BEFORE_THE_PLUS || behind !== '' || noughts.length % 2 !== 0 || letters === ''))) return false;
  return [...letters, ...behind].every((letter) => ALPHABET.includes(letter));
}
