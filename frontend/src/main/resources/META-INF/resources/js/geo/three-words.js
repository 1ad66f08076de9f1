import { endOf, isAnyLetter, isSpace } from './characters.js';
import { landmark } from './place-shapes.js';

/**
 * Parts a text from the three words of a what3words address in it: {words, rest}. The words are kept as text, without their slashes; they are
 * never worked out. `words` is null when there are none.
 */
export function partThreeWords(text) {
  let at = 0;
  while (at < text.length) {
    const start = endOf((c) => !isPartOfToken(c), text, at);
    const end = endOf(isPartOfToken, text, start);
    const token = text.slice(start, end);
    const slashed = token.startsWith('///');
    const bare = slashed ? token.slice(3) : token;
    const dots = dotsIn(bare);
    if (dots === 2 || (slashed && dots >= 0)) return { words: bare, rest: landmark(text.slice(0, start), text.slice(end)) };
    at = end;
  }
  return { words: null, rest: text };
}

/** How many single dots stand between letters; -1 when there is anything but letters and such dots. */
function dotsIn(words) {
  let dots = 0;
  for (let i = 0; i < words.length; i += 1) {
    const isBetween = i > 0 && i + 1 < words.length && words[i - 1] !== '.';
    if (words[i] === '.' && isBetween) dots += 1;
    else if (!isAnyLetter(words[i])) return -1;
  }
  return words === '' ? -1 : dots;
}

const isPartOfToken = (c) => !isSpace(c) && !',;()'.includes(c);
