import { chartFigure, chartKey } from '../chart/chart-figure.js';
import { WITHHELD } from '../chart/count-notes.js';
import { dayOfMonth, figure, fullDay, milliseconds, stretchName } from '../chart/scale.js';
import { timeChart } from '../chart/time-chart.js';
import { dayAndClock } from '../time/london.js';

const CAVEAT = 'Counts also change when more or less is reported, and the last weeks still grow as late reports come in. Few reports do not mean that a place is safe.';

/** Counts through the period, and the mean that they may have come from. */
export function trendChart({ trend, by }, periodWords, about) {
  const { bins, withheld, confidence } = trend;
  const week = by === 'WEEK';
  const rows = bins.map((bin) => [stretchName(bin.key), bin.count, cell(bin.mean), cell(bin.low), cell(bin.high)]);
  const percent = Math.round(confidence * 100);
  return chartFigure({
    name: 'trend',
    title: week ? 'Week by week' : 'Month by month',
    sentence: withheld || bins.length === 0 ? null : trendWords(bins, periodWords, week ? 'week' : 'month'),
    picture:
      bins.length > 0 &&
      timeChart({
        label: `Incidents by ${week ? 'week' : 'month'}, ${periodWords}; the table has the figures`,
        marks: bins.map(({ from, key }) => (week ? dayOfMonth(from) : monthMark(key))),
        bars: bins.map(({ key, count, share }) => ({ value: count, part: share < 1, title: `${stretchName(key)}: ${count ?? 'hidden'}` })),
        band: bins.map(({ low, high }) => (low === null ? null : { low, high })),
        lines: [{ values: bins.map(({ mean }) => mean), look: 'now' }],
      }),
    key: bins.length > 0 && trendKey(bins, percent),
    note: withheld ? WITHHELD : bins.length === 0 ? 'The period is too short for a trend: no whole month lies in it.' : `Where the band of one time lies clear of the band of another, more than chance has changed. The band (exact limits of a Poisson mean, Garwood 1936) takes incidents to come one by one; where they come in groups it is too narrow.`,
    table: { caption: `Incidents by ${week ? 'week' : 'month'}`, columns: [week ? 'Week' : 'Month', 'Incidents', 'Mean', 'Band from', 'to'], rows, note: null },
    about,
  });
}

function trendKey(bins, percent) {
  const looks = [['bar', 'incidents'], ['line-now', 'mean of three'], ['band', `${percent} % band`]];
  if (bins.some(({ share }) => share < 1)) looks.splice(1, 0, ['part', 'a part of the period']);
  if (bins.some(({ count }) => count === null)) looks.push(['hidden', 'hidden']);
  return chartKey(looks);
}

const cell = (value) => (value === null ? 'none' : figure(value));
const monthMark = (key) => stretchName(key).replace(/^(\w{3})\w* (\d{2})(\d{2})$/, '$1 $3');

const rough = (mean) => (mean < 10 ? Math.round(mean * 10) / 10 : Math.round(mean)).toLocaleString('en-GB');

/** Whether the mean at the end of the period is clear of the one at its beginning. */
export function trendWords(bins, periodWords, stretch) {
  const known = bins.filter(({ mean }) => mean !== null);
  if (known.length < 4) return null;
  const [first, last] = [known[0], known.at(-1)];
  const change = last.low > first.high ? 'more than' : last.high < first.low ? 'fewer than' : 'about as many as';
  const sure = change === 'about as many as' ? ', as far as chance lets one say' : '';
  return `At the end of the ${periodWords} there were ${change} at its beginning${sure}: ${rough(last.mean)} against ${rough(first.mean)} a ${stretch}.`.replace('of the all time', 'of all time');
}

/** One season against the one before, added up to the same date. */
export function seasonChart({ seasons, by }, about) {
  const { now, before, steps, withheld, through } = seasons;
  const sums = { now: runningSum(steps.map((step) => step.now)), before: runningSum(steps.map((step) => step.before)) };
  const name = by === 'WEEK' ? 'Week from' : 'Month from';
  return chartFigure({
    name: 'seasons',
    title: 'Season against season, to the same date',
    sentence: withheld || !through ? null : seasonWords(seasons),
    picture:
      steps.length > 0 &&
      timeChart({
        label: `Incidents added up through the season ${now} and ${before} to the same date; the table has the figures`,
        marks: steps.map(({ from }) => dayOfMonth(from)),
        lines: [
          { values: sums.before, look: 'before' },
          { values: sums.now, look: 'now' },
        ],
      }),
    key: steps.length > 0 && chartKey([['line-now', now], ['line-before', before]]),
    note: withheld ? WITHHELD : through ? CAVEAT : 'This season has not begun.',
    table: {
      caption: `Season ${now} against ${before}`,
      columns: [name, now, before, `${now} so far`, `${before} so far`],
      rows: steps.map((step, at) => [dayOfMonth(step.from), step.now, step.before, sums.now[at], sums.before[at]]),
      note: null,
    },
    about,
  });
}

/** Sums up to each step; after a count that is hidden there are none. */
export function runningSum(counts) {
  let sum = 0;
  return counts.map((count) => {
    sum = count === null || sum === null ? null : sum + count;
    return sum;
  });
}

export function seasonWords({ now, before, through, totalNow, totalBefore }) {
  const count = (total) => (total === null ? 'a hidden number' : total.toLocaleString('en-GB'));
  return `Season ${now} to ${fullDay(through)}: ${count(totalNow)}. Season ${before} to the same date: ${count(totalBefore)}.`;
}

/** How the charts were made, so that anybody can make them again. */
export function chartsStatement({ version, n, parameters, from, to, microseconds }, asOf) {
  const span = from ? `from ${dayAndClock(from)} to ${dayAndClock(to)}` : `up to ${dayAndClock(to)}`;
  return `Made of ${n.toLocaleString('en-GB')} incidents ${span}, version ${version}; means of ${parameters.smoothedOver}, spans of more than ${parameters.longestDays} days left out of the hours; in ${milliseconds(microseconds)}. Position in the log of changes: ${asOf}`;
}
