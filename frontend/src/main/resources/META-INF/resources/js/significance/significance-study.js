import { fetchSignificance } from '../api/significance.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { titleWords } from '../study/study-words.js';
import { CAVEAT, countWords, headingWords, longStatement, shortStatement, strengthWords } from './significance-words.js';

/** The hexagons that are drawn and listed, strongest first. */
export const significantOf = (answer) => answer.cells.features.filter(({ properties }) => properties.significant);

/** Where incidents lie together more than chance explains. */
export const significanceStudy = {
  name: 'significance',
  words: phrase('map.significance.where-it-is-more-than-chance'),
  fetch: fetchSignificance,
  settings: [
    {
      name: 'cellMetres',
      words: phrase('map.significance.width-of-a-hexagon'),
      choices: [1000, 2000, 5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 5000 })),
    },
  ],
  heading: headingWords,
  rows: (answer) => significantOf(answer).map(({ geometry, properties }) => ({ title: titleWords(properties), lines: [strengthWords(properties), countWords(properties)], outline: geometry })),
  rowsLabel: phrase('map.significance.hexagons-that-hold-more-than-chance'),
  shortStatement,
  longStatement,
  caveat: CAVEAT,
};
