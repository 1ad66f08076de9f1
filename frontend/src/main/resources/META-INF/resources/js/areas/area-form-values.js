import { ringProblem } from './area-shapes.js';

/** What the form of an area holds, and what is wrong with it. Pure functions. */

export const KINDS = ['LAND', 'AREA'];
export const PACES = ['AT_ONCE', 'DAILY', 'WEEKLY'];
/** Of bulletins; null is none, 1 the highest. */
export const PRIORITIES = [null, 1, 3, 5];
export const LONGEST_NAME = 80;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A new area, before anything is said of it. */
export const emptyArea = (language) => ({ name: '', kind: 'LAND', outline: [], categoryGroups: [], byMail: false, byPush: false, pace: 'AT_ONCE', quiet: null, bulletinPriority: 3, language });

/** What is sent of an area: just the fields that the server takes. */
export function areaForm({ name, kind, outline, categoryGroups, byMail, byPush, pace, quiet, bulletinPriority, language }) {
  return { name: name.trim(), kind, outline, categoryGroups: [...categoryGroups].sort(), byMail, byPush, pace, quiet: quiet && { from: quiet.from, until: quiet.until }, bulletinPriority: bulletinPriority ?? null, language };
}

/**
 * What is wrong, in the order of the form: [{field, key}], key being that of the words. `drawn` is the problem of the drawing; `some` says that only some
 * kinds are wanted.
 */
export function formProblems(area, { drawn = ringProblem(area.outline), some = area.categoryGroups.length > 0 } = {}) {
  const name = area.name.trim();
  const { quiet } = area;
  const found = [];
  const wrong = (field, key) => found.push({ field, key });
  if (name === '') wrong('area-name', 'areas.problem.name');
  else if (name.length > LONGEST_NAME) wrong('area-name', 'areas.problem.name-long');
  if (drawn !== null) wrong('area-outline', `areas.problem.${drawn}`);
  if (some && area.categoryGroups.length === 0) wrong('area-groups', 'areas.problem.groups');
  if ((area.byMail || area.byPush) && quiet) {
    if (!CLOCK.test(quiet.from)) wrong('area-quiet-from', 'areas.problem.clock');
    if (!CLOCK.test(quiet.until)) wrong('area-quiet-until', 'areas.problem.clock');
    if (CLOCK.test(quiet.from) && quiet.from === quiet.until) wrong('area-quiet-until', 'areas.problem.quiet-same');
  }
  return found;
}

const FIELDS = { name: 'area-name', kind: 'area-kind', outline: 'area-outline', categoryGroups: 'area-groups', byMail: 'area-mail', byPush: 'area-push', pace: 'area-pace', quiet: 'area-quiet-from', bulletinPriority: 'area-bulletins', language: 'area-language' };

/** The field that a pointer of the server ("/quiet/from") is about; null for none of the form. */
export function fieldOfPointer(pointer) {
  const [, first, second] = String(pointer).split('/');
  if (first === 'quiet' && second === 'until') return 'area-quiet-until';
  return Object.hasOwn(FIELDS, first) ? FIELDS[first] : null;
}
