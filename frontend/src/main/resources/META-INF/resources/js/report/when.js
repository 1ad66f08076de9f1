import { fromField, toField } from '../time/london.js';

const MINUTE = 60_000;
/** A clock may be a little slow. */
const AHEAD = MINUTE;
export const SURENESS = ['0', '15', '30', '60', '120'];

/**
 * Turns the answers about time into what a report sends: {values: {earliest, latest, exactTimeKnown}, errors}. An error is {field, key}: the field to go to
 * and the key of its words. Days and times are London's.
 */
export function whenOf({ choice, date, time, dateTo, timeTo, sure }, { now, nowMeant = null }) {
  if (choice === 'now') {
    const instant = new Date(nowMeant ?? now).toISOString();
    return { values: { earliest: instant, latest: instant, exactTimeKnown: true }, errors: [] };
  }
  if (choice === 'around') return around({ date, time, sure }, now);
  if (choice === 'between') return between({ date, time, dateTo, timeTo }, now);
  return { values: null, errors: [{ field: 'when', key: 'report.when.none' }] };
}

function around({ date, time, sure }, now) {
  const errors = missing([['date', date], ['time', time]]);
  if (errors.length > 0) return { values: null, errors };
  const middle = Date.parse(fromField(`${date}T${time}`));
  if (middle > now + AHEAD) return { values: null, errors: [{ field: 'time', key: 'report.when.ahead' }] };
  const minutes = Number(sure);
  const latest = Math.min(middle + minutes * MINUTE, Math.max(now, middle));
  return { values: { earliest: new Date(middle - minutes * MINUTE).toISOString(), latest: new Date(latest).toISOString(), exactTimeKnown: minutes === 0 }, errors: [] };
}

function between({ date, time, dateTo, timeTo }, now) {
  const errors = missing([['date', date], ['time', time], ['date-to', dateTo], ['time-to', timeTo]]);
  if (errors.length > 0) return { values: null, errors };
  const [earliest, latest] = [fromField(`${date}T${time}`), fromField(`${dateTo}T${timeTo}`)];
  if (Date.parse(earliest) > now + AHEAD) errors.push({ field: 'time', key: 'report.when.ahead' });
  else if (Date.parse(latest) > now + AHEAD) errors.push({ field: 'time-to', key: 'report.when.ahead' });
  else if (earliest > latest) errors.push({ field: 'time-to', key: 'report.when.order' });
  return { values: { earliest, latest, exactTimeKnown: false }, errors };
}

const missing = (fields) => fields.filter(([name, text]) => !isGood(name, text)).map(([field]) => ({ field, key: field.startsWith('date') ? 'report.when.no-date' : 'report.when.no-time' }));

const isGood = (name, text) => (name.startsWith('date') ? /^\d{4}-\d{2}-\d{2}$/.test(text) && fromField(`${text}T00:00`) !== null : /^\d{2}:\d{2}$/.test(text) && fromField(`2026-01-01T${text}`) !== null);

/** The day of London at an instant, as a date field has it; so many days before. */
export function londonDay(now, daysBefore = 0) {
  const day = new Date(`${toField(now).slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - daysBefore);
  return day.toISOString().slice(0, 10);
}
