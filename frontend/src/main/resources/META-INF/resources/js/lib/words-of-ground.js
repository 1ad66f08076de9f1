import { loadWords, words } from './words.js';

/** The words of hazards and ways in, on their own page and on the map, as `words-of-map.js` gives those of the map. */
await loadWords('ground');

export const phrase = words;
