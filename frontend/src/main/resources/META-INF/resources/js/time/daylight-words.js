import { phrase } from '../lib/words-of-page.js';
import { clock } from './london.js';

const LIGHT = { DAY: phrase('page.time.daylight'), CIVIL_TWILIGHT: phrase('page.time.twilight'), NIGHT: phrase('page.time.dark'), SPANS: phrase('page.time.not-the-same-all-the-time') };
/** A whole day of the calendar, from midnight to the last second, has 23 hours when the clocks go forward. */
const DAY_MS = 23 * 3_600_000 - 1_000;
const EDGE_MS = 90_000;

/** How light it was, from what the server says about a span: "Dark; moon 31 % lit, below the horizon". */
export function lightWords({ sunrise, sunset, law, window }) {
  if (lastsADay(window)) return phrase('page.time.both-day-and-night');
  const sun = !law && [sunrise && phrase('page.time.sunrise', { clock: clock(sunrise) }), sunset && phrase('page.time.sunset', { clock: clock(sunset) })];
  const moon = phrase(window.moonUp ? 'page.time.moon-above' : 'page.time.moon-below', { lit: Math.round(window.moonLit * 100) });
  return [LIGHT[window.light], sun, moon].flat().filter(Boolean).join('; ');
}

const IN_LAW = { YES: phrase('page.time.night-in-law'), NO: phrase('page.time.not-night-in-law'), SPANS: phrase('page.time.partly-night-in-law') };

/** In one line, to check a time that was typed: "There and then: dark; moon 31 % lit, below the horizon; night in law". */
export function hintWords(daylight) {
  const light = lightWords(daylight);
  const words = [light[0].toLowerCase() + light.slice(1), IN_LAW[daylight.window.nightInLaw]].filter(Boolean).join('; ');
  return phrase('page.time.there-and-then', { words });
}

/**
 * Whether it was night in law, and by which times; null where the Act is not law. Says what the Act's arithmetic gives and nothing about an offence.
 */
export function nightInLawWords({ law, window }) {
  const { nightInLaw, night } = window;
  if (!law || !nightInLaw) return null;
  if (lastsADay(window)) return nightInLaw === 'SPANS' ? phrase('page.time.for-part-of-the-time-given') : null;
  if (!night) return null;
  const hours = phrase('page.time.from-to-sunset-sunrise', { clock: clock(night.begins), clock2: clock(night.ends), clock3: clock(night.sunset), clock4: clock(night.sunrise) });
  if (nightInLaw === 'SPANS') return phrase('page.time.perhaps-for-part-of-the-time', { hours });
  const doubt = isAtAnEdge(window) ? phrase('page.time.so-close-to-the-edge-check') : '';
  if (nightInLaw === 'YES') return phrase('page.time.yes-night-was', { hours, doubt });
  const edge = new Date(window.latest) < new Date(night.begins) ? phrase('page.time.began-at-an-hour-after-sunset', { clock: clock(night.begins) }) : phrase('page.time.had-ended-at-an-hour-before', { clock: clock(night.ends) });
  return phrase('page.time.no-night', { edge, doubt });
}

/** Which law that is, and what the words are not. */
export function lawWords({ act, section, extent }) {
  return phrase('page.time.section-from-an-hour-after-sunset', { act, section, extent });
}

/** The arithmetic is right to some 20 seconds, and a place of 10 km adds 40: nearer than this to an edge it decides nothing. */
function isAtAnEdge({ earliest, latest, night }) {
  const times = [earliest, latest].map((time) => Date.parse(time));
  return [night.begins, night.ends].some((edge) => times.some((time) => Math.abs(time - Date.parse(edge)) <= EDGE_MS));
}

const lastsADay = ({ earliest, latest }) => new Date(latest) - new Date(earliest) >= DAY_MS;
