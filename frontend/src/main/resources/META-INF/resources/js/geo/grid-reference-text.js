import { endOf, isAnyLetterOrFigure, isFigure, isLetter, isSpace } from './characters.js';
import { holdsLand } from './grid-letters.js';
import { beginsWithPostcode, hasWords } from './place-shapes.js';

/** Grid references and the words around them, as in "TL 420 440 by the pumping station". */

/** Among other words, two letters and fewer figures than this may be anything: "so 12 ewes". */
const LEAST_FIGURES_IN_WORDS = 4;
const MEASURES = new Set('m km metres ft yd yds yards mi mile miles st nd rd th x'.split(' '));

/**
 * The references of a text, in their order: the one that it begins with, right or wrong, and those in its words that are right. Each is
 * {reference, start, end}, the reference ready for parseGridReference, which may still refuse it.
 */
export function gridReferencesIn(text) {
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    const beginsWord = isLetter(text[at]) && (at === 0 || !isAnyLetterOrFigure(text[at - 1]));
    const reference = beginsWord ? referenceAt(text, at) : null;
    if (reference) {
      found.push(reference);
      at = reference.end - 1;
    }
  }
  return found;
}

function referenceAt(text, start) {
  const first = figuresAfterTwoLetters(text, start);
  if (first < 0 || (start === 0 && beginsWithPostcode(text))) return null;
  const groups = groupsFrom(text, first);
  const last = groups.length === 0 ? first : groups.at(-1).end;
  const lengths = groups.map(lengthOf);
  const mayHaveQuarter = (lengths.length === 1 && lengths[0] === 2) || (lengths.length === 2 && lengths[0] === 1 && lengths[1] === 1);
  let end = mayHaveQuarter ? endOfQuarter(text, last) : last;
  const wordsFollow = endsWord(text, last) && endsWord(text, end) && hasWords(text.slice(end));
  if (wordsFollow && end === last) end = groups[groupsBeforeWords(lengths) - 1].end;
  const letters = text.slice(start, start + 2).toUpperCase();
  const figures = [...text.slice(start, end)].filter(isFigure).length;
  if (start === 0) {
    if (wordsFollow && figures < LEAST_FIGURES_IN_WORDS && !holdsLand(letters)) return null; // "by 4 oaks"
    return wordsFollow || end === text.length ? reference(text, 0, end) : { reference: text, start: 0, end: text.length };
  }
  const isRight = figures >= LEAST_FIGURES_IN_WORDS && figures <= 10 && figures % 2 === 0 && holdsLand(letters) && endsWord(text, end);
  return isRight ? reference(text, start, end) : null;
}

const lengthOf = ({ start, end }) => end - start;
const reference = (text, start, end) => ({ reference: text.slice(start, end).replaceAll(',', ' '), start, end });

/** Where the figures begin that follow two letters and perhaps spaces; -1 when anything else is there. */
function figuresAfterTwoLetters(text, start) {
  let letters = 0;
  for (let i = start; i < text.length; i += 1) {
    if (isLetter(text[i])) {
      letters += 1;
      if (letters === 2 && i !== start + 1 && start > 0) return -1; // spaced letters are a reference only at the beginning
    } else if (!isSpace(text[i])) {
      return letters === 2 && isFigure(text[i]) ? i : -1;
    }
  }
  return -1;
}

/** The groups of figures from here on, parted by spaces or by one comma between two equal halves. */
function groupsFrom(text, first) {
  const groups = [];
  let at = first;
  while (isFigure(text[at])) {
    const end = endOf(isFigure, text, at);
    if (groups.length > 0 && isMeasure(text, end)) break; // "200m" are words about the place
    groups.push({ start: at, end });
    at = end;
    const isComma = text[at] === ',' && groups.length === 1;
    if (isComma && !isHalfAgain(text, at + 1, lengthOf(groups[0]))) break;
    at = endOf(isSpace, text, isComma ? at + 1 : at);
  }
  return groups;
}

/** Whether figures that end here are followed, without a space, by a unit or an ending: "200m", "2nd", "4x4". */
function isMeasure(text, end) {
  const word = text.slice(end, endOf(isLetter, text, end));
  return MEASURES.has(word.toLowerCase());
}

/** Whether the next group of figures is as long as the one before the comma. */
function isHalfAgain(text, from, length) {
  const at = endOf(isSpace, text, from);
  return endOf(isFigure, text, at) - at === length && length <= 5;
}

/** How many groups belong to the reference when words follow: "TL 420 440 2 gates on" has two of three. */
function groupsBeforeWords(lengths) {
  const [first] = lengths;
  if (lengths.every((length) => length === first)) return lengths.length;
  if (lengths[1] === first && first <= 5) return 2;
  return first >= 6 && first <= 10 ? 1 : lengths.length;
}

function endOfQuarter(text, from) {
  const at = endOf(isSpace, text, from);
  return /^[NS][EW]$/i.test(text.slice(at, at + 2)) && endsWord(text, at + 2) ? at + 2 : from;
}

function endsWord(text, end) {
  if (end >= text.length) return true;
  if (text[end] === '.') return end + 1 === text.length || isSpace(text[end + 1]);
  return !isAnyLetterOrFigure(text[end]) && !"-'\u2019".includes(text[end]);
}
