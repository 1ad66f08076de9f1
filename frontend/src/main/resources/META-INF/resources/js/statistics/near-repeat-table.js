import { chartFigure } from '../chart/chart-figure.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

/** What would be found in one of twenty cells by chance alone is marked only where chance gives it less often than once in a hundred. */
const RARE = 0.01;

const number = (value, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits });

/** Near repeats with their statement, as a figure like the charts; the file has the statement at its head. */
export function nearRepeatFigure(answer, about) {
  const { rows, missing } = answer;
  return chartFigure({
    name: 'near-repeats',
    title: phrase('map.statistics.soon-after-and-near-by'),
    sentence: missing ? tooFewWords(answer) : repeatWords(rows),
    note: nearRepeatStatement(answer),
    table: { caption: phrase('map.statistics.pairs-of-incidents-by-distance-and'), columns: [phrase('map.statistics.distance'), phrase('map.statistics.days'), phrase('map.statistics.pairs'), phrase('map.statistics.by-chance'), phrase('map.statistics.ratio'), 'p'], rows: rows.flatMap(cellsOf), note: missing ? tooFewWords(answer) : null },
    about: `${about}. ${nearRepeatStatement(answer)}`,
  });
}

function cellsOf({ fromMetres, toMetres, cells }) {
  const distance = distanceWords(fromMetres, toMetres);
  return cells.map(({ fromDays, toDays, pairs, expected, ratio, p }) => [distance, phrase('map.statistics.to', { fromDays, toDays }), pairs, number(expected, 1), ratio === null ? phrase('map.statistics.none') : number(ratio, 2), number(p, 3)]);
}

export const distanceWords = (from, to) => (from === 0 ? phrase('map.statistics.the-same-premises-nearer-than', { sizeInWords: sizeInWords(to) }) : phrase('map.statistics.to-2', { sizeInWords: sizeInWords(from), sizeInWords2: sizeInWords(to) }));

/** The cell that lies farthest above chance, in a sentence; chance is named when none does. */
export function repeatWords(rows) {
  const found = rows.flatMap(({ fromMetres, toMetres, cells }) => cells.filter(({ p, ratio }) => p <= RARE && ratio > 1).map((cell) => ({ ...cell, fromMetres, toMetres })));
  if (found.length === 0) return phrase('map.statistics.incidents-do-not-follow-each-other');
  const { fromMetres, toMetres, fromDays, toDays, ratio, pairs } = found.reduce((most, cell) => (cell.ratio > most.ratio ? cell : most));
  const where = fromMetres === 0 ? phrase('map.statistics.at-the-same-premises') : phrase('map.statistics.to-away', { sizeInWords: sizeInWords(fromMetres), sizeInWords2: sizeInWords(toMetres) });
  const when = fromDays === 0 ? phrase('map.statistics.within-days', { toDays }) : phrase('map.statistics.to-days-later', { fromDays, toDays });
  return phrase('map.statistics.most-above-chance', { n: pairs, where, when, number: number(pairs), ratio: number(ratio, 1) });
}

const tooFewWords = ({ statement, leastIncidents }) => phrase('map.statistics.too-few-to-say-could-be', { number: number(statement.n), leastIncidents });

/** How the table was made, so that anybody can make it again. */
export function nearRepeatStatement({ asOf, leftOut, smallCountsHidden, statement }) {
  const { method, version, n, parameters, from, to, seed, microseconds } = statement;
  const span = from ? phrase('map.statistics.to-3', { dayAndClock: dayAndClock(from), dayAndClock2: dayAndClock(to) }) : phrase('map.statistics.up-to', { dayAndClock: dayAndClock(to) });
  const left = leftOut && leftOut.place + leftOut.time > 0 ? phrase('map.statistics.left-out-whose-place-and-whose', { number: number(leftOut.place), number2: number(leftOut.time) }) : '';
  const hidden = smallCountsHidden ? phrase('map.statistics.kinds-that-could-tell-whose-farm') : '';
  const shuffled = parameters.repetitions ? phrase('map.statistics.times-shuffled-times-seed-p-is', { number: number(parameters.repetitions), seed }) : '';
  return phrase('map.statistics.knox-1964-version-of-incidents-each', { method, version, number: number(n), span, shuffled, left, hidden, number2: number(microseconds / 1000, 1), asOf });
}
