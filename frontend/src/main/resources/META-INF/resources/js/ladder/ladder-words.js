import { words } from '../lib/words.js';
import { day, dayAndClock } from '../time/london.js';

/** What a subject, a step or something held is, in words. That something may be done is never said as law: it may be considered. */

/** A day such as 2026-11-23. */
export const dayWords = (date) => day(`${date}T12:00:00Z`);

export const pounds = (pence) => `£${(pence / 100).toFixed(2)}`;

export function subjectWords({ name, born, age, ageOn, plate }) {
  if (plate !== null) return plate;
  return born === null ? words('ladder.person-of-age', { name, age, day: dayWords(ageOn) }) : words('ladder.person-born', { name, day: dayWords(born) });
}

export const kindWords = (kind) => words(`ladder.kind.${kind}`);

/** Until when a step counts, or since when it does no longer. */
export function stateWords({ state, expiresAt }) {
  if (state === 'WITHDRAWN') return words('ladder.state.WITHDRAWN');
  if (state === 'NOT_BEGUN') return words('ladder.state.NOT_BEGUN');
  if (state === 'EXPIRED') return words('ladder.state.EXPIRED', { when: dayAndClock(expiresAt) });
  return expiresAt === null ? words('ladder.state.in-force-without-end') : words('ladder.state.IN_FORCE', { when: dayAndClock(expiresAt) });
}

/** Why a step may be considered: {next, because} with the steps among which the reason is. */
export function promptWords({ next, because }, steps) {
  const reason = steps.find(({ id }) => id === because);
  const values = { next: kindWords(next), kind: kindWords(reason.kind), force: reason.force, from: day(reason.issuedAt) };
  return reason.expiresAt === null ? words('ladder.prompt-without-end', values) : words('ladder.prompt', { ...values, until: day(reason.expiresAt) });
}

export function timeLimitWords({ proceedings, lastSafeDay, nearness, daysLeft }) {
  const limit = words(`ladder.proceedings.${proceedings}`);
  if (nearness === 'PASSED') return words('ladder.clock-passed', { limit, day: dayWords(lastSafeDay) });
  return words('ladder.clock', { limit, day: dayWords(lastSafeDay), days: words('ladder.days', { n: daysLeft }) });
}

/** A step as facts beside its state. */
export function stepFacts(step) {
  const facts = [words('ladder.issued', { when: dayAndClock(step.issuedAt), force: step.force }), step.grid === null ? step.area : `${step.area}, ${step.grid}`, words('ladder.served-by', { who: step.servedBy })];
  if (step.under18) facts.push(words('ladder.under-18'));
  if (step.childPresent) facts.push(step.childAge === null ? words('ladder.child-present') : words('ladder.child-of-age', { age: step.childAge }));
  if (step.safeguarding === 'TO_DO') facts.push(words('ladder.safeguarding-to-do'));
  if (step.safeguarding === 'DONE') facts.push(words('ladder.safeguarding-done', { said: step.safeguardingSaid }));
  if (step.timeLimit !== null) facts.push(timeLimitWords(step.timeLimit));
  if (step.withdrawnReason !== null) facts.push(words('ladder.withdrawn-because', { reason: step.withdrawnReason }));
  if (step.ownForceOnly) facts.push(words('ladder.own-force-only'));
  if (step.notes !== '') facts.push(step.notes);
  return facts;
}

export function thingWords({ thing, breedType, colour, plate }) {
  if (thing === 'VEHICLE') return colour === '' ? plate : `${plate}, ${colour}`;
  return colour === '' ? breedType : `${breedType}, ${colour}`;
}

/** What is held as facts: since when and under what, when it goes back, what it costs. */
export function custodyFacts(held) {
  const facts = [words('ladder.held-since', { when: dayAndClock(held.heldSince), force: held.force }), words(`ladder.basis.${held.basis}`)];
  if (held.returnDueAt !== null) facts.push(words(held.overdue ? 'ladder.return-overdue' : 'ladder.return-due', { when: dayAndClock(held.returnDueAt) }));
  if (held.sex !== null) facts.push(words(`ladder.sex.${held.sex}`));
  if (held.microchip !== null) facts.push(words('ladder.microchip-is', { number: held.microchip }));
  if (held.marks !== '') facts.push(held.marks);
  facts.push(words('ladder.cost', { cost: pounds(held.costPence), recoverable: pounds(held.recoverablePence) }));
  if (held.convertedAt !== null) facts.push(words('ladder.converted', { when: dayAndClock(held.convertedAt), reason: held.convertedReason }));
  if (held.order !== null) facts.push(words('ladder.ordered', { order: words(`ladder.order.${held.order}`), day: dayWords(held.orderOn) }));
  if (held.disposableFrom !== null && held.endedAt === null) facts.push(words('ladder.disposable-from', { day: dayWords(held.disposableFrom) }));
  if (held.endedAt !== null) facts.push(words(`ladder.ended.${held.ended}`, { when: dayAndClock(held.endedAt) }));
  return facts;
}
