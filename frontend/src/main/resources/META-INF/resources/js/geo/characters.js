/** Kinds of characters, as the server's place reader tells them apart. Each takes one UTF-16 unit, or nothing past the end of a text. */
export const isFigure = (c) => c >= '0' && c <= '9';
export const isLetter = (c) => (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
export const isSpace = (c) => c !== undefined && /[\s\u001c-\u001f]/.test(c);
export const isAnyLetter = (c) => c !== undefined && /\p{L}/u.test(c);
export const isAnyLetterOrFigure = (c) => c !== undefined && /[\p{L}\p{Nd}]/u.test(c);

/** Without the white space at both ends; spaces that do not break a line stay. */
export const strip = (text) => text.replace(/^[\t-\r\u001c-\u0020\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+|[\t-\r\u001c-\u0020\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+$/g, '');

export const isBlank = (text) => strip(text) === '';

/** Behind the characters of one kind that begin at a place. */
export function endOf(kind, text, from) {
  let at = from;
  while (at < text.length && kind(text[at])) at += 1;
  return at;
}

/** Where the characters of one kind begin that end at a place. */
export function startOf(kind, text, before) {
  let at = before;
  while (at > 0 && kind(text[at - 1])) at -= 1;
  return at;
}
