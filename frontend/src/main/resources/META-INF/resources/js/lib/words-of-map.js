import { loadWords, words } from './words.js';

/** The words of the map and of what stands beside it, as `words-of-page.js` gives those of every page. */
await loadWords('map');

export const phrase = words;
