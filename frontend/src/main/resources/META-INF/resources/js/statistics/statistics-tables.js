const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const FORMULA = /^[=+\-@\t\r]/;

/** The tables as a person reads them: {caption, columns, rows, note}, where a cell is text, a number, or null for a hidden count. */
export function statisticsTables(statistics, { categoryName, forceName, monthName }) {
  const { categories, forces, periods, hours, by } = statistics;
  return [
    division('By kind of incident', 'Kind', categories, categoryName, mostFirst),
    division('By force', 'Force', forces, forceName, mostFirst),
    division(by === 'WEEK' ? 'By week' : 'By month', by === 'WEEK' ? 'Week' : 'Month', periods, by === 'WEEK' ? weekName : monthName, latestFirst),
    hourTable(hours),
  ];
}

function division(caption, name, { counts, withheld }, words, order) {
  return { caption, columns: [name, 'Incidents'], rows: [...counts].sort(order).map(({ key, count }) => [words(key), count]), note: withheld ? WITHHELD : null };
}

export const WITHHELD = 'Too few to show: so small a count could tell whose farm it was.';
const mostFirst = (a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.key < b.key ? -1 : 1);
const latestFirst = (a, b) => (a.key < b.key ? 1 : -1);

function weekName(key) {
  const [year, week] = key.split('-W');
  return `Week ${Number(week)} of ${year}`;
}

/** Hours down, days across. */
function hourTable({ counts, withheld }) {
  const known = new Map(counts.map(({ key, count }) => [key, count]));
  const cell = (key) => (known.has(key) ? known.get(key) : 0);
  const rows = withheld ? [] : Array.from({ length: 24 }, (_, hour) => [`${String(hour).padStart(2, '0')}:00`, ...DAYS.map((_, day) => cell(`${day + 1}-${hour}`))]);
  const unknown = cell('unknown');
  const note = withheld ? WITHHELD : unknown === 0 ? null : `${unknown === null ? 'A hidden number' : unknown.toLocaleString('en-GB')} more have no known hour.`;
  return { caption: 'By hour and day of the week', columns: ['Hour', ...DAYS], rows, note };
}

export const countWords = (count) => (count === null ? 'hidden' : count.toLocaleString('en-GB'));

/** Comma-separated values of all tables, one after the other. */
export function statisticsCsv(title, tables) {
  const lines = [[title], []];
  for (const { caption, columns, rows, note } of tables) {
    lines.push([caption], columns, ...rows.map((cells) => cells.map((cell) => cell ?? 'hidden')));
    if (note) lines.push([note]);
    lines.push([]);
  }
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes nothing here for a formula. */
export function csvCell(value) {
  const text = String(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
