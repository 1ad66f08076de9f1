import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** Two figures, however small. */
export const densityWords = (density) => density.toLocaleString('en-GB', { maximumSignificantDigits: 2 });

/** How dense it is where it is densest, or why nothing is shown. */
export function headingWords(answer, rule) {
  return missingWords(answer, rule) ?? phrase('map.density.where-incidents-lie-densest-up-to', { periodWords: rule.periodWords, densityWords: densityWords(answer.highest) });
}

export const peakWords = ({ perSquareKilometre }) => phrase('map.density.incidents-in-a-square-kilometre', { densityWords: densityWords(perSquareKilometre) });

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, phrase('map.density.known-only-to-a-square-larger'));
  return phrase('map.density.kernel-density-bandwidth', { sizeInWords: sizeInWords(parameters.bandwidthMetres), incidents: incidents(n), spanWords: spanWords(answer.statement), left });
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters } = answer.statement;
  return phrase('map.density.version-each-incident-is-spread-around', { method, version, toLowerCase: parameters.kernel.toLowerCase(), number: number(answer.statement.n), sizeInWords: sizeInWords(parameters.cellMetres), workedOutWords: workedOutWords(answer) });
}

export const CAVEAT = phrase('map.density.a-density-has-no-test-of');
