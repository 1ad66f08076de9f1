import { sizeInWords } from '../geo/place-text.js';
import { dayAndClock } from '../time/london.js';

const number = (value, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits });
const incidents = (count) => (count === 1 ? '1 incident' : `${number(count)} incidents`);

/** How many places there are, or why none is shown. */
export function headingWords({ missing, significant, leastIncidents, statement }, { periodWords }) {
  if (missing === 'HIDDEN') return 'Not worked out: the counts are so small that they could tell whose farm it was.';
  if (missing === 'TOO_FEW') return `Too few to say: ${incidents(statement.n)} could be counted, ${periodWords}, and below ${leastIncidents} nothing holds up.`;
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

export const titleWords = ({ near, gridReference }) => (near ? `${gridReference}, near ${near}` : gridReference);

/** What nobody may leave out who shows the map: what was counted, how, and how sure it is. */
export function shortStatement({ leftOut, smallCountsHidden, statement }) {
  const { parameters, n, from, to } = statement;
  const span = from ? `${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`;
  const left = leftOut === null ? ' Some are left out.' : leftOut > 0 ? ` ${number(leftOut)} left out: known only to a square larger than a hexagon.` : '';
  const hidden = smallCountsHidden ? ' Small counts are hidden and not counted.' : '';
  return `Gi* on hexagons of ${sizeInWords(parameters.cellMetres)}, ${incidents(n)}, ${span}. Of the hexagons marked, at most ${number(parameters.rate * 100)} % are so by chance.${left}${hidden}`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement({ asOf, studied, holding, statement }) {
  const { method, version, microseconds } = statement;
  return `${method} (Getis and Ord 1992), version ${version}: a hexagon and the six that touch it, against their share of all. Studied: ${number(studied)} hexagons, of which ${number(holding)} hold incidents; the others lie within two of one that does. Probabilities are exact, over all ways of dealing the counts among the hexagons, corrected for asking about each (Benjamini and Hochberg 1995). Worked out in ${number(microseconds / 1000, 1)} ms. Position in the log of changes: ${asOf}`;
}

export const CAVEAT = 'One busy hexagon among quiet ones is not marked: the question is about areas, and the hotspots show single places. A hexagon that is not marked is not safe: few reports may mean that few are made.';
