import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

/** Words that the studies share. */

export const number = (value, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits });

export const incidents = (count) => phrase('map.study.incidents', { n: count, number: number(count) });

/** Why there is nothing to show, or null when there is. */
export function missingWords({ missing, leastIncidents, statement }, { periodWords }) {
  if (missing === 'HIDDEN') return phrase('map.study.not-worked-out-the-counts-are');
  if (missing === 'TOO_FEW') return phrase('map.study.too-few-to-say-could-be', { incidents: incidents(statement.n), periodWords, leastIncidents });
  return null;
}

export const spanWords = ({ from, to }) => (from ? `${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`);

/** What was left out, and that small counts were: both before anything was computed. */
export function leftOutWords({ leftOut, smallCountsHidden }, why) {
  const left = leftOut === null ? phrase('map.study.some-are-left-out') : leftOut > 0 ? phrase('map.study.left-out', { number: number(leftOut), why }) : '';
  return `${left}${smallCountsHidden ? phrase('map.study.small-counts-are-hidden-and-not') : ''}`;
}

/** How long it took and of what moment it is; ends every long statement. */
export const workedOutWords = ({ asOf, statement }) => phrase('map.study.worked-out-in-ms-position-in', { number: number(statement.microseconds / 1000, 1), asOf });

export const titleWords = ({ near, gridReference }) => (near ? phrase('map.study.near', { gridReference, near }) : gridReference);
