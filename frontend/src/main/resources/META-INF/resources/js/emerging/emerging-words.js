import { sizeInWords } from '../geo/place-text.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** What each pattern means, and which of three kinds it is: on the map the kinds look different, in the list each is named. */
const PATTERNS = {
  NEW: ['emerging', 'New', 'hot in the last slice alone'],
  CONSECUTIVE: ['emerging', 'Consecutive', 'hot without a break up to the last, and never before'],
  INTENSIFYING: ['emerging', 'Intensifying', 'nearly always hot, and ever more so'],
  PERSISTENT: ['lasting', 'Persistent', 'nearly always hot'],
  DIMINISHING: ['fading', 'Diminishing', 'nearly always hot, and ever less so'],
  SPORADIC: ['lasting', 'Sporadic', 'hot in the last slice, and on and off before'],
  OSCILLATING: ['lasting', 'Oscillating', 'hot in the last slice, and colder than chance explains before'],
  HISTORICAL: ['fading', 'Historical', 'nearly always hot, but not in the last slice'],
};

export const KINDS = ['emerging', 'lasting', 'fading'];

export const kindOf = (pattern) => PATTERNS[pattern][0];

export const patternWords = (pattern) => `${PATTERNS[pattern][1]}: ${PATTERNS[pattern][2]}`;

/** How many hexagons there are of each kind. */
export function countsOf({ patterns }) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const [pattern, count] of Object.entries(patterns)) counts[kindOf(pattern)] += count;
  return counts;
}

export function headingWords(answer, rule) {
  const missing = missingWords(answer, rule);
  if (missing) return missing;
  const counts = countsOf(answer);
  const told = KINDS.filter((kind) => counts[kind] > 0).map((kind) => `${number(counts[kind])} ${kind}`);
  if (told.length === 0) return `No hexagon is hot or has long been, ${rule.periodWords}.`;
  return `Hexagons that hold more than chance explains, slice by slice, ${rule.periodWords}: ${told.join(', ')}`;
}

/** In how many slices, how strongly in the last, and where it is going. */
export function courseWords({ hot, z, trendP, trendZ }) {
  const trend = trendP < 0.05 ? (trendZ > 0 ? '; rising' : '; falling') : '';
  return `Hot in ${hot} of ${z.length} slices; z ${number(z.at(-1), 1)} in the last${trend}`;
}

const sliceWords = (days) => (days === 7 ? 'weeks' : 'stretches of four weeks');

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, 'known only to a square larger than a hexagon or to a span longer than a slice, or before the first');
  return `Gi* on hexagons of ${sizeInWords(parameters.cellMetres)} in each of ${answer.slices} ${sliceWords(parameters.sliceDays)}, ${incidents(n)}, ${spanWords(answer.statement)}. Of the hexagons hot in a slice, at most ${number(parameters.rate * 100)} % are so by chance.${left}`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters } = answer.statement;
  return `${method} version ${version}: Getis-Ord Gi* of each slice on its own, with exact probabilities corrected for asking about each of ${number(answer.studied)} hexagons, and the Mann-Kendall trend of Gi* over the slices (a trend below p ${parameters.trendBelow}). An incident counts whole in the slice of the middle of its span; one whose span is longer than a slice counts in none, because shares of one incident in several slices would make them look alike. ${workedOutWords(answer)}`;
}

export const CAVEAT = 'A pattern is of slices that were hot, not of how many incidents there were. Over a few hundred hexagons and many slices some will be hot once by chance; what is hot in the last slice alone is worth a look, not proof.';
