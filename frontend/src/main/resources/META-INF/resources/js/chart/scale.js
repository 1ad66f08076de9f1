import { phrase } from '../lib/words-of-map.js';
import { currentLanguage } from '../lib/words.js';
import { welshDate } from '../time/calendar-words.js';

/** The steps of a scale from nought that a person reads: 1, 2 or 5 and noughts, at most four of them, the last not below the value. */
export function scaleTo(value) {
  const most = Math.max(value, 1);
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = Math.max([1, 2, 5, 10].map((each) => each * power).find((each) => each * 4 >= most * (1 - 1e-9)), 1);
  const top = Math.ceil(most / step - 1e-9) * step;
  return { top, ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, tick) => tick * step) };
}

/** Which of so many marks along the foot are named, so that at most `most` are: every second, third and so on, from the first. */
export function namedMarks(count, most) {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, mark) => mark * every);
}

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
