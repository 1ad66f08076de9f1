import { endOf, isAnyLetterOrFigure, isFigure, isLetter, isSpace, startOf, strip } from './characters.js';
import { PlaceRefused } from './place-refused.js';

/** Tells by its shape what kind of place a text tries to say, and refuses helpfully the kinds that Hedgerow does not work out. */

/** Fewer letters than this beside a place are a slip of the keyboard and not words about it. */
const LEAST_LETTERS_OF_WORDS = 3;

/** What people write before a place to say what kind it is. */
const LABELS = new Set('os osgb osgb36 ngr gr grid ref reference map national mgrs plus code coordinates coords location place position wgs84'.split(' '));

/** Throws for characters that nobody sees or that no keyboard here has. */
export function refuseStrangeCharacters(text) {
  for (const c of text) {
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(c)) throw new PlaceRefused('A place is one line of text.');
    if (/[\p{Cf}\p{Cs}\p{Co}]/u.test(c)) throw new PlaceRefused('There is a character in it that cannot be seen. Type the place again.');
    if ((c > '\u007f' && /\p{Nd}/u.test(c)) || (c >= '\uff01' && c <= '\uff5e')) throw new PlaceRefused('Use the letters and figures of an English keyboard, as in TL 420 440.');
  }
}

/** The text without words in front of it that only say what kind of place follows: "Grid ref: TL 420 440". */
export function withoutLabels(text) {
  let rest = text;
  for (;;) {
    const [whole, word] = /^([^\s:]*)[\s:]*/.exec(rest);
    const isLabel = LABELS.has(word.toLowerCase().replace(/\.$/, ''));
    if (!isLabel || whole.length === rest.length) return rest;
    rest = rest.slice(whole.length);
  }
}

/** Throws for postcodes, roads and Irish grid references. */
export function refuseWhatCannotBeRead(text) {
  if (isPostcode(text) || (beginsWithPostcode(text) && !text.includes(','))) throw new PlaceRefused('A postcode in the country can cover several farms. Give a grid reference or tap the map.');
  if (isRoad(text)) throw new PlaceRefused('A road alone is too long to be a place. Add a village, as in Royston, by the A505, or give a grid reference.');
  if (isIrish(text)) throw new PlaceRefused('That looks like an Irish grid reference, which Hedgerow does not read yet. Give degrees or tap the map.');
}

/** Whether there are enough letters for words about a place, or a road. */
export function hasWords(text) {
  return isRoad(trimmed(text)) || (text.match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS_OF_WORDS;
}

/** The words about a place that stood before and behind it, without the marks that parted them from it. */
export function landmark(before, after) {
  return strip(`${trimmed(before)} ${trimmed(after)}`);
}

/** Without spaces, marks between words and brackets that have no partner at its ends. A minus before a figure stays. */
function trimmed(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isBesideWords(text[start]) && !isMinus(text, start)) start += 1;
  while (end > start && isBesideWords(text[end - 1])) end -= 1;
  const words = text.slice(start, end);
  const opens = words.startsWith('(');
  const closes = words.endsWith(')');
  if (words.startsWith(')')) return trimmed(words.slice(1));
  if (words.endsWith('(')) return trimmed(words.slice(0, -1));
  if (opens && !words.includes(')')) return trimmed(words.slice(1));
  if (closes && !words.includes('(')) return trimmed(words.slice(0, -1));
  const isPair = opens && closes && words.lastIndexOf('(') === 0 && words.indexOf(')') === words.length - 1;
  return isPair ? trimmed(words.slice(1, -1)) : words;
}

/** Without brackets around it and without the mark that ends it. */
export function bare(text) {
  const end = startOf((c) => c === '.', text, text.length);
  return trimmed(text.slice(0, Math.max(end, 1))) || text;
}

const isRoad = (text) => /^[ABMabm][0-9]{1,4}$/.test(text);
const isBesideWords = (c) => isSpace(c) || ',;:-\u2013\u2014/'.includes(c);
const isMinus = (text, at) => '-\u2013'.includes(text[at]) && isFigure(text[endOf(isSpace, text, at + 1)]);

/** Whether the first two words are a postcode; what follows may still say a place. */
export function beginsWithPostcode(text) {
  const space = text.indexOf(' ');
  const end = endOf(isAnyLetterOrFigure, text, space + 1);
  return space > 0 && end < text.length && isPostcode(text.slice(0, end));
}

/** One or two letters, one or two figures and perhaps a letter, then a figure and two letters: "SG8 7XX". */
function isPostcode(text) {
  const space = text.lastIndexOf(' ');
  const cut = Math.max(0, text.length - 3);
  const inward = space < 0 ? text.slice(cut) : text.slice(space + 1);
  const outward = space < 0 ? text.slice(0, cut) : strip(text.slice(0, space));
  if (inward.length !== 3 || outward.length < 2 || outward.length > 4 || outward.includes(' ')) return false;
  if (space < 0 && /[NS][EW]$/i.test(text)) return false; // TL44SW is a square of 5 km
  return isFigure(inward[0]) && isLetter(inward[1]) && isLetter(inward[2]) && isLetter(outward[0]) && (isFigure(outward[1]) || (outward.length > 2 && isFigure(outward[2])));
}

/** One letter and an even number of figures: "J 338 741". */
function isIrish(text) {
  const figures = text.slice(1).replace(/ /g, '');
  return isLetter(text[0]) && /^[0-9]+$/.test(figures) && figures.length >= 2 && figures.length <= 10 && figures.length % 2 === 0;
}
