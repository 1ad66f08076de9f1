import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';

/** What the crew must see is not known is said so, and never left empty. */
export const known = (value) => (value === null || value === undefined || value === '' ? el('strong', { class: 'air-unknown' }, words('air.not-known')) : value);

export const stateWords = (state) => words(`air.state.${state}`);
export const priorityWords = (priority) => words(`air.priority.${priority}`);
export const yesOrNo = (value) => (value === null || value === undefined ? null : words(value ? 'air.yes' : 'air.no'));
export const distanceWords = (metres) => (metres < 1000 ? words('air.metres', { metres }) : words('air.kilometres', { kilometres: String(Math.round(metres / 100) / 10) }));

/** What to tell somebody whose act did not succeed. */
export function problemWords(problem) {
  if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
  return problem.errors?.length > 0 ? problem.errors.map(({ detail }) => detail).join(' ') : problem.words;
}
