const ORDER = ['MORE', 'NO_MORE_THAN_CHANCE', 'FEWER'];

/** The seasons as rows: those with surely more than usual first, and of these the one with the most; each year as {count, isTold}. A season of which no year says anything is left out. */
export function seasonRows(seasons) {
  return seasons
    .map(({ years, ...season }) => ({ ...season, counts: years.map(({ count, told }) => ({ count, isTold: told !== null })) }))
    .filter(({ counts }) => counts.some(({ count }) => count !== null))
    .sort((one, other) => ORDER.indexOf(one.change) - ORDER.indexOf(other.change) || other.perWeek - one.perWeek);
}
