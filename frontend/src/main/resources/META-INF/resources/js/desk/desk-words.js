import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { hasWords, words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';

/** The name of a kind of incident; its code for a kind that an administrator added. */
export const kindWords = (code) => (hasWords(`named.category.${code}`) ? words(`named.category.${code}`) : code);

/** "just now", "4 min ago", "3 h ago", or the day. */
export function ageWords(instant, now) {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return words('desk.age.now');
  if (minutes < 60) return words('desk.age.minutes', { minutes });
  if (minutes < 24 * 60) return words('desk.age.hours', { hours: Math.floor(minutes / 60) });
  return spokenDayAndClock(instant);
}

/** "600 m", "1.2 km". */
export const metresWords = (metres) => (metres < 1000 ? words('desk.metres', { metres }) : words('desk.kilometres', { kilometres: String(Math.round(metres / 100) / 10) }));

/** Why two may be one event, in a line. */
export function reasonWords({ kind, number, plate }) {
  switch (kind) {
    case 'NEAR':
      return number === 0 ? words('desk.reason.same-place') : words('desk.reason.near', { distance: metresWords(number) });
    case 'SAME_SQUARE':
      return words('desk.reason.square', { distance: metresWords(number) });
    case 'AT_ONCE':
      return number === 0 ? words('desk.reason.at-once') : number < 120 ? words('desk.reason.minutes', { minutes: number }) : words('desk.reason.hours', { hours: Math.round(number / 60) });
    case 'SAME_KIND':
      return words('desk.reason.same-kind');
    case 'ALIKE_KIND':
      return words('desk.reason.alike-kind');
    case 'PLATE':
      return words('desk.reason.plate', { plate });
    default:
      return words('desk.reason.alike-plate', { plate });
  }
}

/** Why two may be one event for a watch group, which knows places as squares: {kind, least, most}. */
export function watchReasonWords({ kind, least, most }) {
  if (kind === 'SAME_SQUARE') return words('desk.reason.squares-meet', { most: metresWords(most) });
  if (kind === 'NEAR') return words('desk.reason.squares-apart', { least: metresWords(least), most: metresWords(most) });
  return reasonWords({ kind, number: least, plate: null });
}

/** What to tell somebody whose act did not succeed. The server's own words stand where there are none here. */
export function problemWords(problem) {
  // A refusal of the page itself names its words.
  if (problem.key) return words(problem.key);
  if (problem instanceof NoAnswerError) return words('desk.problem.no-answer');
  if (!(problem instanceof ProblemError)) throw problem;
  const key = `desk.problem.${problem.slug}`;
  if (hasWords(key)) return words(key);
  return problem.errors.length > 0 ? problem.errors.map(({ detail }) => detail).join(' ') : problem.words;
}
