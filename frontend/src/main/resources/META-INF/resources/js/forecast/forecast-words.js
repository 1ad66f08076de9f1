import { sizeInWords } from '../geo/place-text.js';
import { incidents, number, spanWords, workedOutWords } from '../study/study-words.js';
import { day } from '../time/london.js';

export const METHOD_WORDS = { FORECAST: 'The forecast', COUNTS: 'Counts of last year', KERNEL: 'Kernel density of last year' };

const PART_WORDS = {
  ANYWHERE: 'anywhere',
  SAME_CELL: 'the square itself',
  NEARBY: 'those that touch it',
  AROUND: 'the country around',
  SEASON: 'the same weeks of years before',
  SOON_AND_NEAR: 'near repeats within days',
  LATER_AND_WIDER: 'near repeats within weeks',
};

/** Without its trial no square is shown, whatever else an answer may hold. */
export const flaggedOf = (answer) => (answer.trial ? answer.cells.features : []);

/** Days of the calendar, in words; at noon no clock can move them. */
export const weekWords = ({ firstDay, lastDay }) => `${day(`${firstDay}T12:00:00Z`).split(' ').slice(0, 3).join(' ')} to ${day(`${lastDay}T12:00:00Z`)}`;

/** What is shown, or why nothing is. */
export function headingWords({ missing, shown, leastIncidents, leastWeeks, statement, ...answer }) {
  if (missing === 'INCIDENTS') return `Too few to try: of the ${incidents(statement.n)} in the four years before today, fewer than ${leastIncidents} were known before the 20 weeks that a forecast is tried on.`;
  if (missing === 'WEEKS') return `Too short a history to try: a forecast needs ${leastWeeks} weeks of incidents, and 20 more that it is tried on.`;
  if (shown === 'COUNTS') return `No better than counts: the forecast for ${weekWords(answer)} has not beaten counting. Shown instead: where most incidents were last year`;
  return `Where incidents were likeliest if the past months are a guide: ${weekWords(answer)}`;
}

const shareWords = (value) => `${number(value * 100, value < 0.1 ? 1 : 0)} %`;
const indexWords = (value, digits) => (value === null ? 'none' : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** An index with the interval about it. */
export function withInterval(value, interval, digits) {
  return interval === null ? indexWords(value, digits) : `${indexWords(value, digits)} (${indexWords(interval.low, digits)} to ${indexWords(interval.high, digits)})`;
}

const methodWords = ({ method, pai, paiInterval, pei, peiInterval }) => `${METHOD_WORDS[method]}: PAI ${withInterval(pai, paiInterval, 1)}, PEI ${withInterval(pei, peiInterval, 2)}.`;

/** What nobody may leave out who shows the map: how these squares did, and how counting did, in weeks that neither had seen. */
export function shortStatement({ trial, shown, leftOut, statement }) {
  const left = leftOut.place + leftOut.time > 0 ? ` ${number(leftOut.place + leftOut.time)} left out: place or time not known well enough.` : '';
  if (!trial) return `Learnt from: ${incidents(statement.n)}, ${spanWords(statement)}.${left}`;
  const [forecast, counts] = trial.methods;
  const first = shown === 'FORECAST' ? [forecast, counts] : [counts, forecast];
  if (forecast.incidents === 0) return `Nothing was reported in the ${trial.weeks.length} weeks on which it is tried.${left}`;
  return `Of ${incidents(forecast.incidents)} in the last ${trial.weeks.length} weeks, ${number(first[0].hits)} were in such squares, ${shareWords(statement.parameters.share)} of all. ${first.map(methodWords).join(' ')}${left}`;
}

/** Whether it beat counts, and how often chance does that. */
export function verdictWords({ better, methods, weeks }) {
  const { forecastBetter, forecastWorse, p } = methods[1];
  const kernel = methods[2];
  const beat = better ? 'The forecast was better than counting last year' : 'The forecast was no better than counting last year';
  return `${beat}: more hits in ${forecastBetter} of ${weeks.length} weeks, fewer in ${forecastWorse}. A coin would have it better as often in ${number(p * 100, p < 0.1 ? 1 : 0)} of 100 cases; below 6 counts as better. Against the kernel it had more in ${kernel.forecastBetter}, fewer in ${kernel.forecastWorse}.`;
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { trial, statement } = answer;
  const { version, parameters, n, seed } = statement;
  const parts = trial.parts.map(({ part, weight }) => `${PART_WORDS[part]} ${number(weight * 100)} %`).join(', ');
  return `Version ${version}, squares of ${sizeInWords(parameters.cellMetres)}, learnt from ${incidents(n)}, ${spanWords(statement)}; the chosen period plays no part. What counts: ${parts}. About ${number(trial.expected, 1)} incidents are expected in all ${number(trial.studied)} squares. Each week was forecast from what was known when it began; an incident counts as known ${parameters.known}. Seed ${seed}. ${workedOutWords(answer)}`;
}

/** What is said of one square. */
export function squareLines({ expected, lastYear }, shown) {
  const had = `${incidents(lastYear)} in the last 52 weeks`;
  return shown === 'FORECAST' ? [`${expected.toLocaleString('en-GB', { maximumSignificantDigits: 2 })} expected in the week`, had] : [had];
}

export const CAVEAT = 'This does not say what will happen, and nothing about any person. No reports does not mean safe: where few report, no square is flagged whatever happens there. Where patrols go, more is recorded, and a forecast can come to confirm itself.';
