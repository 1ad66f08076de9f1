import { loadWords, words } from './words.js';

/** The words of the pages beside the map: administration, imports and audit, as `words-of-page.js` gives those of every page. */
await loadWords('office');

export const phrase = words;
