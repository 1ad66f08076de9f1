import { milliseconds } from '../chart/scale.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

const place = ({ near }) => (near ? phrase('map.hotspot.near', { near }) : '');
const of = ({ incidents }) => (incidents === null ? '' : phrase('map.hotspot.incidents-2', { toLocaleString: incidents.toLocaleString('en-GB') }));

/** What happened to a hotspot, in a line. */
export function eventWords(event) {
  switch (event.kind) {
    case 'BORN':
      return phrase('map.hotspot.began', { place: place(event), of: of(event) });
    case 'SPLIT':
      return phrase('map.hotspot.parted-from-another', { place: place(event), of: of(event) });
    case 'MERGED':
      return phrase('map.hotspot.joined-another', { place: place(event), incidents: event.incidents === null ? '' : phrase('map.hotspot.which-then-had-incidents', { toLocaleString: event.incidents.toLocaleString('en-GB') }) });
    default:
      return phrase('map.hotspot.ended', { place: place(event) });
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
  return phrase('map.hotspot.found-by-dbscan-day-by-day', { version, toLocaleString: n.toLocaleString('en-GB'), dayAndClock: dayAndClock(to), toLocaleString2: parameters.reachMetres.toLocaleString('en-GB'), minimumIncidents: parameters.minimumIncidents, milliseconds: milliseconds(microseconds), asOf });
}
