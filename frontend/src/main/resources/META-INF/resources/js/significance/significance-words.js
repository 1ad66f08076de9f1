import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** How many places there are, or why none is shown. */
export function headingWords(answer, rule) {
  const { significant } = answer;
  const { periodWords } = rule;
  const missing = missingWords(answer, rule);
  if (missing) return missing;
  if (significant === 0) return phrase('map.significance.no-place-holds-more-than-chance', { periodWords });
  return phrase('map.significance.hold', { n: significant, number: number(significant), period: periodWords });
}

/** How far a place lies above what chance would give it. */
export function strengthWords({ z }) {
  const far = z >= 6 ? phrase('map.significance.very-far-above') : z >= 4 ? phrase('map.significance.far-above') : phrase('map.significance.above');
  return phrase('map.significance.what-chance-explains-z', { far, number: number(z, 1) });
}

export function countWords({ count, about, expected }) {
  const own = count === null ? phrase('map.significance.a-hidden-number') : incidents(count);
  return phrase('map.significance.with-the-hexagons-about-it-where', { own, number: number(about), number2: number(expected, 1) });
}

/** What nobody may leave out who shows the map: what was counted, how, and how sure it is. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, phrase('map.significance.known-only-to-a-square-larger'));
  return phrase('map.significance.gi-on-hexagons-of-of-the', { sizeInWords: sizeInWords(parameters.cellMetres), incidents: incidents(n), spanWords: spanWords(answer.statement), number: number(parameters.rate * 100), left });
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { studied, holding, statement } = answer;
  const { method, version } = statement;
  return phrase('map.significance.getis-and-ord-1992-version-a', { method, version, number: number(studied), number2: number(holding), workedOutWords: workedOutWords(answer) });
}

export const CAVEAT = phrase('map.significance.one-busy-hexagon-among-quiet-ones');
