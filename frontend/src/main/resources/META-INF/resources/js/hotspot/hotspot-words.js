import { longDay, milliseconds } from '../chart/scale.js';
import { day, dayAndClock } from '../time/london.js';

const TREND = { RISING: 'Rising', STEADY: 'Steady', FALLING: 'Falling', NEW: 'New' };

/** Over all time there is no year before, and so no trend. */
export const trendWords = (trend) => TREND[trend] ?? 'Not compared';

/** The look of a trend; what cannot be compared looks steady. */
export const trendLook = (trend) => (trend ?? 'STEADY').toLowerCase();

/** The same days a year before, for comparison. */
export const yearBeforeWords = ({ countYearBefore }) =>
  countYearBefore === null ? 'no year before to compare with' : `${countYearBefore} in the same days a year before`;

/** The names of the forces, without the word that all of them share. */
export function forceWords(codes, names) {
  return codes.map((code) => (names.get(code) ?? code).replace(/ (Constabulary|Police|Police Service)$/, '')).join(', ');
}

export const datesWords = ({ first, last }) => `${day(first)} to ${day(last)}`;

export const titleWords = ({ near, forces }) => (near ? `Near ${near}` : forces.join(' and '));

/** What would put a hotspot out, in a sentence. */
export function putOutWords({ why, on }, periodWords) {
  if (why === 'AGES_OUT') return `If nothing new is reported, it drops below the rule on ${longDay(on)}: by then too few of its incidents are still within the ${periodWords}.`;
  if (why === 'HIDDEN') return 'When it would end is not shown: it could tell whose farm it was.';
  return periodWords === 'all time' ? 'Over all time nothing leaves it: choose a number of days to see when it would end.' : `The ${periodWords} does not move on with time, so nothing leaves it: choose a number of days to see when it would end.`;
}

const FEW = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const number = (count) => FEW[count] ?? count.toLocaleString('en-GB');
const NAMED = 3;

/** What its incidents are with a shorter and a longer reach, a sentence for each. */
export function otherReachesWords({ why, reaches }, count) {
  if (why === 'TOO_MANY') return 'What a shorter or longer reach would make of it is not worked out among so many incidents.';
  if (why === 'HIDDEN') return 'What a shorter or longer reach would make of it is not shown: it could tell whose farm it was.';
  const said = reaches.map((at) => [`${at.reachMetres.toLocaleString('en-GB')} m`, partsWords(at, count)]);
  if (said.length === 2 && said[0][1] === said[1][1]) return `With a reach of ${said[0][0]} or ${said[1][0]}: ${said[0][1]}.`;
  return said.map(([reach, words], index) => `${index === 0 ? 'With a reach of' : 'With'} ${reach}: ${words}.`).join(' ');
}

function partsWords({ hotspots, inNone, largest }, count) {
  if (hotspots === 0) return 'no hotspot';
  const these = `of these ${count.toLocaleString('en-GB')} incidents`;
  const [most] = largest;
  if (hotspots === 1 && inNone === 0) return most.incidents === count ? `the same ${count.toLocaleString('en-GB')} incidents` : `part of one of ${most.incidents.toLocaleString('en-GB')}`;
  if (hotspots === 1) return `one hotspot${most.incidents > most.ofThese ? ` of ${most.incidents.toLocaleString('en-GB')}` : ''}, with ${most.ofThese.toLocaleString('en-GB')} ${these}`;
  const named = largest.slice(0, NAMED).map(({ ofThese }) => ofThese.toLocaleString('en-GB'));
  return `${number(hotspots)} hotspots, ${hotspots > NAMED ? 'the largest ' : ''}with ${named.slice(0, -1).join(', ')} and ${named.at(-1)} ${these}`;
}

/** How it was found, so that anybody can find it again. */
export function statementWords({ method, version, n, parameters, from, to, microseconds }, asOf) {
  const name = { dbscan: 'DBSCAN' }[method] ?? method;
  const span = from ? `from ${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`;
  return `Found by ${name}, version ${version}, among ${n.toLocaleString('en-GB')} incidents ${span}, with a reach of ${parameters.reachMetres.toLocaleString('en-GB')} m and at least ${parameters.minimumIncidents} incidents, in ${milliseconds(microseconds)}. Position in the log of changes: ${asOf}`;
}

/** How many of each, the most first: [name, count], where null is hidden. */
export function mixOf({ counts }, nameOf) {
  return [...counts].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.key < b.key ? -1 : 1)).map(({ key, count }) => [nameOf(key), count]);
}
