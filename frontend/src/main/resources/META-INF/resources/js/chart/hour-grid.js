import { svg } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { figure } from './scale.js';

export const DAYS = [phrase('map.chart.mon'), phrase('map.chart.tue'), phrase('map.chart.wed'), phrase('map.chart.thu'), phrase('map.chart.fri'), phrase('map.chart.sat'), phrase('map.chart.sun')];
const FULL_DAYS = [phrase('map.chart.monday'), phrase('map.chart.tuesday'), phrase('map.chart.wednesday'), phrase('map.chart.thursday'), phrase('map.chart.friday'), phrase('map.chart.saturday'), phrase('map.chart.sunday')];
const LEVELS = 5;
const WIDTH = 340;
const LEFT = 30;
const TOP = 16;
const ROW = 17;
const COLUMN = (WIDTH - LEFT) / 24;

/** How dark a cell is, from 0 for nothing to 5 for the most. */
export function levelOf(value, most) {
  return value > 0 ? Math.max(1, Math.ceil((value / most) * LEVELS - 1e-9)) : 0;
}

/** What stands in the grid: 7 rows from Monday by 24 hours; null where a count is hidden. */
export function gridOfTable({ counts }) {
  const known = new Map(counts.map(({ key, count }) => [key, count]));
  return DAYS.map((_, day) => Array.from({ length: 24 }, (__, hour) => (known.has(`${day + 1}-${hour}`) ? known.get(`${day + 1}-${hour}`) : 0)));
}

/** The hour that holds the most, in words; null when there is none. */
export function busiestHour(grid) {
  let best = null;
  for (const [day, hours] of grid.entries()) for (const [hour, value] of hours.entries()) if (value > (best?.value ?? 0)) best = { day, hour, value };
  return best && phrase('map.chart.from-to', { day: FULL_DAYS[best.day], clock: clock(best.hour), clock2: clock(best.hour + 1) });
}

/** Hours across, days down; the darker, the more. */
export function hourGrid(grid) {
  const most = Math.max(...grid.flat().map((value) => value ?? 0));
  const busiest = busiestHour(grid);
  return svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${TOP + 7 * ROW}`, role: 'img', 'aria-label': busiest ? phrase('map.chart.by-hour-and-day-of-the', { busiest }) : phrase('map.chart.by-hour-and-day-of-the-2') },
    [0, 6, 12, 18].map((hour) => svg('text', { class: 'chart-words', x: LEFT + hour * COLUMN, y: 11 }, clock(hour))),
    grid.map((hours, day) => [
      svg('text', { class: 'chart-words', x: 0, y: TOP + day * ROW + 12.5 }, DAYS[day]),
      hours.map((value, hour) =>
        svg(
          'rect',
          { class: value === null ? 'chart-hidden' : `chart-cell level-${levelOf(value, most)}`, x: LEFT + hour * COLUMN, y: TOP + day * ROW, width: COLUMN - 1, height: ROW - 1 },
          svg('title', {}, `${FULL_DAYS[day]} ${clock(hour)}: ${value === null ? phrase('map.chart.hidden') : figure(value)}`),
        ),
      ),
    ]),
  );
}

/** The same as a table: hours down, days across. */
export function hourRows(grid) {
  return Array.from({ length: 24 }, (_, hour) => [clock(hour), ...DAYS.map((__, day) => (grid[day][hour] === null ? null : figure(grid[day][hour])))]);
}

const clock = (hour) => `${String(hour).padStart(2, '0')}:00`;
