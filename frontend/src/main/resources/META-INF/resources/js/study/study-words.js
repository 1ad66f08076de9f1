import { dayAndClock } from '../time/london.js';

/** Words that the studies share. */

export const number = (value, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits });

export const incidents = (count) => (count === 1 ? '1 incident' : `${number(count)} incidents`);

/** Why there is nothing to show, or null when there is. */
export function missingWords({ missing, leastIncidents, statement }, { periodWords }) {
  if (missing === 'HIDDEN') return 'Not worked out: the counts are so small that they could tell whose farm it was.';
  if (missing === 'TOO_FEW') return `Too few to say: ${incidents(statement.n)} could be counted, ${periodWords}, and below ${leastIncidents} nothing holds up.`;
  return null;
}

export const spanWords = ({ from, to }) => (from ? `${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`);

/** What was left out, and that small counts were: both before anything was computed. */
export function leftOutWords({ leftOut, smallCountsHidden }, why) {
  const left = leftOut === null ? ' Some are left out.' : leftOut > 0 ? ` ${number(leftOut)} left out: ${why}.` : '';
  return `${left}${smallCountsHidden ? ' Small counts are hidden and not counted.' : ''}`;
}

/** How long it took and of what moment it is; ends every long statement. */
export const workedOutWords = ({ asOf, statement }) => `Worked out in ${number(statement.microseconds / 1000, 1)} ms. Position in the log of changes: ${asOf}`;

export const titleWords = ({ near, gridReference }) => (near ? `${gridReference}, near ${near}` : gridReference);
