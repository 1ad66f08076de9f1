import { phrase } from '../lib/words-of-office.js';

/** The audit in words. */
export const OPERATIONS = [
  ['COLLECTION', phrase('office.audit.collected')],
  ['ALTERATION', phrase('office.audit.altered')],
  ['CONSULTATION', phrase('office.audit.consulted')],
  ['DISCLOSURE', phrase('office.audit.disclosed')],
  ['COMBINATION', phrase('office.audit.combined')],
  ['ERASURE', phrase('office.audit.erased')],
  ['SECURITY', phrase('office.audit.security')],
];

const TIERS = new Map([
  ['EXACT', phrase('office.audit.as-known')],
  ['ORIGINATOR', phrase('office.audit.own-report')],
  ['WATCH', phrase('office.audit.watch-square')],
  ['PUBLIC', phrase('office.audit.public-square')],
  ['POINTER', phrase('office.audit.that-something-is-held')],
  ['POLICE_WORDING', phrase('office.audit.police-wording')],
  ['WATCH_WORDING', phrase('office.audit.watch-wording')],
]);

/** Where the screen has words of its own for what the audit names. */
const KINDS = new Map([['pointer', [phrase('office.audit.note-for-other-forces'), phrase('office.audit.notes-for-other-forces')]]]);

export function operationWords(code) {
  return new Map(OPERATIONS).get(code) ?? code;
}

/** Who acted: a name, an id that has no name any more, somebody erased by law, or nobody in particular. */
export function actorWords({ person, personErased }) {
  if (personErased) return phrase('office.audit.name-erased-by-law');
  if (!person) return phrase('office.audit.hedgerow-itself');
  return person.name ?? phrase('office.audit.somebody-who-has-left', { slice: person.id.slice(0, 8) });
}

/** How many records an entry concerns, and how much of them was given. */
export function subjectWords({ subjectKind, subjectCount, tier, account }) {
  if (account) return phrase('office.audit.account-of', { slice: account.name ?? account.id.slice(0, 8) });
  if (subjectCount === 0) return subjectKind ?? '';
  const [one, many] = KINDS.get(subjectKind) ?? [subjectKind ?? 'record', `${subjectKind ?? 'record'}s`];
  const things = subjectCount === 1 ? `1 ${one}` : `${subjectCount} ${many}`;
  return tier ? `${things}, ${TIERS.get(tier) ?? tier.toLowerCase()}` : things;
}

/** What else an auditor is told: never the words themselves. */
export function noteWords({ purpose, reasonGiven, queryGiven }) {
  return [
    purpose && phrase('office.audit.purpose', { replaceAll: purpose.toLowerCase().replaceAll('_', ' ') }),
    reasonGiven && phrase('office.audit.the-reason'),
    queryGiven && phrase('office.audit.what-was-looked-for'),
  ].filter(Boolean).join(', ');
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in what somebody typed or pasted, such as the address of an incident; null when there is none. */
export function idIn(text) {
  const found = text.trim().split(/[^0-9a-f-]+/i).find((part) => ID.test(part));
  return found?.toLowerCase() ?? null;
}
