import { sizeInWords } from '../geo/place-text.js';
import { incidents, leftOutWords, missingWords, number, spanWords, workedOutWords } from '../study/study-words.js';
import { day } from '../time/london.js';

/** The clusters that are drawn and listed, strongest first. */
export const significantOf = (answer) => answer.clusters.features.filter(({ properties }) => properties.significant);

export function headingWords(answer, rule) {
  const missing = missingWords(answer, rule);
  if (missing) return missing;
  const found = significantOf(answer).length;
  if (found === 0) return `Nothing is going on that chance does not explain, ${rule.periodWords}.`;
  return `${found === 1 ? '1 place where something is' : `${found} places where things are`} going on now, against the rest of the ${rule.periodWords}`;
}

export function countWords({ observed, expected, radiusMetres, from }) {
  const where = radiusMetres === 0 ? 'in one square' : `within ${sizeInWords(radiusMetres)}`;
  return `${incidents(observed)} ${where} since ${day(`${from}T12:00:00Z`)}, where ${number(expected, 1)} would be expected`;
}

export function chanceWords({ p, recurrenceDays }) {
  return `Looking once a day, chance alone shows one as strong every ${number(recurrenceDays)} days or more (p ${number(p, 3)})`;
}

/** While it is worked out; `share` is null before anything is known of it. */
export function progressWords(share) {
  if (share === null) return 'Waiting for its turn.';
  if (share === 0) return 'Looking which places lie near each other.';
  return `Trying what chance alone would do: ${number(Math.floor(share * 100))} % done.`;
}

/** What nobody may leave out who shows the map. */
export function shortStatement(answer) {
  const { parameters, n } = answer.statement;
  const left = answer.leftOut === null ? '' : leftOutWords({ ...answer, smallCountsHidden: false }, 'whose place or day is not known well enough');
  const hidden = answer.smallCountsHidden ? ' Kinds that could tell whose farm it was are left out.' : '';
  return `Space-time scan: circles up to ${sizeInWords(parameters.mostMetres)} and the last ${parameters.mostDays} days at most, ${incidents(n)}, ${spanWords(answer.statement)}. Shown is what chance does as well in at most ${number(parameters.level * 100)} of 100 tries.${left}${hidden}`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { method, version, parameters, seed } = answer.statement;
  const strongest = answer.clusters.features[0]?.properties;
  const weak = strongest && !strongest.significant ? ` The strongest of all has p ${number(strongest.p, 3)}.` : '';
  return `${method} (Kulldorff and others 2005), version ${version}: days shuffled among the incidents ${number(parameters.repetitions)} times, seed ${seed}; squares of ${sizeInWords(parameters.cellMetres)}; ${parameters.days} whole days. An incident is on the day of the middle of its span; one whose span is longer than a week is left out.${weak} ${workedOutWords(answer)}`;
}

export const CAVEAT = 'The circle is where the strongest cluster fits, not where it ends. Incidents that are not yet reported make the last days look quieter than they were.';
