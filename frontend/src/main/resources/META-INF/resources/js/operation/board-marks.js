import { words } from '../lib/words.js';
import { DIRECTIONS } from './operation-words.js';

const DEGREES_APART = 22.5;

/** The items that are on the map, as it draws them. */
export const marksOf = (items) =>
  items
    .filter(({ state }) => state === 'CURRENT')
    .map(({ kind, form, title, corners, direction }) => ({ kind, form, title, corners, letter: words(`operations.letter.${kind}`), direction: direction === null ? null : DIRECTIONS.indexOf(direction) * DEGREES_APART }));
