import { sizeInWords } from '../geo/place-text.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** Two figures, however small. */
export const densityWords = (density) => density.toLocaleString('en-GB', { maximumSignificantDigits: 2 });

/** How dense it is where it is densest, or why nothing is shown. */
export function headingWords(answer, rule) {
  return missingWords(answer, rule) ?? `Where incidents lie densest, ${rule.periodWords}: up to ${densityWords(answer.highest)} in a square kilometre`;
}

export const peakWords = ({ perSquareKilometre }) => `${densityWords(perSquareKilometre)} incidents in a square kilometre`;

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, 'known only to a square larger than the bandwidth');
  return `Kernel density, bandwidth ${sizeInWords(parameters.bandwidthMetres)}, ${incidents(n)}, ${spanWords(answer.statement)}.${left}`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters } = answer.statement;
  return `${method} version ${version}: each incident is spread around the middle of its square by a ${parameters.kernel.toLowerCase()} kernel that ends at the bandwidth, so that the surface adds up to the ${number(answer.statement.n)} that were counted; cells of ${sizeInWords(parameters.cellMetres)}. An incident counts once, however long its span: time plays no part. ${workedOutWords(answer)}`;
}

export const CAVEAT = 'A density has no test of chance: some place is always densest. What is left plain is below the first step of the scale, not without incidents, and few reports may mean that few are made.';
