import { fetchDensity } from '../api/density.js';
import { sizeInWords } from '../geo/place-text.js';
import { phrase } from '../lib/words-of-map.js';
import { titleWords } from '../study/study-words.js';
import { densityFiles } from './density-files.js';
import { CAVEAT, headingWords, longStatement, peakWords, shortStatement } from './density-words.js';

/** How densely incidents lie; those who may take incidents out may take the surface out too. */
export const densityStudy = (mayExport) => ({
  name: 'density',
  words: phrase('map.density.how-densely-they-lie'),
  fetch: fetchDensity,
  settings: [
    {
      name: 'bandwidthMetres',
      words: phrase('map.density.how-far-one-incident-is-spread'),
      choices: [2000, 5000, 10_000, 20_000].map((value) => ({ value, words: sizeInWords(value), first: value === 10_000 })),
    },
  ],
  heading: headingWords,
  rows: (answer) => answer.peaks.map((peak) => ({ title: titleWords(peak), lines: [peakWords(peak)], outline: peak.outline })),
  rowsLabel: phrase('map.density.the-densest-places-densest-first'),
  shortStatement,
  longStatement,
  caveat: CAVEAT,
  extras: (store) => mayExport && store.answer.missing === null && densityFiles(store.params()),
});
