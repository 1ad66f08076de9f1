import { longDay, milliseconds } from '../chart/scale.js';
import { phrase } from '../lib/words-of-map.js';
import { day, dayAndClock } from '../time/london.js';

const TREND = { RISING: phrase('map.hotspot.rising'), STEADY: phrase('map.hotspot.steady'), FALLING: phrase('map.hotspot.falling'), NEW: phrase('map.hotspot.new') };

/** Over all time there is no year before, and so no trend. */
export const trendWords = (trend) => TREND[trend] ?? phrase('map.hotspot.not-compared');

/** The look of a trend; what cannot be compared looks steady. */
export const trendLook = (trend) => (trend ?? 'STEADY').toLowerCase();

/** The same days a year before, for comparison. */
export const yearBeforeWords = ({ countYearBefore }) =>
  countYearBefore === null ? phrase('map.hotspot.no-year-before-to-compare-with') : phrase('map.hotspot.in-the-same-days-a-year', { countYearBefore });

/** The names of the forces, without the word that all of them share. */
export function forceWords(codes, names) {
  return codes.map((code) => (names.get(code) ?? code).replace(/ (Constabulary|Police|Police Service)$/, '')).join(', ');
}

export const datesWords = ({ first, last }) => phrase('map.hotspot.to', { day: day(first), day2: day(last) });

/** The same within a sentence. */
export const whereWords = (hotspot) => (hotspot.near ? phrase('map.hotspot.near-lower', { near: hotspot.near }) : titleWords(hotspot));

export const titleWords = ({ near, forces }) => (near ? phrase('map.hotspot.near-2', { near }) : forces.join(phrase('map.hotspot.and')));

/** What would put a hotspot out, in a sentence. */
export function putOutWords({ why, on }, periodWords) {
  if (why === 'AGES_OUT') return phrase('map.hotspot.if-nothing-new-is-reported-it', { longDay: longDay(on), periodWords });
  if (why === 'HIDDEN') return phrase('map.hotspot.when-it-would-end-is-not');
  return periodWords === phrase('map.filter.all-time') ? phrase('map.hotspot.over-all-time-nothing-leaves-it') : phrase('map.hotspot.the-does-not-move-on-with', { periodWords });
}

const number = (count) => (count < 10 ? phrase(`map.hotspot.number-${count}`) : count.toLocaleString('en-GB'));
const NAMED = 3;

/** What its incidents are with a shorter and a longer reach, a sentence for each. */
export function otherReachesWords({ why, reaches }, count) {
  if (why === 'TOO_MANY') return phrase('map.hotspot.what-a-shorter-or-longer-reach');
  if (why === 'HIDDEN') return phrase('map.hotspot.what-a-shorter-or-longer-reach-2');
  const said = reaches.map((at) => [`${at.reachMetres.toLocaleString('en-GB')} m`, partsWords(at, count)]);
  if (said.length === 2 && said[0][1] === said[1][1]) return phrase('map.hotspot.with-a-reach-of-or', { said: said[0][0], said2: said[1][0], said3: said[0][1] });
  return said.map(([reach, words], index) => `${index === 0 ? phrase('map.hotspot.with-a-reach-of') : phrase('map.hotspot.with')} ${reach}: ${words}.`).join(' ');
}

function partsWords({ hotspots, inNone, largest }, count) {
  if (hotspots === 0) return phrase('map.hotspot.no-hotspot');
  const these = phrase('map.hotspot.of-these-incidents', { toLocaleString: count.toLocaleString('en-GB') });
  const [most] = largest;
  if (hotspots === 1 && inNone === 0) return most.incidents === count ? phrase('map.hotspot.the-same-incidents', { toLocaleString: count.toLocaleString('en-GB') }) : phrase('map.hotspot.part-of-one-of', { toLocaleString: most.incidents.toLocaleString('en-GB') });
  if (hotspots === 1) return phrase('map.hotspot.one-hotspot-with', { toLocaleString: most.incidents > most.ofThese ? phrase('map.hotspot.of', { toLocaleString: most.incidents.toLocaleString('en-GB') }) : '', toLocaleString2: most.ofThese.toLocaleString('en-GB'), these });
  const named = largest.slice(0, NAMED).map(({ ofThese }) => ofThese.toLocaleString('en-GB'));
  return phrase('map.hotspot.hotspots-with-and', { number: number(hotspots), NAMED: hotspots > NAMED ? phrase('map.hotspot.the-largest') : '', join: named.slice(0, -1).join(', '), at: named.at(-1), these });
}

/** How it was found, so that anybody can find it again. */
export function statementWords({ method, version, n, parameters, from, to, microseconds }, asOf) {
  const name = { dbscan: 'DBSCAN' }[method] ?? method;
  const span = from ? phrase('map.hotspot.from-to', { dayAndClock: dayAndClock(from), dayAndClock2: dayAndClock(to) }) : phrase('map.hotspot.up-to', { dayAndClock: dayAndClock(to) });
  return phrase('map.hotspot.found-by-version-among-incidents-with', { name, version, toLocaleString: n.toLocaleString('en-GB'), span, toLocaleString2: parameters.reachMetres.toLocaleString('en-GB'), minimumIncidents: parameters.minimumIncidents, milliseconds: milliseconds(microseconds), asOf });
}

/** How many of each, the most first: [name, count], where null is hidden. */
export function mixOf({ counts }, nameOf) {
  return [...counts].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.key < b.key ? -1 : 1)).map(({ key, count }) => [nameOf(key), count]);
}
