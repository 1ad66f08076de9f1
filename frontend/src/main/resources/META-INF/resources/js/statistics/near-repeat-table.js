import { chartFigure } from '../chart/chart-figure.js';
import { sizeInWords } from '../geo/place-text.js';
import { dayAndClock } from '../time/london.js';

/** What would be found in one of twenty cells by chance alone is marked only where chance gives it less often than once in a hundred. */
const RARE = 0.01;

const number = (value, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits });

/** Near repeats with their statement, as a figure like the charts; the file has the statement at its head. */
export function nearRepeatFigure(answer, about) {
  const { rows, missing } = answer;
  return chartFigure({
    name: 'near-repeats',
    title: 'Soon after, and near by',
    sentence: missing ? tooFewWords(answer) : repeatWords(rows),
    note: nearRepeatStatement(answer),
    table: { caption: 'Pairs of incidents by distance and days between them', columns: ['Distance', 'Days', 'Pairs', 'By chance', 'Ratio', 'p'], rows: rows.flatMap(cellsOf), note: missing ? tooFewWords(answer) : null },
    about: `${about}. ${nearRepeatStatement(answer)}`,
  });
}

function cellsOf({ fromMetres, toMetres, cells }) {
  const distance = distanceWords(fromMetres, toMetres);
  return cells.map(({ fromDays, toDays, pairs, expected, ratio, p }) => [distance, `${fromDays} to ${toDays}`, pairs, number(expected, 1), ratio === null ? 'none' : number(ratio, 2), number(p, 3)]);
}

export const distanceWords = (from, to) => (from === 0 ? `the same premises (nearer than ${sizeInWords(to)})` : `${sizeInWords(from)} to ${sizeInWords(to)}`);

/** The cell that lies farthest above chance, in a sentence; chance is named when none does. */
export function repeatWords(rows) {
  const found = rows.flatMap(({ fromMetres, toMetres, cells }) => cells.filter(({ p, ratio }) => p <= RARE && ratio > 1).map((cell) => ({ ...cell, fromMetres, toMetres })));
  if (found.length === 0) return 'Incidents do not follow each other soon and near by more often than chance would have them.';
  const { fromMetres, toMetres, fromDays, toDays, ratio, pairs } = found.reduce((most, cell) => (cell.ratio > most.ratio ? cell : most));
  const where = fromMetres === 0 ? 'at the same premises' : `${sizeInWords(fromMetres)} to ${sizeInWords(toMetres)} away`;
  const when = fromDays === 0 ? `within ${toDays} days` : `${fromDays} to ${toDays} days later`;
  return `Most above chance: a second incident ${where}, ${when}: ${number(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}, ${number(ratio, 1)} times as many as by chance.`;
}

const tooFewWords = ({ statement, leastIncidents }) => `Too few to say: ${number(statement.n)} could be compared, and below ${leastIncidents} nothing holds up.`;

/** How the table was made, so that anybody can make it again. */
export function nearRepeatStatement({ asOf, leftOut, smallCountsHidden, statement }) {
  const { method, version, n, parameters, from, to, seed, microseconds } = statement;
  const span = from ? `${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`;
  const left = leftOut && leftOut.place + leftOut.time > 0 ? ` Left out: ${number(leftOut.place)} whose place and ${number(leftOut.time)} whose time is not known well enough.` : '';
  const hidden = smallCountsHidden ? ' Kinds that could tell whose farm it was are left out.' : '';
  const shuffled = parameters.repetitions ? `, times shuffled ${number(parameters.repetitions)} times, seed ${seed}; p is how often that gives as many pairs or more, of each cell alone` : '';
  return `${method} (Knox 1964), version ${version}, of ${number(n)} incidents ${span}, each at the middle of its time${shuffled}.${left}${hidden} Worked out in ${number(microseconds / 1000, 1)} ms. Position in the log of changes: ${asOf}`;
}
