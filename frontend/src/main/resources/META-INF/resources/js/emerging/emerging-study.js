import { fetchEmerging } from '../api/emerging.js';
import { sizeInWords } from '../geo/place-text.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, courseWords, headingWords, longStatement, patternWords, shortStatement } from './emerging-words.js';

/** Which areas become hot, have long been, or cool down. */
export const emergingStudy = {
  name: 'emerging',
  words: 'What is emerging and what lasts',
  fetch: fetchEmerging,
  settings: [
    {
      name: 'cellMetres',
      words: 'Width of a hexagon',
      choices: [2000, 5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 5000 })),
    },
    {
      name: 'sliceDays',
      words: 'Slices of time',
      choices: [
        { value: 7, words: 'Weeks', first: true },
        { value: 28, words: 'Four weeks' },
      ],
    },
  ],
  heading: headingWords,
  rows: (answer) => answer.cells.features.map(({ geometry, properties }) => ({ title: titleWords(properties), lines: [patternWords(properties.pattern), courseWords(properties)], outline: geometry })),
  rowsLabel: 'Hexagons with a pattern, what is new first',
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
