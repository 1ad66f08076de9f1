import { fetchScan } from '../api/emerging.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, chanceWords, countWords, headingWords, longStatement, progressWords, shortStatement, significantOf } from './scan-words.js';

/** What is going on somewhere at the end of the period. */
export const scanStudy = {
  name: 'scan',
  words: phrase('map.scan.what-is-going-on-just-now'),
  fetch: fetchScan,
  progressWords,
  settings: [
    {
      name: 'mostDays',
      words: phrase('map.scan.lasting-at-most'),
      choices: [7, 14, 28].map((value) => ({ value, words: phrase('map.scan.days', { value }), first: value === 14 })),
    },
    {
      name: 'mostMetres',
      words: phrase('map.scan.largest-radius'),
      choices: [5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 20_000 })),
    },
  ],
  heading: headingWords,
  rows: (answer) => significantOf(answer).map(({ geometry, properties }) => ({ title: titleWords(properties), lines: [countWords(properties), chanceWords(properties)], outline: geometry })),
  rowsLabel: phrase('map.scan.clusters-the-least-likely-by-chance'),
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
