import { toField } from '../time/london.js';

/** The days of a series by London's calendar. */

const DAY_MS = 86_400_000;

const middle = ({ earliest, latest }) => (Date.parse(earliest) + Date.parse(latest)) / 2;
const dayOf = (instant) => toField(instant).slice(0, 10);

/** The day ("2026-11-23") to which an incident is counted: that of the middle of its span. */
export const dayOfIncident = (incident) => dayOf(middle(incident));

/** Whole days from one ("2026-11-20") to another. */
export const daysBetween = (from, to) => Math.round((Date.parse(`${to}T12:00Z`) - Date.parse(`${from}T12:00Z`)) / DAY_MS);

/**
 * What a strip of days shows: {first, last, days, marks}; each mark is {day, at, numbers}, `at` from 0 to 1 along the strip. Null when there is no incident.
 *
 * @param inOrder incidents with their numbers
 */
export function stripOf(inOrder) {
  const byDay = new Map();
  for (const incident of inOrder) {
    const day = dayOfIncident(incident);
    byDay.set(day, [...(byDay.get(day) ?? []), incident.number]);
  }
  const days = [...byDay.keys()].sort();
  if (days.length === 0) return null;
  const [first, last] = [days[0], days.at(-1)];
  const length = daysBetween(first, last);
  return { first, last, days: length + 1, marks: days.map((day) => ({ day, at: length === 0 ? 0.5 : daysBetween(first, day) / length, numbers: byDay.get(day) })) };
}

/** The first days of months within a strip, with where they are: [{day, at}]. */
export function monthsOf({ first, last }) {
  const length = daysBetween(first, last);
  const months = [];
  for (let at = new Date(`${first.slice(0, 7)}-01T12:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day > last) return months;
    if (day > first && length > 0) months.push({ day, at: daysBetween(first, day) / length });
  }
}
