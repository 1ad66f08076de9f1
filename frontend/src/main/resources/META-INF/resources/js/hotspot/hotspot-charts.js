import { chartKey } from '../chart/key.js';
import { chartFigure } from '../chart/chart-figure.js';
import { hourNote, SHARES, WITHHELD } from '../chart/count-notes.js';
import { busiestHour, DAYS, gridOfTable, hourGrid, hourRows } from '../chart/hour-grid.js';
import { dayOfMonth, figure, fullDay, monthOfYear } from '../chart/scale.js';
import { timeChart } from '../chart/time-chart.js';
import { phrase } from '../lib/words-of-map.js';

const HOUR_KEY = [['level-0', phrase('map.hotspot.none')], ['level-1', phrase('map.hotspot.fewest')], ['level-3', phrase('map.hotspot.more')], ['level-5', phrase('map.hotspot.most')]];

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
  const table = { caption: phrase('map.hotspot.incidents-by-week'), columns: [phrase('map.hotspot.week-from'), phrase('map.hotspot.incidents')], rows: weeks.map(({ from, weight }) => [fullDay(from), figure(weight)]), note: outside > 0 ? phrase('map.hotspot.lie-outside-these-weeks', { figure: figure(outside) }) : null };
  return chartFigure({
    name: 'hotspot-weeks',
    title: phrase('map.hotspot.week-by-week'),
    picture: timeChart({ label: changeLabel('map.hotspot.change-weeks', weeks.map(({ weight }) => weight)), marks: weeks.map(({ from }) => dayOfMonth(from)), bars: weeks.map((week) => ({ value: week.weight, part: isPart(week, statement), title: phrase('map.hotspot.week-from-2', { fullDay: fullDay(week.from), figure: figure(week.weight) }) })) }),
    key: weeks.some((week) => isPart(week, statement)) && chartKey([['bar', phrase('map.hotspot.incidents-3')], ['part', phrase('map.hotspot.a-week-that-lies-in-the')]]),
    note: SHARES,
    table,
    about,
  });
}

function monthChart({ counts, withheld }, about) {
  const table = { caption: phrase('map.hotspot.incidents-by-month'), columns: [phrase('map.hotspot.month'), phrase('map.hotspot.incidents')], rows: counts.map(({ key, count }) => [monthOfYear(key), count]), note: withheld ? WITHHELD : null };
  const bars = counts.map(({ key, count }) => ({ value: count, title: `${monthOfYear(key)}: ${count ?? phrase('map.hotspot.hidden')}` }));
  return chartFigure({
    name: 'hotspot-weeks',
    title: phrase('map.hotspot.month-by-month'),
    picture: !withheld && timeChart({ label: changeLabel('map.hotspot.change-months', counts.map(({ count }) => count)), marks: counts.map(({ key }) => monthOfYear(key).replace(/ \d+$/, '').slice(0, 3)), bars }),
    key: counts.some(({ count }) => count === null) && chartKey([['bar', phrase('map.hotspot.incidents-3')], ['hidden', phrase('map.hotspot.hidden')]]),
    note: withheld ? WITHHELD : null,
    table,
    about,
  });
}

function changeLabel(key, values) {
  return phrase(key, { length: values.length, most: figure(Math.max(0, ...values.map((value) => value ?? 0))) });
}

/** When in the week: shares of spans for the police, whole counts of known hours for others. */
export function hourChart({ grid, hours }, about, name = 'hotspot-hours') {
  const weights = grid ? grid.weights : hours.withheld ? null : gridOfTable(hours);
  const caption = phrase('map.hotspot.incidents-by-hour-and-day-of');
  const busiest = weights && busiestHour(weights);
  const note = hourNote({ grid, hours });
  return chartFigure({
    name,
    title: phrase('map.hotspot.hour-and-day-of-the-week'),
    sentence: busiest ? phrase('map.hotspot.most-on', { busiest }) : null,
    picture: weights && busiest && hourGrid(weights),
    key: weights && busiest && chartKey(HOUR_KEY),
    note,
    table: { caption, columns: [phrase('map.hotspot.hour'), ...DAYS], rows: weights ? hourRows(weights) : [], note },
    about,
  });
}
