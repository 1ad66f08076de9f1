import { phrase } from '../lib/words-of-map.js';
import { currentLanguage } from '../lib/words.js';
import { welshDate } from '../time/calendar-words.js';

/** A figure short enough for a table: whole numbers as they are, shares to two places. */
export function figure(value) {
  return Number.isInteger(value) ? value : Math.round(value * 100) / 100;
}

/** "9.1 ms" of so many microseconds. */
export function milliseconds(microseconds) {
  return `${(microseconds / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} ms`;
}

/** A day of the calendar without its year: "24 Aug". */
export function dayOfMonth(date) {
  return inWords(DAY, date);
}

/** A day of the calendar in full: "24 Aug 2026". */
export function fullDay(date) {
  return inWords(FULL_DAY, date);
}

/** A weekday, day and month in full: "Tuesday 3 March 2027". */
export function longDay(date) {
  return inWords(LONG_DAY, date).replace(',', '');
}

export function monthOfYear(key) {
  return inWords(MONTH, `${key}-01`);
}

/** "Week 47 of 2026" of "2026-W47", and "November 2026" of "2026-11". */
export function stretchName(key) {
  const week = /^(\d{4})-W(\d{2})$/.exec(key);
  return week ? phrase('map.chart.week-of', { Number: Number(week[2]), week: week[1] }) : monthOfYear(key);
}

const DAY = { day: 'numeric', month: 'short', timeZone: 'UTC' };
const FULL_DAY = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' };
const formats = new Map();

function inWords(parts, date) {
  if (currentLanguage() === 'cy') return welshDate(date, parts);
  if (!formats.has(parts)) formats.set(parts, new Intl.DateTimeFormat('en-GB', parts));
  return formats.get(parts).format(new Date(`${date}T12:00:00Z`));
}
