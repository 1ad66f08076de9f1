import { svg } from '../lib/dom.js';
import { namedMarks, scaleTo } from './axis.js';

const WIDTH = 340;
const HEIGHT = 150;
const LEAST_LEFT = 30;
const DIGIT = 7;
const TOP = 10;
const FOOT = 22;
const MOST_NAMES = 5;

/**
 * A chart along time, drawn as wide as it stands. `marks` are the names along the foot; each of `bars`, `band` and `lines` may be missing:
 * bars {value | null where it is hidden, part, title}, band {low, high} or null, lines [{values, look, name}], where null breaks a line.
 */
export function timeChart({ label, marks, bars = [], band = [], lines = [] }) {
  const values = [...bars.map(({ value }) => value), ...band.map((each) => each?.high), ...lines.flatMap((line) => line.values)];
  const { top, ticks } = scaleTo(Math.max(0, ...values.map((value) => value ?? 0)));
  const left = Math.max(LEAST_LEFT, 8 + DIGIT * String(top).length);
  const step = (WIDTH - left) / Math.max(marks.length, 1);
  const x = (at) => left + (at + 0.5) * step;
  const y = (value) => HEIGHT - FOOT - (value / top) * (HEIGHT - FOOT - TOP);
  return svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ticks.map((tick) => [
      svg('line', { class: tick === 0 ? 'chart-foot' : 'chart-rule', x1: left, x2: WIDTH, y1: y(tick), y2: y(tick) }),
      svg('text', { class: 'chart-words', x: left - 5, y: y(tick) + 4, 'text-anchor': 'end' }, String(tick)),
    ]),
    bars.map((each, at) => bar(each, x(at), step, y)),
    bandAreas(band).map((area) => svg('path', { class: 'chart-band', d: bandPath(area, x, y) })),
    lines.map(({ values: points, look }) => [
      svg('path', { class: `chart-line line-${look}`, d: linePath(points, x, y) }),
      points.length === 1 && points[0] !== null && svg('circle', { class: `chart-dot dot-${look}`, cx: x(0), cy: y(points[0]), r: 3 }),
    ]),
    namedMarks(marks.length, MOST_NAMES).map((at) => svg('text', { class: 'chart-words', x: nameAt(x(at), left), y: HEIGHT - 6, 'text-anchor': 'middle' }, marks[at])),
  );
}

/** Names are not cut off at the edges. */
const nameAt = (x, left) => Math.min(Math.max(x, left + 8), WIDTH - 20);

function bar({ value, part = false, title }, x, step, y) {
  const wide = Math.max(step * 0.72, 1);
  const words = title && svg('title', {}, title);
  if (value === null) return svg('rect', { class: 'chart-hidden', x: x - wide / 2, width: wide, y: y(0) - 24, height: 24 }, words);
  return svg('rect', { class: part ? 'chart-bar is-part' : 'chart-bar', x: x - wide / 2, width: wide, y: y(value), height: y(0) - y(value) }, words);
}

/** Stretches of neighbours that have a band. */
function bandAreas(band) {
  const areas = [];
  for (const [at, each] of band.entries()) {
    if (!each) continue;
    if (at > 0 && band[at - 1]) areas.at(-1).push({ at, ...each });
    else areas.push([{ at, ...each }]);
  }
  return areas;
}

/** A single stretch has a band as wide as its bar. */
function bandPath(area, x, y) {
  const spread = area.length > 1 ? area.map(({ at, low, high }) => ({ x: x(at), low, high })) : [-0.36, 0.36].map((aside) => ({ x: x(area[0].at + aside), low: area[0].low, high: area[0].high }));
  const there = spread.map((each) => `${round(each.x)} ${round(y(each.high))}`);
  const back = spread.map((each) => `${round(each.x)} ${round(y(each.low))}`).reverse();
  return `M${[...there, ...back].join('L')}Z`;
}

function linePath(values, x, y) {
  return values.map((value, at) => (value === null ? '' : `${at > 0 && values[at - 1] !== null ? 'L' : 'M'}${round(x(at))} ${round(y(value))}`)).join('');
}

const round = (value) => Math.round(value * 10) / 10;
