import { el, svg } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { day } from '../time/london.js';
import { monthsOf, stripOf } from './timeline.js';

const WIDTH = 1000;
const HEIGHT = 56;
const BASE = 34;
const MARGIN = 24;
const STEP = 6;
const MOST_HIGH = 4;

const across = (at) => MARGIN + at * (WIDTH - 2 * MARGIN);
const atNoon = (date) => `${date}T12:00Z`;

/** The days of a series on one line: a bar for each day on which something was, the higher the more. The list below says all of it in words. */
export function timelineStrip(inOrder) {
  const strip = stripOf(inOrder);
  if (strip === null) return null;
  const { first, last, days, marks } = strip;
  const said = words('series.strip', { days: words('series.days', { n: days }), first: day(atNoon(first)), last: day(atNoon(last)), incidents: words('series.incidents', { n: inOrder.length }), on: words('series.on-days', { n: marks.length }) });
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'series-strip', role: 'img', 'aria-label': said, preserveAspectRatio: 'none' },
    svg('line', { class: 'strip-line', x1: MARGIN, x2: WIDTH - MARGIN, y1: BASE, y2: BASE }),
    monthsOf(strip).map(({ at }) => svg('line', { class: 'strip-month', x1: across(at), x2: across(at), y1: BASE, y2: BASE + 10 })),
    marks.map(({ at, numbers }) => svg('line', { class: 'strip-day', x1: across(at), x2: across(at), y1: BASE, y2: BASE - STEP - STEP * Math.min(MOST_HIGH, numbers.length) })),
  );
  return el('figure', { class: 'series-strip-figure', 'data-test': 'strip' }, drawing, el('figcaption', { class: 'soft' }, el('span', {}, day(atNoon(first))), el('span', {}, words('series.days', { n: days })), el('span', {}, day(atNoon(last)))));
}
