import { dayOfMonth, milliseconds } from '../chart/scale.js';
import { said } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-map.js';
import { MEASURES, measureWords } from './measures.js';

/** What nobody has recorded is not nought. */
export const NOT_RECORDED = phrase('map.scorecard.not-recorded');

/** The server's own name, or the one that goes with its code. */
const measureName = ({ code, name }) => (MEASURES.some(([known]) => known === code) ? measureWords(code) : said(name));

const cellOf = (count) => count ?? NOT_RECORDED;

/** The scorecard of one force, or of all that the reader may see, as {caption, columns, rows, note}. */
export function scorecardTable(scorecard, force, forceName) {
  const { season, before, through, throughBefore, measures, rows, total } = scorecard;
  const cells = force === '' ? total : rows.find((row) => row.force === force)?.cells ?? [];
  return {
    caption: phrase('map.scorecard.and-each-to-the-same-day', { forceName: force === '' ? phrase('map.scorecard.all-forces-together') : forceName(force), season, before }),
    columns: [phrase('map.scorecard.measure'), phrase('map.scorecard.to', { season, shortDay: dayOfMonth(through) }), phrase('map.scorecard.to-2', { before, shortDay: dayOfMonth(throughBefore) })],
    rows: cells.map(({ now, before: then }, at) => [measureName(measures[at]), cellOf(now), cellOf(then)]),
    note: force === '' && rows.length > 1 ? phrase('map.scorecard.the-sum-is-of-what-is') : null,
  };
}

/** Every force and the sum, a line each, for a file. */
export function scorecardSheet(scorecard, forceName) {
  const { season, before, measures, rows, total } = scorecard;
  const lines = (name, cells) => cells.map(({ now, before: then }, at) => [name, measureName(measures[at]), cellOf(now), cellOf(then)]);
  return { caption: phrase('map.scorecard.by-force'), columns: [phrase('map.scorecard.force'), phrase('map.scorecard.measure'), season, before], rows: [...rows.flatMap(({ force, cells }) => lines(forceName(force), cells)), ...lines(phrase('map.scorecard.all-of-these'), total)], note: null };
}

/** From what anybody may make the same again. */
export function scorecardStatement({ statement, asOf, withoutIncidents }) {
  const { method, version, n, microseconds } = statement;
  const beside = withoutIncidents ? phrase('map.scorecard.what-forces-recorded-without-an-incident') : phrase('map.scorecard.what-forces-recorded-without-an-incident-2');
  return phrase('map.scorecard.incidents-that-the-reader-may-see', { beside, toUpperCase: method.charAt(0).toUpperCase(), slice: method.slice(1), version, toLocaleString: n.toLocaleString('en-GB'), milliseconds: milliseconds(microseconds), asOf });
}
