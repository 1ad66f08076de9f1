/** The audit in words. */
export const OPERATIONS = [
  ['COLLECTION', 'Collected'],
  ['ALTERATION', 'Altered'],
  ['CONSULTATION', 'Consulted'],
  ['DISCLOSURE', 'Disclosed'],
  ['COMBINATION', 'Combined'],
  ['ERASURE', 'Erased'],
  ['SECURITY', 'Security'],
];

const TIERS = new Map([
  ['EXACT', 'as known'],
  ['ORIGINATOR', 'own report'],
  ['WATCH', 'watch square'],
  ['PUBLIC', 'public square'],
  ['POINTER', 'that something is held'],
]);

/** Where the screen has words of its own for what the audit names. */
const KINDS = new Map([['pointer', ['note for other forces', 'notes for other forces']]]);

export function operationWords(code) {
  return new Map(OPERATIONS).get(code) ?? code;
}

/** Who acted: a name, an id that has no name any more, somebody erased by law, or nobody in particular. */
export function actorWords({ person, personErased }) {
  if (personErased) return 'Name erased by law';
  if (!person) return 'Hedgerow itself';
  return person.name ?? `Somebody who has left (${person.id.slice(0, 8)})`;
}

/** How many records an entry concerns, and how much of them was given. */
export function subjectWords({ subjectKind, subjectCount, tier, account }) {
  if (account) return `account of ${account.name ?? account.id.slice(0, 8)}`;
  if (subjectCount === 0) return subjectKind ?? '';
  const [one, many] = KINDS.get(subjectKind) ?? [subjectKind ?? 'record', `${subjectKind ?? 'record'}s`];
  const things = subjectCount === 1 ? `1 ${one}` : `${subjectCount} ${many}`;
  return tier ? `${things}, ${TIERS.get(tier) ?? tier.toLowerCase()}` : things;
}

/** What else an auditor is told: never the words themselves. */
export function noteWords({ purpose, reasonGiven, queryGiven }) {
  return [
    purpose && `purpose: ${purpose.toLowerCase().replaceAll('_', ' ')}`,
    reasonGiven && 'the reason',
    queryGiven && 'what was looked for',
  ].filter(Boolean).join(', ');
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in what somebody typed or pasted, such as the address of an incident; null when there is none. */
export function idIn(text) {
  const found = text.trim().split(/[^0-9a-f-]+/i).find((part) => ID.test(part));
  return found?.toLowerCase() ?? null;
}
