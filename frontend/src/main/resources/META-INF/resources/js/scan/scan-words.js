import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';
import { day } from '../time/london.js';

/** The clusters that are drawn and listed, strongest first. */
export const significantOf = (answer) => answer.clusters.features.filter(({ properties }) => properties.significant);

export function headingWords(answer, rule) {
  const missing = missingWords(answer, rule);
  if (missing) return missing;
  const found = significantOf(answer).length;
  if (found === 0) return phrase('map.scan.nothing-is-going-on-that-chance', { periodWords: rule.periodWords });
  return phrase('map.scan.going-on', { n: found, period: rule.periodWords });
}

export function countWords({ observed, expected, radiusMetres, from }) {
  const where = radiusMetres === 0 ? phrase('map.scan.in-one-square') : phrase('map.scan.within', { sizeInWords: sizeInWords(radiusMetres) });
  return phrase('map.scan.since-where-would-be-expected', { incidents: incidents(observed), where, day: day(`${from}T12:00:00Z`), number: number(expected, 1) });
}

export function chanceWords({ p, recurrenceDays }) {
  return phrase('map.scan.looking-once-a-day-chance-alone', { number: number(recurrenceDays), number2: number(p, 3) });
}

/** While it is worked out; `share` is null before anything is known of it. */
export function progressWords(share) {
  if (share === null) return phrase('map.scan.waiting-for-its-turn');
  if (share === 0) return phrase('map.scan.looking-which-places-lie-near-each');
  return phrase('map.scan.trying-what-chance-alone-would-do', { share: number(Math.floor(share * 100)) });
}

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = answer.leftOut === null ? '' : leftOutWords({ ...answer, smallCountsHidden: false }, phrase('map.scan.whose-place-or-day-is-not'));
  const hidden = answer.smallCountsHidden ? phrase('map.scan.kinds-that-could-tell-whose-farm') : '';
  return phrase('map.scan.space-time-scan-circles-up-to', { sizeInWords: sizeInWords(parameters.mostMetres), mostDays: parameters.mostDays, incidents: incidents(n), spanWords: spanWords(answer.statement), number: number(parameters.level * 100), left, hidden });
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters, seed } = answer.statement;
  const strongest = answer.clusters.features[0]?.properties;
  const weak = strongest && !strongest.significant ? phrase('map.scan.the-strongest-of-all-has-p', { number: number(strongest.p, 3) }) : '';
  return phrase('map.scan.kulldorff-and-others-2005-version-days', { method, version, number: number(parameters.repetitions), seed, sizeInWords: sizeInWords(parameters.cellMetres), days: parameters.days, weak, workedOutWords: workedOutWords(answer) });
}

export const CAVEAT = phrase('map.scan.the-circle-is-where-the-strongest');
