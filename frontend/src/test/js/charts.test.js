import { countTable } from '../../main/resources/META-INF/resources/js/chart/chart-figure.js';
import { busiestHour, gridOfTable, hourGrid, hourRows, levelOf } from '../../main/resources/META-INF/resources/js/chart/hour-grid.js';
import { namedMarks, scaleTo } from '../../main/resources/META-INF/resources/js/chart/axis.js';
import { dayOfMonth, figure, longDay, stretchName } from '../../main/resources/META-INF/resources/js/chart/scale.js';
import { timeChart } from '../../main/resources/META-INF/resources/js/chart/time-chart.js';
import { changeChart, hourChart } from '../../main/resources/META-INF/resources/js/hotspot/hotspot-charts.js';
import { mixOf, putOutWords, statementWords } from '../../main/resources/META-INF/resources/js/hotspot/hotspot-words.js';
import { chartsStatement, runningSum, seasonChart, seasonWords, trendChart, trendWords } from '../../main/resources/META-INF/resources/js/statistics/statistics-charts.js';
import { equal, test } from './testing.js';

const empty = () => Array.from({ length: 7 }, () => Array(24).fill(0));
const bin = (key, count, mean = count, low = mean - 1, high = mean + 1) => ({ key, from: '2026-11-16', share: 1, count, mean, low, high });

test('a scale has at most five whole figures and holds the value', () => {
  equal([0, 1, 3, 4, 5, 9, 20, 21, 999, 1001].map((value) => scaleTo(value).top), [1, 1, 3, 4, 6, 10, 20, 30, 1000, 1500]);
  for (let value = 0; value < 3000; value += 7) {
    const { top, ticks } = scaleTo(value);
    equal([top >= value, ticks.length <= 5, ticks.every(Number.isInteger), ticks.at(-1)], [true, true, true, top]);
  }
  equal([namedMarks(3, 5), namedMarks(13, 5), namedMarks(0, 5)], [[0, 1, 2], [0, 3, 6, 9, 12], []]);
});

test('figures, days and stretches are as people write them', () => {
  equal([figure(3), figure(0.0484), figure(2.5)], [3, 0.05, 2.5]);
  equal([dayOfMonth('2026-08-24'), longDay('2027-03-02')], ['24 Aug', 'Tuesday 2 March 2027']);
  equal([stretchName('2026-W07'), stretchName('2026-11')], ['Week 7 of 2026', 'November 2026']);
});

test('a chart along time draws what it is given and breaks where nothing is known', () => {
  const chart = timeChart({
    label: '<b>no mark-up</b>',
    marks: ['a', 'b', 'c', 'd'],
    bars: [{ value: 4, title: 'first' }, { value: 0 }, { value: null }, { value: 2, part: true }],
    band: [{ low: 1, high: 5 }, { low: 1, high: 5 }, null, { low: 0, high: 3 }],
    lines: [{ values: [3, 3, null, 2], look: 'now' }],
  });
  equal([chart.getAttribute('role'), chart.getAttribute('aria-label'), chart.querySelectorAll('b').length], ['img', '<b>no mark-up</b>', 0]);
  equal([chart.querySelectorAll('.chart-bar').length, chart.querySelectorAll('.chart-hidden').length, chart.querySelectorAll('.is-part').length], [3, 1, 1]);
  equal(chart.querySelectorAll('.chart-band').length, 2);
  equal(chart.querySelector('.line-now').getAttribute('d').match(/M/g).length, 2);
  equal([...chart.querySelectorAll('[d],[x],[y],[height]')].some((node) => [...node.attributes].some(({ value }) => /NaN|Infinity|undefined/.test(value))), false);
  const many = timeChart({ label: 'x', marks: ['a'], bars: [{ value: 123_456 }] });
  equal([...many.querySelectorAll('text')].filter((words) => words.getAttribute('text-anchor') === 'end').every((words) => Number(words.getAttribute('x')) >= words.textContent.length * 6.5), true);
  const nothing = timeChart({ label: 'x', marks: [] });
  equal(nothing.outerHTML.includes('NaN'), false);
});

test('the hours stand in a grid whose darkest is the most', () => {
  equal([levelOf(0, 4), levelOf(0.01, 4), levelOf(4, 4), levelOf(2, 4)], [0, 1, 5, 3]);
  const grid = empty();
  grid[2][18] = 3;
  grid[6][23] = 0.25;
  equal(busiestHour(grid), 'Wednesday from 18:00 to 19:00');
  const drawn = hourGrid(grid);
  equal([drawn.querySelectorAll('rect').length, drawn.querySelectorAll('.level-5').length, drawn.querySelectorAll('.level-1').length], [168, 1, 1]);
  equal([hourRows(grid)[18], hourRows(grid)[23][7]], [['18:00', 0, 0, 3, 0, 0, 0, 0], 0.25]);
  const table = gridOfTable({ counts: [{ key: '3-18', count: 4 }, { key: '1-0', count: null }, { key: 'unknown', count: 9 }] });
  equal([table[2][18], table[0][0], table[0][1]], [4, null, 0]);
  equal(hourGrid(table).querySelectorAll('.chart-hidden').length, 1);
  equal(busiestHour(empty()), null);
});

test('a reader who is given weeks sees weeks, one who is given months months, and what is withheld is said', () => {
  const weeks = changeChart({ weeks: { weeks: [{ key: '2026-W46', from: '2026-11-09', weight: 0.887097 }, { key: '2026-W47', from: '2026-11-16', weight: 4.112903 }], outside: 0 }, statement: { from: '2026-11-09T00:00:00Z', to: '2026-11-22T12:00:00Z' } }, 'about');
  equal([weeks.querySelector('h3').textContent, weeks.querySelectorAll('.chart-bar').length], ['Week by week', 2]);
  equal([...weeks.querySelectorAll('.chart-bar')].map((bar) => bar.classList.contains('is-part')), [false, true]);
  equal([...weeks.querySelectorAll('tbody tr')].map((row) => row.textContent), ['9 Nov 20260.89', '16 Nov 20264.11']);
  const months = changeChart({ weeks: null, months: { counts: [{ key: '2026-10', count: null }, { key: '2026-11', count: 6 }], withheld: false } }, 'about');
  equal([months.querySelector('h3').textContent, months.querySelectorAll('.chart-hidden').length, months.querySelector('tbody').textContent], ['Month by month', 1, 'October 2026hiddenNovember 20266']);
  const withheld = changeChart({ weeks: null, months: { counts: [], withheld: true } }, 'about');
  equal([withheld.querySelector('svg'), withheld.textContent.includes('Too few to show')], [null, true]);
  const hours = hourChart({ grid: null, hours: { counts: [{ key: 'unknown', count: 7 }], withheld: false } }, 'about');
  equal([hours.querySelector('svg'), hours.textContent.includes('7 have no known hour.')], [null, true]);
});

test('what would put it out is said in a sentence', () => {
  equal(putOutWords({ why: 'AGES_OUT', on: '2027-02-11' }, 'last 90 days'), 'If nothing new is reported, it drops below the rule on Thursday 11 February 2027: by then too few of its incidents are still within the last 90 days.');
  equal(putOutWords({ why: 'PERIOD_STANDS_STILL', on: null }, 'season 2025/26').startsWith('The season 2025/26 does not move on'), true);
  equal(putOutWords({ why: 'PERIOD_STANDS_STILL', on: null }, 'all time').startsWith('Over all time nothing leaves it'), true);
  equal(putOutWords({ why: 'HIDDEN', on: null }, 'last 90 days').includes('not shown'), true);
});

test('the statement has everything that it takes to do it again', () => {
  const words = statementWords({ method: 'dbscan', version: 1, n: 1812, parameters: { reachMetres: 2000, minimumIncidents: 5 }, from: '2026-08-24T12:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 9120 }, 'abc');
  equal(words, 'Found by DBSCAN, version 1, among 1,812 incidents from Mon 24 Aug 2026, 13:00 to Sun 22 Nov 2026, 12:00, with a reach of 2,000 m and at least 5 incidents, in 9.1 ms. Position in the log of changes: abc');
  equal(mixOf({ counts: [{ key: 'A', count: 2 }, { key: 'B', count: null }, { key: 'C', count: 5 }] }, (code) => `kind ${code}`), [['kind C', 5], ['kind A', 2], ['kind B', null]]);
});

test('charts say what they were made of', () => {
  const words = chartsStatement({ version: 1, n: 1016, parameters: { smoothedOver: 3, longestDays: 7 }, from: null, to: '2026-11-22T12:00:00Z', microseconds: 12340 }, 'abc');
  equal(words, 'Made of 1,016 incidents up to Sun 22 Nov 2026, 12:00, version 1; means of 3, spans of more than 7 days left out of the hours; in 12.3 ms. Position in the log of changes: abc');
});

test('a trend says more or fewer only when the bands are clear of each other', () => {
  const line = (...means) => means.map((mean, at) => bin(`2026-0${at + 1}`, mean));
  equal(trendWords(line(2, 3, 4, 5), 'last 90 days', 'month'), 'At the end of the last 90 days there were more than at its beginning: 5 against 2 a month.');
  equal(trendWords(line(4, 4, 4, 3), 'all time', 'week'), 'At the end of all time there were about as many as at its beginning, as far as chance lets one say: 3 against 4 a week.');
  equal(trendWords(line(9, 4, 4, 3), 'last 90 days', 'week').includes('fewer than'), true);
  equal(trendWords(line(2, 3), 'last 90 days', 'week'), null);
  const chart = trendChart({ by: 'MONTH', trend: { bins: [bin('2026-09', null, 6), bin('2026-10', 6)], withheld: false, confidence: 0.95 } }, 'last 90 days', 'about');
  equal([chart.querySelector('tbody').textContent, chart.querySelectorAll('.chart-hidden').length], ['September 2026hidden657October 20266657', 1]);
  const short = trendChart({ by: 'MONTH', trend: { bins: [], withheld: false, confidence: 0.95 } }, 'last 7 days', 'about');
  equal([short.querySelector('svg'), short.textContent.includes('too short for a trend')], [null, true]);
});

test('seasons are added up to the same date, and never past a hidden count', () => {
  equal(runningSum([1, 2, null, 4]), [1, 3, null, null]);
  equal(seasonWords({ now: '2026/27', before: '2025/26', through: '2026-11-22', totalNow: 1061, totalBefore: null }), 'Season 2026/27 to 22 Nov 2026: 1,061. Season 2025/26 to the same date: a hidden number.');
  const chart = seasonChart({ by: 'WEEK', seasons: { now: '2026/27', before: '2025/26', through: '2026-08-14', totalNow: 3, totalBefore: 4, withheld: false, steps: [{ from: '2026-08-01', now: 1, before: 4 }, { from: '2026-08-08', now: 2, before: 0 }] } }, 'about');
  equal([...chart.querySelectorAll('tbody tr')].map((row) => row.textContent), ['1 Aug1414', '8 Aug2034']);
  equal([chart.querySelectorAll('.line-now').length, chart.querySelectorAll('.line-before').length, chart.textContent.includes('less is reported')], [1, 1, true]);
});

test('a table of three columns and more scrolls by keyboard', () => {
  const wide = countTable({ caption: 'Wide', columns: ['a', 'b', 'c'], rows: [['x', 1, null]], note: null });
  equal([wide.getAttribute('tabindex'), wide.getAttribute('aria-label'), wide.querySelector('tbody').textContent], ['0', 'Wide', 'x1hidden']);
});
