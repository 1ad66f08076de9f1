import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { incidents, number, spanWords, workedOutWords } from '../study/study-words.js';
import { day } from '../time/london.js';

export const METHOD_WORDS = { FORECAST: phrase('map.forecast.the-forecast'), COUNTS: phrase('map.forecast.counts-of-last-year'), KERNEL: phrase('map.forecast.kernel-density-of-last-year') };

const PART_WORDS = {
  ANYWHERE: phrase('map.forecast.anywhere'),
  SAME_CELL: phrase('map.forecast.the-square-itself'),
  NEARBY: phrase('map.forecast.those-that-touch-it'),
  AROUND: phrase('map.forecast.the-country-around'),
  SEASON: phrase('map.forecast.the-same-weeks-of-years-before'),
  SOON_AND_NEAR: phrase('map.forecast.near-repeats-within-days'),
  LATER_AND_WIDER: phrase('map.forecast.near-repeats-within-weeks'),
};

/** Without its trial no square is shown, whatever else an answer may hold. */
export const flaggedOf = (answer) => (answer.trial ? answer.cells.features : []);

/** Days of the calendar, in words; at noon no clock can move them. */
export const weekWords = ({ firstDay, lastDay }) => phrase('map.forecast.to', { join: day(`${firstDay}T12:00:00Z`).split(' ').slice(0, 3).join(' '), day: day(`${lastDay}T12:00:00Z`) });

/** What is shown, or why nothing is. */
export function headingWords({ missing, shown, leastIncidents, leastWeeks, statement, ...answer }) {
  if (missing === 'INCIDENTS') return phrase('map.forecast.too-few-to-try-of-the', { incidents: incidents(statement.n), leastIncidents });
  if (missing === 'WEEKS') return phrase('map.forecast.too-short-a-history-to-try', { leastWeeks });
  if (shown === 'COUNTS') return phrase('map.forecast.no-better-than-counts-the-forecast', { weekWords: weekWords(answer) });
  return phrase('map.forecast.where-incidents-were-likeliest-if-the', { weekWords: weekWords(answer) });
}

const shareWords = (value) => `${number(value * 100, value < 0.1 ? 1 : 0)} %`;
const indexWords = (value, digits) => (value === null ? phrase('map.forecast.none') : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** An index with the interval about it. */
export function withInterval(value, interval, digits) {
  return interval === null ? indexWords(value, digits) : phrase('map.forecast.to-2', { indexWords: indexWords(value, digits), indexWords2: indexWords(interval.low, digits), indexWords3: indexWords(interval.high, digits) });
}

const methodWords = ({ method, pai, paiInterval, pei, peiInterval }) => phrase('map.forecast.pai-pei', { method: METHOD_WORDS[method], withInterval: withInterval(pai, paiInterval, 1), withInterval2: withInterval(pei, peiInterval, 2) });

/** What nobody may leave out who shows the map: how these squares did, and how counting did, in weeks that neither had seen. */
export function shortStatement({ trial, shown, leftOut, statement }) {
  const left = leftOut.place + leftOut.time > 0 ? phrase('map.forecast.left-out-place-or-time-not', { number: number(leftOut.place + leftOut.time) }) : '';
  if (!trial) return phrase('map.forecast.learnt-from', { incidents: incidents(statement.n), spanWords: spanWords(statement), left });
  const [forecast, counts] = trial.methods;
  const first = shown === 'FORECAST' ? [forecast, counts] : [counts, forecast];
  if (forecast.incidents === 0) return phrase('map.forecast.nothing-was-reported-in-the-weeks', { length: trial.weeks.length, left });
  return phrase('map.forecast.of-in-the-last-weeks-were', { incidents: incidents(forecast.incidents), length: trial.weeks.length, number: number(first[0].hits), shareWords: shareWords(statement.parameters.share), join: first.map(methodWords).join(' '), left });
}

/** Whether it beat counts, and how often chance does that. */
export function verdictWords({ better, methods, weeks }) {
  const { forecastBetter, forecastWorse, p } = methods[1];
  const kernel = methods[2];
  const beat = better ? phrase('map.forecast.the-forecast-was-better-than-counting') : phrase('map.forecast.the-forecast-was-no-better-than');
  return phrase('map.forecast.more-hits-in-of-weeks-fewer', { beat, forecastBetter, length: weeks.length, forecastWorse, number: number(p * 100, p < 0.1 ? 1 : 0), forecastBetter2: kernel.forecastBetter, forecastWorse2: kernel.forecastWorse });
}

/** The rest of the statement, from which anybody can make the same again. */
export function longStatement(answer) {
  const { trial, statement } = answer;
  const { version, parameters, n, seed } = statement;
  const parts = trial.parts.map(({ part, weight }) => `${PART_WORDS[part]} ${number(weight * 100)} %`).join(', ');
  return phrase('map.forecast.version-squares-of-learnt-from-the', { version, sizeInWords: sizeInWords(parameters.cellMetres), incidents: incidents(n), spanWords: spanWords(statement), parts, number: number(trial.expected, 1), number2: number(trial.studied), known: parameters.known, seed, workedOutWords: workedOutWords(answer) });
}

/** What is said of one square. */
export function squareLines({ expected, lastYear }, shown) {
  const had = phrase('map.forecast.in-the-last-52-weeks', { incidents: incidents(lastYear) });
  return shown === 'FORECAST' ? [phrase('map.forecast.expected-in-the-week', { toLocaleString: expected.toLocaleString('en-GB', { maximumSignificantDigits: 2 }) }), had] : [had];
}

export const CAVEAT = phrase('map.forecast.this-does-not-say-what-will');
