import { fetchForecast } from '../api/forecast.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, flaggedOf, headingWords, longStatement, shortStatement, squareLines } from './forecast-words.js';
import { trialTable } from './trial-table.js';

/** Where the coming week's incidents were likeliest, for the police; its trial stands above the list of squares. */
export const forecastStudy = {
  name: 'forecast',
  words: phrase('map.forecast.the-week-ahead'),
  fetch: fetchForecast,
  settings: [
    {
      name: 'cellMetres',
      words: phrase('map.forecast.width-of-a-square'),
      choices: [500, 1000, 2000, 5000].map((value) => ({ value, words: sizeInWords(value), first: value === 1000 })),
    },
  ],
  heading: headingWords,
  preface: ({ answer }) => trialTable(answer),
  rows: (answer) => flaggedOf(answer).map(({ geometry, properties }) => ({ title: titleWords(properties), lines: squareLines(properties, answer.shown), outline: geometry })),
  rowsLabel: phrase('map.forecast.flagged-squares-the-likeliest-first'),
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
