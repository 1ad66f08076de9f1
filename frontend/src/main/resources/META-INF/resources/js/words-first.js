import { loadWords } from './lib/words.js';

/** Asks for the words of the map while its scripts are still on their way; who needs them first waits for the same answer. */
loadWords('page', 'map').catch(() => {});
