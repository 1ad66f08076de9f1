import { strip } from './characters.js';
import { coordinatesIn } from './coordinate-text.js';
import { isInDegreesBox, isOnGridMap } from './extent.js';
import { gridReferencesIn } from './grid-reference-text.js';
import { parseGridReference, referenceOf } from './grid-reference.js';
import { toNationalGrid } from './national-grid.js';
import { PlaceRefused } from './place-refused.js';
import { bare, landmark, refuseStrangeCharacters, refuseWhatCannotBeRead, withoutLabels } from './place-shapes.js';
import { checkPlusCode, decodePlusCode, isFullPlusCode, plusCodeIn } from './plus-code.js';
import { partThreeWords } from './three-words.js';

/**
 * Reads a typed place at once and as the server does, for feedback while somebody types; what is stored is always the server's own reading. Names, short
 * Plus Codes and MGRS need the server. Points of degrees are good to about 5 m. One table of cases is checked against both.
 */
const MOST_CHARACTERS = 200;
const OUTSIDE = 'That point lies outside the United Kingdom.';
const SAY_WHERE = 'Say where: a grid reference, coordinates or the name of a place.';
const THREE_WORDS_ALONE = 'Three words cannot be worked out here, so they are kept as words only. Add a grid reference or a village, or tap the map.';
const MGRS = /^[0-9]{1,2}[ \t-\r]?[C-HJ-NP-X][ \t-\r]?[A-HJ-NP-Z][A-HJ-NP-V][ \t-\r]?(?:[0-9]{0,12}(?:[ \t-\r][0-9]{1,6})?)(?![0-9A-Z])/i;

/** Only the server can tell. */
class Ask extends Error {}

/**
 * {kind, readings, message, landmark, threeWords}. `kind` is "reading" (one), "choices" (several, the message asks which), "problem" (the message says
 * why), "ask" (the server knows) or "empty". A reading is {method, easting, northing, precisionMetres, gridReference, description}.
 */
export function readPlaceText(text) {
  let threeWords = null;
  try {
    if (text.length > MOST_CHARACTERS) throw new PlaceRefused(`A place is at most ${MOST_CHARACTERS} characters.`);
    refuseStrangeCharacters(text);
    const parted = partThreeWords(strip(text));
    threeWords = parted.words;
    const rest = bare(withoutLabels(parted.rest));
    if (rest === '') throw new PlaceRefused(threeWords === null ? SAY_WHERE : THREE_WORDS_ALONE);
    const { readings, question, words } = understood(rest);
    return answer(readings.length === 1 ? 'reading' : 'choices', readings, question, words || null, threeWords);
  } catch (problem) {
    if (problem instanceof Ask) return answer('ask', [], null, null, threeWords);
    if (!(problem instanceof PlaceRefused)) throw problem;
    const { message } = problem;
    if (message === SAY_WHERE) return answer('empty', [], message, null, null);
    const says = threeWords !== null && message !== THREE_WORDS_ALONE ? `${message} ${THREE_WORDS_ALONE}` : message;
    return answer('problem', [], says, null, threeWords);
  }
}

const answer = (kind, readings, message, words, threeWords) => ({ kind, readings, message, landmark: words, threeWords });

function understood(rest) {
  refuseWhatCannotBeRead(rest);
  const code = plusCodeIn(rest);
  if (code !== null) return plusCode(rest, code);
  if (isMgrs(rest)) throw new Ask();
  const references = gridReferencesIn(rest);
  if (references.length > 0) return gridReferences(rest, references);
  const coordinates = coordinatesIn(rest);
  if (coordinates === null) throw new Ask(); // a name, or nothing: the server has the gazetteer
  const { meaning, start, end } = coordinates;
  return found(meaning.points.map(point), meaning.question, rest, start, end);
}

function gridReferences(rest, references) {
  const readings = [];
  for (const { reference } of references) {
    const { easting, northing, sizeMetres } = parseGridReference(reference);
    const centre = { easting: easting + sizeMetres / 2, northing: northing + sizeMetres / 2 };
    const isNew = readings.every((known) => known.easting !== centre.easting || known.northing !== centre.northing);
    if (isNew) readings.push(reading('GRID_REFERENCE', centre, sizeMetres, 'Grid reference'));
  }
  if (readings.length > 1) return { readings, question: 'There are several grid references. Which one?', words: '' };
  return found(readings, null, rest, references[0].start, references[0].end);
}

function plusCode(rest, { code, start, end }) {
  checkPlusCode(code);
  if (!isFullPlusCode(code)) throw new Ask();
  const { longitude, latitude, precisionMetres } = decodePlusCode(code);
  return found([reading('PLUS_CODE', onGrid(longitude, latitude), precisionMetres, 'Plus Code')], null, rest, start, end);
}

function isMgrs(rest) {
  return MGRS.test(rest) && Number.parseInt(rest, 10) <= 60;
}

function point({ method, x, y, precisionMetres, form }) {
  if (method === 'EASTING_NORTHING') return reading(method, { easting: x, northing: y }, precisionMetres, form);
  if (Math.abs(x) > 180 || Math.abs(y) > 90) throw new PlaceRefused('A latitude runs from -90 to 90 degrees and a longitude from -180 to 180.');
  return reading(method, onGrid(x, y), precisionMetres, form);
}

function onGrid(longitude, latitude) {
  if (!isInDegreesBox({ longitude, latitude })) throw new PlaceRefused(OUTSIDE);
  return toNationalGrid(longitude, latitude);
}

function reading(method, { easting, northing }, precisionMetres, form) {
  if (!isOnGridMap({ easting, northing })) throw new PlaceRefused(OUTSIDE);
  return { method, easting, northing, precisionMetres, gridReference: referenceOf(easting, northing, precisionMetres), description: `${form}, ${side(precisionMetres)} square` };
}

const found = (readings, question, rest, start, end) => ({ readings, question, words: landmark(rest.slice(0, start), rest.slice(end)) });
const side = (metres) => (metres >= 1_000 && metres % 1_000 === 0 ? `${metres / 1_000} km` : `${metres} m`);
