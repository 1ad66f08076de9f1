import { GridReferenceProblem, formatGridReference, parseGridReference } from './grid-reference.js';

/**
 * What a typed place looks like, at once and without asking the server.
 * Answers {kind: 'empty' | 'reading' | 'problem' | 'ask', message}: 'ask' means that only the server can tell.
 */
export function readPlaceText(text) {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', message: '' };
  if (/^[A-Za-z]{2}[\s,.]*\d[\d\s,.]*$/.test(trimmed)) return readGridReference(trimmed);
  const degrees = /^([+-]?\d{1,3}(?:\.\d+)?)\s*[,\s]\s*([+-]?\d{1,3}(?:\.\d+)?)$/.exec(trimmed);
  if (degrees) return readDegrees(Number(degrees[1]), Number(degrees[2]));
  return { kind: 'ask', message: '' };
}

function readGridReference(text) {
  try {
    const { easting, northing, sizeMetres } = parseGridReference(text);
    const written = formatGridReference(easting, northing, sizeMetres);
    return { kind: 'reading', message: `${written}: a square of ${sizeInWords(sizeMetres)}` };
  } catch (problem) {
    if (problem instanceof GridReferenceProblem) return { kind: 'problem', message: problem.message };
    throw problem;
  }
}

function readDegrees(first, second) {
  const latitudeFirst = first > 49 && first < 62 && second > -12 && second < 4;
  const longitudeFirst = second > 49 && second < 62 && first > -12 && first < 4;
  if (latitudeFirst || longitudeFirst) return { kind: 'reading', message: 'Latitude and longitude' };
  return { kind: 'ask', message: '' };
}

/** A length for reading aloud: "100 m", "1 km". */
export function sizeInWords(metres) {
  return metres >= 1000 ? `${Number((metres / 1000).toFixed(1))} km` : `${Math.round(metres)} m`;
}

/** Rounds a length up to 1, 2 or 5 times a power of ten. */
export function roundUpMetres(metres) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)));
  return [1, 2, 5, 10].map((step) => step * power).find((candidate) => candidate >= metres);
}
