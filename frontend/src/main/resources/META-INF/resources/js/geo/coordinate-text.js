import { endOf, isAnyLetterOrFigure, isBlank, isFigure, isSpace, startOf } from './characters.js';
import { readCoordinates, standAlone } from './coordinate-reader.js';
import { isAxis, isNumber, tokensOf } from './coordinate-token.js';
import { PlaceRefused } from './place-refused.js';
import { hasWords } from './place-shapes.js';

/** So many tokens after the coordinates may look like part of them and be words: "542050 244050 south side". */
const MOST_GIVEN_UP = 3;

/**
 * The coordinates of a text, alone or among words: {meaning, start, end}; null when it has none. Throws PlaceRefused when the whole text is
 * coordinates, and wrong ones.
 */
export function coordinatesIn(text) {
  const all = tokensOf(text, 0);
  if (all.length > 0 && isBlank(text.slice(all.at(-1).end)) && all.some(isNumber)) {
    return { meaning: readCoordinates(all), start: 0, end: text.length };
  }
  if (!hasWords(text)) return null;
  const atStart = coordinatesFrom(text, 0);
  const figure = firstFigure(text);
  return atStart !== null || figure <= 0 ? atStart : coordinatesFrom(text, figure);
}

function coordinatesFrom(text, start) {
  const tokens = tokensOf(text, start);
  let refused = null;
  for (let given = 0; given <= MOST_GIVEN_UP && tokens.length - given >= 2; given += 1) {
    const kept = tokens.slice(0, tokens.length - given);
    const { end } = kept.at(-1);
    const after = text.slice(end);
    const wordsFollow = after === '' || (start > 0 && isBlank(after)) || hasWords(after);
    if (kept.filter(isNumber).length < 2 || !wordsFollow || !standAlone(kept)) continue;
    try {
      const meaning = readCoordinates(kept);
      if (meaning.question === null && !lostDirection(tokens, kept, meaning)) return { meaning, start, end };
    } catch (problem) {
      if (!(problem instanceof PlaceRefused)) throw problem;
      refused = problem;
    }
  }
  if (refused && start === 0) throw refused;
  return null;
}

/** "52.07 0.07 W side": the W may belong to the longitude, so nobody can tell. */
function lostDirection(tokens, kept, { points }) {
  return points[0].method === 'DEGREES' && !kept.some(isAxis) && tokens.some(isAxis);
}

/** Where the first number begins, with the sign or the single letter that stands before it; -1 when there is none. */
function firstFigure(text) {
  const at = endOf((c) => !isFigure(c), text, 0);
  if (at === text.length) return -1;
  const before = startOf(isSpace, text, at);
  const hasLetter = before > 0 && 'NSEWnsew'.includes(text[before - 1]) && (before === 1 || !isAnyLetterOrFigure(text[before - 2]));
  if (hasLetter) return before - 1;
  return at > 0 && '-+\u2212\u2013'.includes(text[at - 1]) ? at - 1 : at;
}
