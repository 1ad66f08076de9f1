import { endOf, isFigure, isLetter, isSpace } from './characters.js';

/**
 * Pieces of a text with coordinates in it: a number, or a letter or mark that says what the number is. A token is {kind, end} with `kind` '0' for a number,
 * N S E W for hemispheres and grid axes, A O for latitude and longitude, ° ' " for the marks of degrees, minutes and seconds, m for metres and , for a
 * comma; `end` is behind its last character. A number has also {value, whole, decimals, signed}: how many figures stand before and behind its point, and
 * whether it carries a sign of its own.
 */
const MOST_DIGITS = 15;
const WORDS = new Map(
  Object.entries({
    N: ['N', 'NORTH', 'NORTHING', 'NORTHINGS', 'MN', 'Y'],
    S: ['S', 'SOUTH'],
    E: ['E', 'EAST', 'EASTING', 'EASTINGS', 'ME', 'X'],
    W: ['W', 'WEST'],
    A: ['LAT', 'LATITUDE'],
    O: ['LON', 'LONG', 'LNG', 'LONGITUDE'],
    m: ['M', 'METRES'],
    '°': ['DEG', 'DEGREES', 'D'],
    "'": ['MIN'],
    '"': ['SEC'],
  }).flatMap(([kind, words]) => words.map((word) => [word, kind])),
);

export const isNumber = ({ kind }) => kind === '0';
export const isAxis = ({ kind }) => 'NSEWAO'.includes(kind);
export const isComma = ({ kind }) => kind === ',';

/** The tokens from a place in the text up to its end or to the first thing that no coordinate has. */
export function tokensOf(text, from) {
  const tokens = [];
  let at = from;
  while (at < text.length) {
    const c = text[at];
    if (isSpace(c) || ':=;'.includes(c)) {
      at += 1;
      continue;
    }
    const token = isFigure(c) || c === '.' || isSign(c) ? number(text, at) : mark(text, at);
    if (token === null) break;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function mark(text, at) {
  const c = text[at];
  if (isLetter(c)) {
    const end = endOf(isLetter, text, at);
    const kind = WORDS.get(text.slice(at, end).toUpperCase());
    return kind === undefined ? null : { kind, end };
  }
  if ('°º˚'.includes(c)) return { kind: '°', end: at + 1 };
  if ('"″”'.includes(c)) return { kind: '"', end: at + 1 };
  if ("'′’‘ʹ´".includes(c)) return text[at + 1] === c ? { kind: '"', end: at + 2 } : { kind: "'", end: at + 1 };
  return c === ',' ? { kind: ',', end: at + 1 } : null;
}

function number(text, start) {
  const signed = isSign(text[start]);
  if (signed && (isFigure(text[start - 1]) || text[start - 1] === '.')) return null; // 52.07-0.07: a minus or a dash? Nobody can tell.
  const first = signed ? start + 1 : start;
  const point = endOfWhole(text, first);
  const end = text[point] === '.' ? endOf(isFigure, text, point + 1) : point;
  const digits = text.slice(first, point).replaceAll(',', '');
  const decimals = Math.max(0, end - point - 1);
  if (digits === '' || digits.length > MOST_DIGITS || decimals > MOST_DIGITS) return null;
  const size = Number(digits + text.slice(point, end));
  return { kind: '0', end, value: signed && text[start] !== '+' ? -size : size, whole: digits.length, decimals, signed };
}

/**
 * Behind the figures before the point. Commas part thousands only in numbers of six or seven figures, "538,852" and "1,138,728": in "52,071" one may
 * stand for the decimal point.
 */
function endOfWhole(text, first) {
  const end = endOf(isFigure, text, first);
  if (end - first === 1 && isThousand(text, end) && isThousand(text, end + 4) && !isThousand(text, end + 8)) return end + 8;
  return end - first === 3 && isThousand(text, end) && !isThousand(text, end + 4) ? end + 4 : end;
}

/** Whether a comma and exactly three figures begin here. */
const isThousand = (text, at) => text[at] === ',' && endOf(isFigure, text, at + 1) === at + 4;

const isSign = (c) => '-+\u2212\u2013\u2010\u2011'.includes(c);
