import { chartFigure, chartKey } from '../chart/chart-figure.js';
import { hourNote, SHARES, WITHHELD } from '../chart/count-notes.js';
import { busiestHour, DAYS, gridOfTable, hourGrid, hourRows } from '../chart/hour-grid.js';
import { dayOfMonth, figure, fullDay, monthOfYear } from '../chart/scale.js';
import { timeChart } from '../chart/time-chart.js';

const HOUR_KEY = [['level-0', 'none'], ['level-1', 'fewest'], ['level-3', 'more'], ['level-5', 'most']];

/** How it changed: by week for the police, by month for others. `about` heads the files. */
export function changeChart({ weeks, months, statement }, about) {
  return weeks ? weekChart(weeks, statement, about) : monthChart(months, about);
}

/** Whether a week lies in the period only in part: a low bar at either end then says nothing. */
function isPart({ from: monday }, { from, to }) {
  const begin = Date.parse(`${monday}T00:00:00Z`);
  return (from !== null && begin < Date.parse(from)) || begin + 7 * 86_400_000 > Date.parse(to);
}

function weekChart({ weeks, outside }, statement, about) {
  const table = { caption: 'Incidents by week', columns: ['Week from', 'Incidents'], rows: weeks.map(({ from, weight }) => [fullDay(from), figure(weight)]), note: outside > 0 ? `${figure(outside)} lie outside these weeks.` : null };
  return chartFigure({
    name: 'hotspot-weeks',
    title: 'Week by week',
    picture: timeChart({ label: changeLabel('week', weeks.map(({ weight }) => weight)), marks: weeks.map(({ from }) => dayOfMonth(from)), bars: weeks.map((week) => ({ value: week.weight, part: isPart(week, statement), title: `Week from ${fullDay(week.from)}: ${figure(week.weight)}` })) }),
    key: weeks.some((week) => isPart(week, statement)) && chartKey([['bar', 'incidents'], ['part', 'a week that lies in the period in part']]),
    note: SHARES,
    table,
    about,
  });
}

function monthChart({ counts, withheld }, about) {
  const table = { caption: 'Incidents by month', columns: ['Month', 'Incidents'], rows: counts.map(({ key, count }) => [monthOfYear(key), count]), note: withheld ? WITHHELD : null };
  const bars = counts.map(({ key, count }) => ({ value: count, title: `${monthOfYear(key)}: ${count ?? 'hidden'}` }));
  return chartFigure({
    name: 'hotspot-weeks',
    title: 'Month by month',
    picture: !withheld && timeChart({ label: changeLabel('month', counts.map(({ count }) => count)), marks: counts.map(({ key }) => monthOfYear(key).replace(/ \d+$/, '').slice(0, 3)), bars }),
    key: counts.some(({ count }) => count === null) && chartKey([['bar', 'incidents'], ['hidden', 'hidden']]),
    note: withheld ? WITHHELD : null,
    table,
    about,
  });
}

function changeLabel(stretch, values) {
  return `Incidents by ${stretch}, ${values.length} in all; the most in one ${stretch} is ${figure(Math.max(0, ...values.map((value) => value ?? 0)))}`;
}

/** When in the week: shares of spans for the police, whole counts of known hours for others. */
export function hourChart({ grid, hours }, about, name = 'hotspot-hours') {
  const weights = grid ? grid.weights : hours.withheld ? null : gridOfTable(hours);
  const caption = 'Incidents by hour and day of the week';
  const busiest = weights && busiestHour(weights);
  const note = hourNote({ grid, hours });
  return chartFigure({
    name,
    title: 'Hour and day of the week',
    sentence: busiest ? `Most on ${busiest}.` : null,
    picture: weights && busiest && hourGrid(weights),
    key: weights && busiest && chartKey(HOUR_KEY),
    note,
    table: { caption, columns: ['Hour', ...DAYS], rows: weights ? hourRows(weights) : [], note },
    about,
  });
}
