import { milliseconds } from '../chart/scale.js';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = (date) => DAY.format(new Date(`${date}T12:00:00Z`));

/** What nobody has recorded is not nought. */
export const NOT_RECORDED = 'not recorded';

const cellOf = (count) => count ?? NOT_RECORDED;

/** The scorecard of one force, or of all that the reader may see, as {caption, columns, rows, note}. */
export function scorecardTable(scorecard, force, forceName) {
  const { season, before, through, throughBefore, measures, rows, total } = scorecard;
  const cells = force === '' ? total : rows.find((row) => row.force === force)?.cells ?? [];
  return {
    caption: `${force === '' ? 'All forces together' : forceName(force)}, ${season} and ${before}, each to the same day`,
    columns: ['Measure', `${season}, to ${shortDay(through)}`, `${before}, to ${shortDay(throughBefore)}`],
    rows: cells.map(({ now, before: then }, at) => [measures[at].name, cellOf(now), cellOf(then)]),
    note: force === '' && rows.length > 1 ? 'The sum is of what is recorded: a force that records nothing adds nothing to it.' : null,
  };
}

/** Every force and the sum, a line each, for a file. */
export function scorecardSheet(scorecard, forceName) {
  const { season, before, measures, rows, total } = scorecard;
  const lines = (name, cells) => cells.map(({ now, before: then }, at) => [name, measures[at].name, cellOf(now), cellOf(then)]);
  return { caption: 'By force', columns: ['Force', 'Measure', season, before], rows: [...rows.flatMap(({ force, cells }) => lines(forceName(force), cells)), ...lines('All of these', total)], note: null };
}

/** From what anybody may make the same again. */
export function scorecardStatement({ statement, asOf, withoutIncidents }) {
  const { method, version, n, microseconds } = statement;
  const beside = withoutIncidents ? 'What forces recorded without an incident is counted too.' : 'What forces recorded without an incident is left out: it is of no kind.';
  return `Incidents that the reader may see, by the end of the event; what came of them by its own day. ${beside} ${method.charAt(0).toUpperCase()}${method.slice(1)}, version ${version}, ${n.toLocaleString('en-GB')} incidents in both seasons, in ${milliseconds(microseconds)}. Position in the log of changes: ${asOf}`;
}
