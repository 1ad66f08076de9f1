import { cornerPlace } from '../areas/corner-words.js';
import { currentLanguage } from '../lib/words.js';
import { phrase } from '../lib/words-of-ground.js';
import { day } from '../time/london.js';

/** What is said of something on the ground. Pure functions of what the server sends. */

export const kindWords = (kind) => phrase(`ground.kind.${kind}`);

const number = (value) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }).format(value);
const month = (value) => phrase(`page.time.month-long.${value}`);

/** Noon in UTC is the same day in London all the year. */
const calendarDay = (date) => day(`${date}T12:00:00Z`);

/** What is known of it beside its kind, in short parts. */
export function factWords({ kilovolts, heightMetres, locked, widthMetres, weightTonnes, fromMonth, untilMonth, firstDay, lastDay }) {
  const is = (value) => value !== null && value !== undefined;
  return [
    is(kilovolts) && phrase('ground.fact.kilovolts', { kilovolts }),
    is(heightMetres) && phrase('ground.fact.height', { metres: heightMetres }),
    is(locked) && phrase(locked ? 'ground.fact.locked' : 'ground.fact.not-locked'),
    is(widthMetres) && phrase('ground.fact.width', { metres: number(widthMetres) }),
    is(weightTonnes) && phrase('ground.fact.weight', { tonnes: number(weightTonnes) }),
    is(fromMonth) && (fromMonth === untilMonth ? month(fromMonth) : phrase('ground.fact.months', { from: month(fromMonth), until: month(untilMonth) })),
    is(firstDay) && (firstDay === lastDay ? calendarDay(firstDay) : phrase('ground.fact.days', { first: calendarDay(firstDay), last: calendarDay(lastDay) })),
  ].filter(Boolean);
}

/** In one line: "Wires, 11 kV, 9 m high". */
export const titleWords = (feature) => [kindWords(feature.kind), ...factWords(feature)].join(', ');

/** How far it can be relied on: when somebody last said so, or for how long nobody has. */
export function ageWords({ state, knownAt, monthsUnsaid, endedAt }) {
  if (state === 'ENDED') return phrase('ground.age.ended', { day: day(endedAt) });
  if (state === 'OVER') return phrase('ground.age.over');
  if (state === 'UNCONFIRMED') return phrase('ground.age.unconfirmed', { n: monthsUnsaid });
  return phrase('ground.age.known', { day: day(knownAt) });
}

/** How old it is, for a mark that has little room. */
export const agoWords = ({ monthsUnsaid }) => phrase('ground.age.ago', { n: monthsUnsaid });

/** Beside the mark on the map: the shortest that is of use. */
export function markWords(feature) {
  const { kind, heightMetres, locked, weightTonnes } = feature;
  const most = heightMetres ? phrase('ground.fact.height', { metres: heightMetres }) : weightTonnes ? phrase('ground.fact.weight', { tonnes: number(weightTonnes) }) : locked ? phrase('ground.fact.locked') : null;
  return [kindWords(kind), most].filter(Boolean).join(', ');
}

/** Where it is: the reference of its middle corner. */
export const placeOf = ({ corners }) => cornerPlace(middleCorner(corners));

/** The corner in the middle of the order. */
export const middleCorner = (corners) => corners[Math.floor((corners.length - 1) / 2)];

/** What the server says of a field is English; on a page in Welsh the page has words of its own. */
export function refusedWords(field, detail) {
  return currentLanguage() === 'en' && detail ? detail : phrase(`ground.refused.${field}`);
}
