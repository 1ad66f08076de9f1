import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';

/** What was asked and answered, in words. */

export const KINDS = ['PLATE', 'VEHICLE', 'PERSON', 'PLACE', 'OPERATION'];

/** What a force that was hit answers: how much, the handling and whom to ask, which is all that is told. */
export function hitWords(kind, { force, records, orMore, handling, contact }) {
  const holds = kind === 'OPERATION' ? words('enquiries.hit-there', { force }) : orMore ? words('enquiries.hit-many', { force, many: records }) : words('enquiries.hit', { force, n: records });
  return [holds, words(`enquiries.handling.${handling}`), words('enquiries.contact', { contact })].join(' ');
}

/** What no hit means, which is little. */
export const noHitWords = ({ answering }) => words('enquiries.no-hit', { n: answering });

/** Whether the force that was hit has seen it, and what it says. */
export function seenWords({ seenAt, note }) {
  if (seenAt === null) return words('enquiries.not-seen');
  return note === '' ? words('enquiries.seen', { when: dayAndClock(seenAt) }) : words('enquiries.seen-and-said', { when: dayAndClock(seenAt), note });
}

/** Who asked the own force, what kind of thing, and when. */
export const askedWords = ({ by, force, kind, askedAt }) => words('enquiries.asked-by', { by: by ?? words('enquiries.somebody'), force, kind: words(`enquiries.kind.${kind}`), when: dayAndClock(askedAt) });
