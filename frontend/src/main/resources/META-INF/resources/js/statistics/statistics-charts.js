import { chartKey } from '../chart/key.js';
import { chartFigure } from '../chart/chart-figure.js';
import { WITHHELD } from '../chart/count-notes.js';
import { dayOfMonth, figure, fullDay, milliseconds, stretchName } from '../chart/scale.js';
import { timeChart } from '../chart/time-chart.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

const CAVEAT = phrase('map.statistics.counts-also-change-when-more-or');

/** Counts through the period, and the mean that they may have come from. */
export function trendChart({ trend, by }, periodWords, about) {
  const { bins, withheld, confidence } = trend;
  const week = by === 'WEEK';
  const rows = bins.map((bin) => [stretchName(bin.key), bin.count, cell(bin.mean), cell(bin.low), cell(bin.high)]);
  const percent = Math.round(confidence * 100);
  return chartFigure({
    name: 'trend',
    title: week ? phrase('map.statistics.week-by-week') : phrase('map.statistics.month-by-month'),
    sentence: withheld || bins.length === 0 ? null : trendWords(bins, periodWords, week ? 'week' : 'month'),
    picture:
      bins.length > 0 &&
      timeChart({
        label: phrase(week ? 'map.statistics.trend-label-week' : 'map.statistics.trend-label-month', { periodWords }),
        marks: bins.map(({ from, key }) => (week ? dayOfMonth(from) : monthMark(key))),
        bars: bins.map(({ key, count, share }) => ({ value: count, part: share < 1, title: `${stretchName(key)}: ${count ?? phrase('map.statistics.hidden')}` })),
        band: bins.map(({ low, high }) => (low === null ? null : { low, high })),
        lines: [{ values: bins.map(({ mean }) => mean), look: 'now' }],
      }),
    key: bins.length > 0 && trendKey(bins, percent),
    note: withheld ? WITHHELD : bins.length === 0 ? phrase('map.statistics.the-period-is-too-short-for') : phrase('map.statistics.where-the-band-of-one-time'),
    table: { caption: phrase(week ? 'map.statistics.incidents-by-week' : 'map.statistics.incidents-by-month'), columns: [week ? phrase('map.statistics.week') : phrase('map.statistics.month'), phrase('map.statistics.incidents'), phrase('map.statistics.mean'), phrase('map.statistics.band-from'), phrase('map.statistics.to-4')], rows, note: null },
    about,
  });
}

function trendKey(bins, percent) {
  const looks = [['bar', phrase('map.statistics.incidents-2')], ['line-now', phrase('map.statistics.mean-of-three')], ['band', phrase('map.statistics.band', { percent })]];
  if (bins.some(({ share }) => share < 1)) looks.splice(1, 0, ['part', phrase('map.statistics.a-part-of-the-period')]);
  if (bins.some(({ count }) => count === null)) looks.push(['hidden', phrase('map.statistics.hidden')]);
  return chartKey(looks);
}

const cell = (value) => (value === null ? phrase('map.statistics.none') : figure(value));
const monthMark = (key) => stretchName(key).replace(/^(\w{3})\w* (\d{2})(\d{2})$/, '$1 $3');

const rough = (mean) => (mean < 10 ? Math.round(mean * 10) / 10 : Math.round(mean)).toLocaleString('en-GB');

/** Whether the mean at the end of the period is clear of the one at its beginning. */
export function trendWords(bins, periodWords, stretch) {
  const known = bins.filter(({ mean }) => mean !== null);
  if (known.length < 4) return null;
  const [first, last] = [known[0], known.at(-1)];
  const key = last.low > first.high ? 'map.statistics.more' : last.high < first.low ? 'map.statistics.fewer' : 'map.statistics.as-many';
  const values = { period: periodWords, last: rough(last.mean), first: rough(first.mean), stretch: phrase(stretch === 'week' ? 'map.statistics.week' : 'map.statistics.month') };
  return phrase(key, values).replace('of the all time', 'of all time');
}

/** One season against the one before, added up to the same date. */
export function seasonChart({ seasons, by }, about) {
  const { now, before, steps, withheld, through } = seasons;
  const sums = { now: runningSum(steps.map((step) => step.now)), before: runningSum(steps.map((step) => step.before)) };
  const name = by === 'WEEK' ? phrase('map.statistics.week-from') : phrase('map.statistics.month-from');
  return chartFigure({
    name: 'seasons',
    title: phrase('map.statistics.season-against-season-to-the-same'),
    sentence: withheld || !through ? null : seasonWords(seasons),
    picture:
      steps.length > 0 &&
      timeChart({
        label: phrase('map.statistics.incidents-added-up-through-the-season', { now, before }),
        marks: steps.map(({ from }) => dayOfMonth(from)),
        lines: [
          { values: sums.before, look: 'before' },
          { values: sums.now, look: 'now' },
        ],
      }),
    key: steps.length > 0 && chartKey([['line-now', now], ['line-before', before]]),
    note: withheld ? WITHHELD : through ? CAVEAT : phrase('map.statistics.this-season-has-not-begun'),
    table: {
      caption: phrase('map.statistics.season-against', { now, before }),
      columns: [name, now, before, phrase('map.statistics.so-far', { now }), phrase('map.statistics.so-far-2', { before })],
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
  const count = (total) => (total === null ? phrase('map.statistics.a-hidden-number') : total.toLocaleString('en-GB'));
  return phrase('map.statistics.season-to-season-to-the-same', { now, fullDay: fullDay(through), count: count(totalNow), before, count2: count(totalBefore) });
}

/** How the charts were made, so that anybody can make them again. */
export function chartsStatement({ version, n, parameters, from, to, microseconds }, asOf) {
  const span = from ? phrase('map.statistics.from-to', { dayAndClock: dayAndClock(from), dayAndClock2: dayAndClock(to) }) : phrase('map.statistics.up-to', { dayAndClock: dayAndClock(to) });
  return phrase('map.statistics.made-of-incidents-version-means-of', { toLocaleString: n.toLocaleString('en-GB'), span, version, smoothedOver: parameters.smoothedOver, longestDays: parameters.longestDays, milliseconds: milliseconds(microseconds), asOf });
}
