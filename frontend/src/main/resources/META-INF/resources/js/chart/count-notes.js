import { phrase } from '../lib/words-of-map.js';

/** What is said below counts. */

export const WITHHELD = phrase('map.chart.too-few-to-show-so-small');

export const SHARES = phrase('map.chart.an-incident-whose-time-is-only');

/** Below counts by the hour: shares of spans in a grid, or whole counts of known hours in a table. */
export function hourNote({ grid, hours }) {
  if (grid) return grid.excluded > 0 ? `${SHARES} ${excludedWords(grid)}` : SHARES;
  if (hours.withheld) return WITHHELD;
  const unknown = hours.counts.find(({ key }) => key === 'unknown');
  if (!unknown) return null;
  return unknown.count === null ? phrase('map.chart.a-hidden-number-have-no-known') : phrase('map.chart.no-known-hour', { n: unknown.count, number: unknown.count.toLocaleString('en-GB') });
}

const excludedWords = ({ excluded, longestDays }) => phrase('map.chart.left-out', { n: excluded, number: excluded.toLocaleString('en-GB'), longestDays });
