import { milliseconds } from '../chart/scale.js';
import { dayAndClock } from '../time/london.js';

const place = ({ near }) => (near ? ` near ${near}` : '');
const of = ({ incidents }) => (incidents === null ? '' : `, ${incidents.toLocaleString('en-GB')} incidents`);

/** What happened to a hotspot, in a line. */
export function eventWords(event) {
  switch (event.kind) {
    case 'BORN':
      return `Began${place(event)}${of(event)}`;
    case 'SPLIT':
      return `Parted from another${place(event)}${of(event)}`;
    case 'MERGED':
      return `Joined another${place(event)}${event.incidents === null ? '' : `, which then had ${event.incidents.toLocaleString('en-GB')} incidents`}`;
    default:
      return `Ended${place(event)}`;
  }
}

/** Days by turns with what happened on each, in the order in which the events come. */
export function byDay(events) {
  const days = [];
  for (const event of events) {
    if (days.at(-1)?.on !== event.on) days.push({ on: event.on, events: [] });
    days.at(-1).events.push(event);
  }
  return days;
}

/** How it was found, so that anybody can find it again. */
export function historyStatement({ n, parameters, to, version, microseconds }, asOf) {
  return `Found by DBSCAN day by day, version ${version}, from ${n.toLocaleString('en-GB')} incidents of all years up to ${dayAndClock(to)} as you may see them now, with a reach of ${parameters.reachMetres.toLocaleString('en-GB')} m and at least ${parameters.minimumIncidents} incidents, in ${milliseconds(microseconds)}. What was taken back is not in it. Position in the log of changes: ${asOf}`;
}
