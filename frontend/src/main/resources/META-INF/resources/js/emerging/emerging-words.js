import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** What each pattern means, and which of three kinds it is: on the map the kinds look different, in the list each is named. */
const PATTERNS = {
  NEW: ['emerging', phrase('map.emerging.new'), phrase('map.emerging.hot-in-the-last-slice-alone')],
  CONSECUTIVE: ['emerging', phrase('map.emerging.consecutive'), phrase('map.emerging.hot-without-a-break-up-to')],
  INTENSIFYING: ['emerging', phrase('map.emerging.intensifying'), phrase('map.emerging.nearly-always-hot-and-ever-more')],
  PERSISTENT: ['lasting', phrase('map.emerging.persistent'), phrase('map.emerging.nearly-always-hot')],
  DIMINISHING: ['fading', phrase('map.emerging.diminishing'), phrase('map.emerging.nearly-always-hot-and-ever-less')],
  SPORADIC: ['lasting', phrase('map.emerging.sporadic'), phrase('map.emerging.hot-in-the-last-slice-and')],
  OSCILLATING: ['lasting', phrase('map.emerging.oscillating'), phrase('map.emerging.hot-in-the-last-slice-and-2')],
  HISTORICAL: ['fading', phrase('map.emerging.historical'), phrase('map.emerging.nearly-always-hot-but-not-in')],
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
  const told = KINDS.filter((kind) => counts[kind] > 0).map((kind) => phrase(`map.emerging.count-${kind}`, { n: counts[kind], number: number(counts[kind]) }));
  if (told.length === 0) return phrase('map.emerging.no-hexagon-is-hot-or-has', { periodWords: rule.periodWords });
  return phrase('map.emerging.hexagons-that-hold-more-than-chance', { periodWords: rule.periodWords, join: told.join(', ') });
}

/** In how many slices, how strongly in the last, and where it is going. */
export function courseWords({ hot, z, trendP, trendZ }) {
  const trend = trendP < 0.05 ? (trendZ > 0 ? phrase('map.emerging.rising') : phrase('map.emerging.falling')) : '';
  return phrase('map.emerging.hot-in-of-slices-z-in', { hot, length: z.length, at: number(z.at(-1), 1), trend });
}

const sliceWords = (days) => (days === 7 ? phrase('map.emerging.weeks-2') : phrase('map.emerging.stretches-of-four-weeks'));

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, phrase('map.emerging.known-only-to-a-square-larger'));
  return phrase('map.emerging.gi-on-hexagons-of-in-each', { sizeInWords: sizeInWords(parameters.cellMetres), slices: answer.slices, sliceWords: sliceWords(parameters.sliceDays), incidents: incidents(n), spanWords: spanWords(answer.statement), number: number(parameters.rate * 100), left });
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters } = answer.statement;
  return phrase('map.emerging.version-getis-ord-gi-of-each', { method, version, number: number(answer.studied), trendBelow: parameters.trendBelow, workedOutWords: workedOutWords(answer) });
}

export const CAVEAT = phrase('map.emerging.a-pattern-is-of-slices-that');
