import { hourNote, WITHHELD } from '../chart/count-notes.js';
import { DAYS, gridOfTable, hourRows } from '../chart/hour-grid.js';
import { csvText } from '../lib/csv.js';
import { phrase } from '../lib/words-of-map.js';

/** The tables as a person reads them: {caption, columns, rows, note}, where a cell is text, a number, or null for a hidden count. */
export function statisticsTables(statistics, { categoryName, forceName, monthName }) {
  const { categories, forces, periods, by } = statistics;
  return [
    division(phrase('map.statistics.by-kind-of-incident'), phrase('map.statistics.kind'), categories, categoryName, mostFirst),
    division(phrase('map.statistics.by-force'), phrase('map.statistics.force'), forces, forceName, mostFirst),
    division(by === 'WEEK' ? phrase('map.statistics.by-week') : phrase('map.statistics.by-month'), by === 'WEEK' ? phrase('map.statistics.week') : phrase('map.statistics.month'), periods, by === 'WEEK' ? weekName : monthName, latestFirst),
    hourTable(statistics),
  ];
}

function division(caption, name, { counts, withheld }, words, order) {
  return { caption, columns: [name, phrase('map.statistics.incidents')], rows: [...counts].sort(order).map(({ key, count }) => [words(key), count]), note: withheld ? WITHHELD : null };
}

const mostFirst = (a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.key < b.key ? -1 : 1);
const latestFirst = (a, b) => (a.key < b.key ? 1 : -1);

function weekName(key) {
  const [year, week] = key.split('-W');
  return phrase('map.statistics.week-of', { Number: Number(week), year });
}

/** Hours down, days across: shares of spans for the police, whole counts of known hours for others. */
function hourTable({ grid, hours }) {
  const weights = grid ? grid.weights : hours.withheld ? null : gridOfTable(hours);
  return { caption: phrase('map.statistics.by-hour-and-day-of-the'), columns: [phrase('map.statistics.hour'), ...DAYS], rows: weights ? hourRows(weights) : [], note: hourNote({ grid, hours }) };
}

export const countWords = (count) => (count === null ? phrase('map.statistics.hidden') : count.toLocaleString('en-GB'));

/** Comma-separated values of all tables, one after the other. */
export function statisticsCsv(title, tables) {
  const lines = [[title], []];
  for (const { caption, columns, rows, note } of tables) {
    lines.push([caption], columns, ...rows.map((cells) => cells.map((cell) => cell ?? phrase('map.statistics.hidden'))));
    if (note) lines.push([note]);
    lines.push([]);
  }
  return csvText(lines);
}
