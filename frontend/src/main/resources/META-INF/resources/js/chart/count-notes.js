/** What is said below counts. */

export const WITHHELD = 'Too few to show: so small a count could tell whose farm it was.';

export const SHARES = 'An incident whose time is only known to lie in a span counts in each week and hour by its share of the span.';

/** Below counts by the hour: shares of spans in a grid, or whole counts of known hours in a table. */
export function hourNote({ grid, hours }) {
  if (grid) return grid.excluded > 0 ? `${SHARES} ${excludedWords(grid)}` : SHARES;
  if (hours.withheld) return WITHHELD;
  const unknown = hours.counts.find(({ key }) => key === 'unknown');
  if (!unknown) return null;
  return unknown.count === null ? 'A hidden number have no known hour.' : `${unknown.count.toLocaleString('en-GB')} ${unknown.count === 1 ? 'has' : 'have'} no known hour.`;
}

const excludedWords = ({ excluded, longestDays }) => `${excluded === 1 ? '1 is' : `${excluded.toLocaleString('en-GB')} are`} left out: a span of more than ${longestDays} days says nothing about the hour.`;
