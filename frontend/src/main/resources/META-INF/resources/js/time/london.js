import { currentLanguage, words as phrase } from '../lib/words.js';
import { spokenDay } from './spoken-time.js';

/**
 * Times as people in the United Kingdom read them. Stored and sent: UTC. Shown and typed: Europe/London. Words are asked for when they are said, so that a
 * page that only reads and writes fields need not load them.
 */
const ZONE = 'Europe/London';
const formats = new Map();

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options }));
  return formats.get(key);
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

export function day(instant) {
  if (currentLanguage() === 'cy') return spokenDay(instant);
  return format(DAY).format(new Date(instant)).replace(/,/g, '');
}

export function clock(instant) {
  return format(CLOCK).format(new Date(instant));
}

export function dayAndClock(instant) {
  return `${day(instant)}, ${clock(instant)}`;
}

/** The hour of the day, 0 to 23. */
export function hourOf(instant) {
  return Number(clock(instant).slice(0, 2));
}

/** The parts of a day to which times are made coarse before others are told. */
const parts = () => ({ '00:00-05:59': phrase('page.time.in-the-night-00-00-to'), '06:00-11:59': phrase('page.time.in-the-morning-06-00-to'), '12:00-17:59': phrase('page.time.in-the-afternoon-12-00-to'), '18:00-23:59': phrase('page.time.in-the-evening-18-00-to') });

/** When an event was, in words: one time, or the span in which it must have been; whole days without a clock, for nothing is known of the hour. */
export function span({ earliest, latest, exactTimeKnown }) {
  if (earliest === latest || exactTimeKnown) return dayAndClock(earliest);
  const hours = `${clock(earliest)}-${clock(latest)}`;
  if (hours === '00:00-23:59') return day(earliest) === day(latest) ? phrase('page.time.at-some-time-on', { day: day(earliest) }) : phrase('page.time.at-some-time-from-to', { day: day(earliest), day2: day(latest) });
  const part = parts()[hours];
  if (day(earliest) === day(latest) && part) return `${day(earliest)}, ${part}`;
  if (new Date(latest) - new Date(earliest) >= 27 * 24 * 3_600_000) return phrase('page.time.to', { day: day(earliest), day2: day(latest) });
  if (day(earliest) === day(latest)) return phrase('page.time.between-and', { day: day(earliest), clock: clock(earliest), clock2: clock(latest) });
  return phrase('page.time.between-and-2', { dayAndClock: dayAndClock(earliest), dayAndClock2: dayAndClock(latest) });
}

/** How long ago an event was, as `age` says it; null when its time is only known to more than an hour, for then it would claim too much. */
export function ageOfEvent({ earliest, latest, exactTimeKnown }, now) {
  return exactTimeKnown || new Date(latest) - new Date(earliest) <= 3_600_000 ? age(latest, now) : null;
}

/** A short age: "4 min ago", "3 h ago", "yesterday"; null when it is older. */
export function age(instant, now) {
  const minutes = Math.floor((now - new Date(instant)) / 60_000);
  if (minutes < 1) return phrase('page.time.just-now');
  if (minutes < 60) return phrase('page.time.min-ago', { minutes });
  if (minutes < 24 * 60) return phrase('page.time.h-ago', { floor: Math.floor(minutes / 60) });
  if (minutes < 48 * 60) return phrase('page.time.yesterday');
  return null;
}

/** The value of a date-and-time field ("2026-11-22T18:41") for an instant. */
export function toField(instant) {
  const parts = Object.fromEntries(
    format({ year: 'numeric', month: '2-digit', day: '2-digit', ...CLOCK })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant that a date-and-time field means in London. In the hour that happens twice in October the first is taken;
 * a time that the clocks skip in March becomes the hour after. Answers null for an empty or unreadable field.
 */
export function fromField(value) {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null;
  const asUtc = Date.parse(`${value.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return null;
  for (const offsetHours of [1, 0]) {
    const candidate = asUtc - offsetHours * 3_600_000;
    if (toField(candidate) === value.slice(0, 16)) return new Date(candidate).toISOString();
  }
  return new Date(asUtc).toISOString();
}
