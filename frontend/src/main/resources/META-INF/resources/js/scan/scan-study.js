import { fetchScan } from '../api/emerging.js';
import { sizeInWords } from '../geo/place-text.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, chanceWords, countWords, headingWords, longStatement, progressWords, shortStatement, significantOf } from './scan-words.js';

/** What is going on somewhere at the end of the period. */
export const scanStudy = {
  name: 'scan',
  words: 'What is going on just now',
  fetch: fetchScan,
  progressWords,
  settings: [
    {
      name: 'mostDays',
      words: 'Lasting at most',
      choices: [7, 14, 28].map((value) => ({ value, words: `${value} days`, first: value === 14 })),
    },
    {
      name: 'mostMetres',
      words: 'Largest radius',
      choices: [5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 20_000 })),
    },
  ],
  heading: headingWords,
  rows: (answer) => significantOf(answer).map(({ geometry, properties }) => ({ title: titleWords(properties), lines: [countWords(properties), chanceWords(properties)], outline: geometry })),
  rowsLabel: 'Clusters, the least likely by chance first',
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
