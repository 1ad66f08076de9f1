import { phrase } from '../lib/words-of-office.js';
import { day } from '../time/london.js';

/** How dated rows are said on the screen. */
const STATES = { IN_FORCE: phrase('office.administration.in-force'), ENDED: phrase('office.administration.ended'), PLANNED: phrase('office.administration.planned') };
const WORDS = {
  LAND: phrase('office.administration.over-land'),
  ESTUARY: phrase('office.administration.over-water'),
  AGREEMENT: phrase('office.administration.by-agreement'),
  ANY: phrase('office.administration.by-day-or-night'),
  DAY: phrase('office.administration.by-day'),
  NIGHT: phrase('office.administration.by-night'),
  SUMMARY: phrase('office.administration.magistrates-only'),
  EITHER_WAY: phrase('office.administration.either-way'),
  ROTARY: phrase('office.administration.helicopters'),
  FIXED_WING: phrase('office.administration.aeroplanes'),
  OPERATIONS_CENTRE: phrase('office.administration.operations-centre'),
  true: phrase('office.administration.yes'),
  false: phrase('office.administration.no'),
};
const BEGINNING = '2000-01-01';

export const stateWords = (state) => STATES[state] ?? state;
export const valueWords = (value) => (value === '' ? phrase('office.administration.none-2') : WORDS[value] ?? value);

/** "From 1 August 2022", "Until 31 July 2022": `until` is the first day on which a row no longer holds. */
export function spanWords({ from, until }) {
  const begins = from === BEGINNING ? phrase('office.administration.from-the-beginning') : phrase('office.administration.from-3', { day: day(from) });
  return until === null ? begins : phrase('office.administration.to', { begins, until: day(dayBefore(until)) });
}

/** The row to show of a thing: the one in force, else the one that comes, else the last. */
export function rowOfToday(rows) {
  return rows.find(({ state }) => state === 'IN_FORCE') ?? rows.find(({ state }) => state === 'PLANNED') ?? rows.at(-1);
}

/** One row for each key, in the order of the keys. */
export function rowsOfToday(rows) {
  const byKey = new Map();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return [...byKey.values()].map((own) => ({ ...rowOfToday(own), count: own.length }));
}

/** Whether every typed word stands somewhere in the row. */
export function matches(row, typed) {
  const text = [row.key, ...Object.values(row.values).map(valueWords)].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export const nameOf = ({ values }) => values.name ?? values.title ?? (values.force_code ? borderWords(values) : valueWords(values.kind));
const borderWords = (values) => phrase('office.administration.and', { force_code: values.force_code, neighbour_code: values.neighbour_code, toLowerCase: valueWords(values.kind).toLowerCase() });
export const isUnverified = (row) => row.values.verified === 'false';

/** What differs between a row before and after, as [label, before, after]. */
export function differences({ before, after }, columns) {
  const labels = [...columns.map(({ name, label }) => [name, label]), ['valid_from', phrase('office.administration.first-day')], ['valid_to', phrase('office.administration.no-longer-from')]];
  return labels
    .map(([name, label]) => [label, textOf(before?.[name]), textOf(after?.[name])])
    .filter(([, was, is]) => was !== is);
}

function textOf(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(' ');
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : String(value);
}

function dayBefore(date) {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
