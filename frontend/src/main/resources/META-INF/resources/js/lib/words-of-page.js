import { learnSentences } from './said-in-welsh.js';
import { currentLanguage, loadWords, words } from './words.js';

/**
 * The words that every page says: `phrase(key, values)`. A module that imports them waits until they are there, so that a text may stand wherever a
 * module names one. Names of days and months come from their own catalogue, and only in Welsh: every browser can write dates in English.
 */
await Promise.all([loadWords('page'), currentLanguage() === 'cy' && loadWords('date'), learnSentences()]);

export const phrase = words;
