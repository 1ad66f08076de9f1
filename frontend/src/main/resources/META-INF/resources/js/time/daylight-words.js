import { clock } from './london.js';

const LIGHT = { DAY: 'Daylight', CIVIL_TWILIGHT: 'Twilight', NIGHT: 'Dark', SPANS: 'Not the same all the time' };
/** A whole day of the calendar, from midnight to the last second, has 23 hours when the clocks go forward. */
const DAY_MS = 23 * 3_600_000 - 1_000;
const EDGE_MS = 90_000;

/** How light it was, from what the server says about a span: "Dark; moon 31 % lit, below the horizon". */
export function lightWords({ sunrise, sunset, law, window }) {
  if (lastsADay(window)) return 'Both day and night';
  const sun = !law && [sunrise && `sunrise ${clock(sunrise)}`, sunset && `sunset ${clock(sunset)}`];
  const moon = `moon ${Math.round(window.moonLit * 100)} % lit, ${window.moonUp ? 'above' : 'below'} the horizon`;
  return [LIGHT[window.light], sun, moon].flat().filter(Boolean).join('; ');
}

const IN_LAW = { YES: 'night in law', NO: 'not night in law', SPANS: 'partly night in law' };

/** In one line, to check a time that was typed: "There and then: dark; moon 31 % lit, below the horizon; night in law". */
export function hintWords(daylight) {
  const light = lightWords(daylight);
  const words = [light[0].toLowerCase() + light.slice(1), IN_LAW[daylight.window.nightInLaw]].filter(Boolean).join('; ');
  return `There and then: ${words}.`;
}

/**
 * Whether it was night in law, and by which times; null where the Act is not law. Says what the Act's arithmetic gives and nothing about an offence.
 */
export function nightInLawWords({ law, window }) {
  const { nightInLaw, night } = window;
  if (!law || !nightInLaw) return null;
  if (lastsADay(window)) return nightInLaw === 'SPANS' ? 'For part of the time given' : null;
  if (!night) return null;
  const hours = `from ${clock(night.begins)} to ${clock(night.ends)} (sunset ${clock(night.sunset)}, sunrise ${clock(night.sunrise)})`;
  if (nightInLaw === 'SPANS') return `Perhaps, for part of the time given lies in it: night was ${hours}`;
  const doubt = isAtAnEdge(window) ? '. So close to the edge, check an almanac' : '';
  if (nightInLaw === 'YES') return `Yes: night was ${hours}${doubt}`;
  const edge = new Date(window.latest) < new Date(night.begins) ? `began at ${clock(night.begins)}, an hour after sunset` : `had ended at ${clock(night.ends)}, an hour before sunrise`;
  return `No: night ${edge}${doubt}`;
}

/** Which law that is, and what the words are not. */
export function lawWords({ act, section, extent }) {
  return `${act}, section ${section} (${extent}): from an hour after sunset to an hour before sunrise. Worked out from place and time; not legal advice.`;
}

/** The arithmetic is right to some 20 seconds, and a place of 10 km adds 40: nearer than this to an edge it decides nothing. */
function isAtAnEdge({ earliest, latest, night }) {
  const times = [earliest, latest].map((time) => Date.parse(time));
  return [night.begins, night.ends].some((edge) => times.some((time) => Math.abs(time - Date.parse(edge)) <= EDGE_MS));
}

const lastsADay = ({ earliest, latest }) => new Date(latest) - new Date(earliest) >= DAY_MS;
