import { words } from '../lib/words.js';
import { toField } from './london.js';

/**
 * Days and times of London in the language of the page. The names come from the catalogue "date", because not every browser can write dates in Welsh.
 */

/** "Mon 23 Nov 2026". */
export function spokenDay(instant) {
  const [year, month, day] = toField(instant).slice(0, 10).split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return words('date.day', { weekday: words(`date.weekday.${weekday}`), day, month: words(`date.month.${month}`), year });
}

/** "18:41". */
export const spokenClock = (instant) => toField(instant).slice(11);

/** "Mon 23 Nov 2026, 18:41". */
export const spokenDayAndClock = (instant) => `${spokenDay(instant)}, ${spokenClock(instant)}`;

/** One time, or the span in which an event must have been. */
export function spokenSpan({ earliest, latest, exactTimeKnown }) {
  if (exactTimeKnown || earliest === latest) return spokenDayAndClock(earliest);
  if (spokenDay(earliest) === spokenDay(latest)) return words('date.between-clocks', { day: spokenDay(earliest), from: spokenClock(earliest), to: spokenClock(latest) });
  return words('date.between', { from: spokenDayAndClock(earliest), to: spokenDayAndClock(latest) });
}
