import { countTable } from '../chart/chart-figure.js';
import { el } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { phrase } from '../lib/words-of-map.js';
import { statisticsCsv } from '../statistics/statistics-tables.js';
import { number } from '../study/study-words.js';
import { CAVEAT, METHOD_WORDS, longStatement, shortStatement, verdictWords, withInterval } from './forecast-words.js';

/** The three that choose squares, side by side. */
export function methodTable({ methods, weeks }) {
  return {
    caption: phrase('map.forecast.tried-on-the-last-weeks', { length: weeks.length }),
    columns: [phrase('map.forecast.squares-by'), phrase('map.forecast.hits'), 'PAI', 'PEI'],
    rows: methods.map(({ method, hits, pai, paiInterval, pei, peiInterval }) => [METHOD_WORDS[method], hits, withInterval(pai, paiInterval, 1), withInterval(pei, peiInterval, 2)]),
    note: phrase('map.forecast.hits-incidents-in-the-flagged-squares'),
  };
}

/** Week by week. */
export function weekTable({ methods, weeks }) {
  return {
    caption: phrase('map.forecast.hits-week-by-week'),
    columns: [phrase('map.forecast.week-from'), phrase('map.forecast.incidents'), ...methods.map(({ method }) => METHOD_WORDS[method]), phrase('map.forecast.most-possible')],
    rows: weeks.map(({ firstDay, incidents, hits, most }) => [firstDay, incidents, ...hits, most]),
    note: null,
  };
}

/** An interval stays on one line. */
const unbroken = (cell) => (typeof cell === 'string' ? cell.replace(/\(.*\)/, (interval) => interval.replaceAll(' ', '\u00A0')) : cell);

/** How it did before, with the file. No square is in it: where officers will be is not for a file that nobody writes down. */
export function trialTable(answer) {
  const { trial } = answer;
  if (!trial) return null;
  const methods = methodTable(trial);
  const weeks = weekTable(trial);
  const about = phrase('map.forecast.trial-of-the-forecast-of-the', { firstDay: answer.firstDay, shortStatement: shortStatement(answer), verdictWords: verdictWords(trial), longStatement: longStatement(answer), CAVEAT });
  return el(
    'section',
    { class: 'trial', 'data-test': 'forecast-trial' },
    countTable({ ...methods, rows: methods.rows.map((cells) => cells.map(unbroken)) }),
    el('p', { 'data-test': 'forecast-verdict' }, verdictWords(trial)),
    el('details', { class: 'folded' }, el('summary', {}, phrase('map.forecast.week-by-week', { number: number(trial.weeks.length) })), countTable(weeks)),
    el('button', { type: 'button', class: 'secondary', 'data-test': 'forecast-csv', onclick: () => saveCsv(statisticsCsv(about, [methods, weeks]), 'hedgerow-forecast-trial.csv') }, phrase('map.forecast.save-these-tables-csv')),
  );
}
