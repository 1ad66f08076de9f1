import { words } from '../lib/words.js';

/**
 * A day of the calendar ("2026-11-23") in Welsh, for not every browser can write one: `parts` as for Intl.DateTimeFormat, of which "weekday", "day",
 * "month" and "year" are known; names are long unless the month is "short".
 */
export function welshDate(date, { weekday, day, month, year }) {
  const [years, months, days] = date.split('-').map(Number);
  return [
    weekday && words(`page.time.weekday-long.${new Date(Date.UTC(years, months - 1, days)).getUTCDay()}`),
    day && days,
    month && (month === 'short' ? words(`date.month.${months}`) : words(`page.time.month-long.${months}`)),
    year && years,
  ]
    .filter(Boolean)
    .join(' ');
}
