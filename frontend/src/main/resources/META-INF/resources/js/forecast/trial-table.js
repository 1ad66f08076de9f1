import { countTable } from '../chart/chart-figure.js';
import { el } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { statisticsCsv } from '../statistics/statistics-tables.js';
import { number } from '../study/study-words.js';
import { CAVEAT, METHOD_WORDS, longStatement, shortStatement, verdictWords, withInterval } from './forecast-words.js';

/** The three that choose squares, side by side. */
export function methodTable({ methods, weeks }) {
  return {
    caption: `Tried on the last ${weeks.length} weeks`,
    columns: ['Squares by', 'Hits', 'PAI', 'PEI'],
    rows: methods.map(({ method, hits, pai, paiInterval, pei, peiInterval }) => [METHOD_WORDS[method], hits, withInterval(pai, paiInterval, 1), withInterval(pei, peiInterval, 2)]),
    note: 'Hits: incidents in the flagged squares. PAI: how many times as many as squares drawn by lot would have. PEI: their share of the most that as many squares could have had. In brackets: 95 of 100 draws of the weeks.',
  };
}

/** Week by week. */
export function weekTable({ methods, weeks }) {
  return {
    caption: 'Hits week by week',
    columns: ['Week from', 'Incidents', ...methods.map(({ method }) => METHOD_WORDS[method]), 'Most possible'],
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
  const about = `Trial of the forecast of the week from ${answer.firstDay}. ${shortStatement(answer)} ${verdictWords(trial)} ${longStatement(answer)} ${CAVEAT}`;
  return el(
    'section',
    { class: 'trial', 'data-test': 'forecast-trial' },
    countTable({ ...methods, rows: methods.rows.map((cells) => cells.map(unbroken)) }),
    el('p', { 'data-test': 'forecast-verdict' }, verdictWords(trial)),
    el('details', { class: 'folded' }, el('summary', {}, `Week by week (${number(trial.weeks.length)})`), countTable(weeks)),
    el('button', { type: 'button', class: 'secondary', 'data-test': 'forecast-csv', onclick: () => saveCsv(statisticsCsv(about, [methods, weeks]), 'hedgerow-forecast-trial.csv') }, 'Save these tables (CSV)'),
  );
}
