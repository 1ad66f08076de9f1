import { csvCell } from '../../main/resources/META-INF/resources/js/lib/csv.js';
import { countWords, statisticsCsv, statisticsTables } from '../../main/resources/META-INF/resources/js/statistics/statistics-tables.js';
import { equal, test } from './testing.js';

const names = { categoryName: (code) => `=${code}`, forceName: (code) => code, monthName: (key) => key };
const table = (counts, withheld = false) => ({ counts: Object.entries(counts).map(([key, count]) => ({ key, count })), withheld });
const statistics = (more = {}) => ({
  by: 'MONTH',
  categories: table({ AGRI: null, HARE: 9, POACH: 12 }),
  forces: table({ CAMBS: 21 }),
  periods: table({ '2026-10': 20, '2026-11': 1 }),
  hours: table({ '1-0': 2, '7-23': 3, unknown: 16 }),
  ...more,
});

test('kinds are ordered by number, hidden ones last, and time with the latest first', () => {
  const [kinds, , months] = statisticsTables(statistics(), names);
  equal(kinds.rows, [['=POACH', 12], ['=HARE', 9], ['=AGRI', null]]);
  equal(months.rows.map(([name]) => name), ['2026-11', '2026-10']);
});

test('the hours stand in a table of 24 by 7, and those that are not known beside it', () => {
  const hours = statisticsTables(statistics(), names)[3];
  equal([hours.rows.length, hours.rows[0], hours.rows[23], hours.note], [24, ['00:00', 2, 0, 0, 0, 0, 0, 0], ['23:00', 0, 0, 0, 0, 0, 0, 3], '16 have no known hour.']);
});

test('the police have shares of spans in the same table, with what was left out', () => {
  const weights = Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (__, hour) => (day === 2 && hour < 3 ? 0.333333 : 0)));
  const hours = statisticsTables(statistics({ hours: null, grid: { weights, counted: 1, excluded: 2, longestDays: 7 } }), names)[3];
  equal([hours.rows.length, hours.rows[1], hours.rows[3]], [24, ['01:00', 0, 0, 0.33, 0, 0, 0, 0], ['03:00', 0, 0, 0, 0, 0, 0, 0]]);
  equal([hours.note.includes('by its share of the span'), hours.note.includes('2 are left out')], [true, true]);
});

test('a hidden count is said to be hidden, and a withheld table says why it is empty', () => {
  const [, forces, , hours] = statisticsTables(statistics({ forces: table({}, true), hours: table({}, true) }), names);
  equal([countWords(null), countWords(1200)], ['hidden', '1,200']);
  equal([forces.rows, forces.note === null, hours.rows, hours.note === null], [[], false, [], false]);
});

test('weeks are named', () => {
  equal(statisticsTables(statistics({ by: 'WEEK', periods: table({ '2026-W07': 1 }) }), names)[2].rows, [['Week 7 of 2026', 1]]);
});

test('a cell cannot be taken for a formula', () => {
  equal([csvCell('=1+1'), csvCell('-x'), csvCell(-3), csvCell('a,"b"'), csvCell('plain')], [`"'=1+1"`, `"'-x"`, '-3', '"a,""b"""', 'plain']);
  const csv = statisticsCsv('30 incidents', statisticsTables(statistics(), names));
  equal([csv.includes(`"'=POACH",12\r\n`), csv.includes(`"'=AGRI",hidden\r\n`)], [true, true]);
});
