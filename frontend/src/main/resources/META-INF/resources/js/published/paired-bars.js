import { svg } from '../lib/dom.js';
import { scaleTo } from '../chart/axis.js';

const WIDTH = 640;
const NAME = 190;
const FIGURE = 60;
const ROW = 44;
const BAR = 14;

/** Two bars for each line, the later above the earlier; a hidden count is an outline without a length. `lines` are {name, now, before}. */
export function pairedBars({ label, lines, words }) {
  const { top } = scaleTo(Math.max(1, ...lines.flatMap(({ now, before }) => [now ?? 0, before ?? 0])));
  const long = (count) => ((WIDTH - NAME - FIGURE) * count) / top;
  return svg(
    'svg',
    { class: 'chart paired-bars', viewBox: `0 0 ${WIDTH} ${lines.length * ROW}`, role: 'img', 'aria-label': label },
    lines.map(({ name, now, before }, at) => [
      svg('text', { class: 'chart-words', x: NAME - 8, y: at * ROW + BAR + 8, 'text-anchor': 'end' }, name),
      bar(now, at * ROW + 4, 'chart-bar', long, words),
      bar(before, at * ROW + 6 + BAR, 'chart-bar is-part', long, words),
    ]),
  );
}

function bar(count, y, look, long, words) {
  const wide = count === null ? BAR : Math.max(long(count), count > 0 ? 2 : 0);
  return [svg('rect', { class: count === null ? 'chart-hidden' : look, x: NAME, y, width: wide, height: BAR }), svg('text', { class: 'chart-words', x: NAME + wide + 5, y: y + BAR - 3 }, words(count))];
}
