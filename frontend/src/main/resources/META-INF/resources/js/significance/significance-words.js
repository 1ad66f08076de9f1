import { sizeInWords } from '../geo/place-text.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';

/** How many places there are, or why none is shown. */
export function headingWords(answer, rule) {
  const { significant } = answer;
  const { periodWords } = rule;
  const missing = missingWords(answer, rule);
  if (missing) return missing;
  if (significant === 0) return `No place holds more than chance explains, ${periodWords}.`;
  return `${significant === 1 ? '1 hexagon holds' : `${number(significant)} hexagons hold`} more than chance explains, ${periodWords}`;
}

/** How far a place lies above what chance would give it. */
export function strengthWords({ z }) {
  const far = z >= 6 ? 'Very far above' : z >= 4 ? 'Far above' : 'Above';
  return `${far} what chance explains (z ${number(z, 1)})`;
}

export function countWords({ count, about, expected }) {
  const own = count === null ? 'A hidden number' : incidents(count);
  return `${own}; ${number(about)} with the hexagons about it, where ${number(expected, 1)} would be expected`;
}

/** What nobody may leave out who shows the map: what was counted, how, and how sure it is. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = leftOutWords(answer, 'known only to a square larger than a hexagon');
  return `Gi* on hexagons of ${sizeInWords(parameters.cellMetres)}, ${incidents(n)}, ${spanWords(answer.statement)}. Of the hexagons marked, at most ${number(parameters.rate * 100)} % are so by chance.${left}`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { studied, holding, statement } = answer;
  const { method, version } = statement;
  return `${method} (Getis and Ord 1992), version ${version}: a hexagon and the six that touch it, against their share of all. Studied: ${number(studied)} hexagons, of which ${number(holding)} hold incidents; the others lie within two of one that does. Probabilities are exact, over all ways of dealing the counts among the hexagons, corrected for asking about each (Benjamini and Hochberg 1995). ${workedOutWords(answer)}`;
}

export const CAVEAT = 'One busy hexagon among quiet ones is not marked: the question is about areas, and the hotspots show single places. A hexagon that is not marked is not safe: few reports may mean that few are made.';
