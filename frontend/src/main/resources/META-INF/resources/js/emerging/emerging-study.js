import { fetchEmerging } from '../api/emerging.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, courseWords, headingWords, longStatement, patternWords, shortStatement } from './emerging-words.js';

/** Which areas become hot, have long been, or cool down. */
export const emergingStudy = {
  name: 'emerging',
  words: phrase('map.emerging.what-is-emerging-and-what-lasts'),
  fetch: fetchEmerging,
  settings: [
    {
      name: 'cellMetres',
      words: phrase('map.emerging.width-of-a-hexagon'),
      choices: [2000, 5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 5000 })),
    },
    {
      name: 'sliceDays',
      words: phrase('map.emerging.slices-of-time'),
      choices: [
        { value: 7, words: phrase('map.emerging.weeks'), first: true },
        { value: 28, words: phrase('map.emerging.four-weeks') },
      ],
    },
  ],
  heading: headingWords,
  rows: (answer) => answer.cells.features.map(({ geometry, properties }) => ({ title: titleWords(properties), lines: [patternWords(properties.pattern), courseWords(properties)], outline: geometry })),
  rowsLabel: phrase('map.emerging.hexagons-with-a-pattern-what-is'),
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
