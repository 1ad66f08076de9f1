import { custodyFacts, pounds, promptWords, stateWords, stepFacts, subjectWords, timeLimitWords } from '../../main/resources/META-INF/resources/js/ladder/ladder-words.js';
import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test } from './testing.js';

adoptWords('en', await (await fetch('../../main/resources/META-INF/resources/words/ladder.en.json')).json());

const STEP = {
  id: 'b9c6f5f6-4a53-4f0f-8d7c-6a55a0e6d001',
  kind: 'COMMUNITY_PROTECTION_WARNING',
  state: 'IN_FORCE',
  force: 'Essex Police',
  area: 'By the fen',
  grid: null,
  issuedAt: '2025-10-02T11:00:00Z',
  expiresAt: '2026-01-02T12:00:00Z',
  servedBy: 'PC 1234',
  under18: false,
  childPresent: true,
  childAge: 11,
  safeguarding: 'TO_DO',
  timeLimit: null,
  withdrawnReason: null,
  ownForceOnly: false,
  notes: '',
};
const HELD = { thing: 'DOG', force: 'Essex Police', heldSince: '2025-10-15T20:00:00Z', basis: 'ASB_S37', returnDueAt: '2025-10-17T20:00:00Z', overdue: false, sex: 'FEMALE', microchip: null, marks: '', costPence: 3600, recoverablePence: 0, convertedAt: null, order: null, disposableFrom: null, endedAt: null };

test('what may be considered names the step on which it would stand, and never says what the law is', () => {
  const said = promptWords({ next: 'COMMUNITY_PROTECTION_NOTICE', because: STEP.id }, [STEP]);
  equal(said.startsWith('Community protection notice may be considered: a Community protection warning of Essex Police'), true);
  equal(said.includes('2 Oct') && said.includes('2 Jan'), true);
  equal(promptWords({ next: 'BREACH', because: STEP.id }, [{ ...STEP, expiresAt: null }]).endsWith('is in force.'), true);
});

test('whether a step counts is said in words', () => {
  equal(stateWords(STEP).startsWith('In force until'), true);
  equal(stateWords({ ...STEP, state: 'EXPIRED' }).endsWith('it does not count'), true);
  equal(stateWords({ ...STEP, state: 'WITHDRAWN' }), 'Withdrawn: it does not count');
  equal(stateWords({ ...STEP, expiresAt: null }), 'In force, without an end');
});

test('a child who was there is a task until somebody says what was done', () => {
  equal(stepFacts(STEP).slice(-2), ['A child of 11 was present', 'To do: say what was done for the child']);
  equal(stepFacts({ ...STEP, safeguarding: 'DONE', safeguardingSaid: 'Referred' }).at(-1), 'Done for the child: Referred');
});

test('a time limit says its day and how many are left', () => {
  const limit = { proceedings: 'SUMMARY', lastSafeDay: '2026-04-14', nearness: 'WITHIN_7_DAYS', daysLeft: 1 };
  equal(timeLimitWords(limit).endsWith('one day left'), true);
  equal(timeLimitWords({ ...limit, nearness: 'PASSED', daysLeft: -3 }).includes('was'), true);
});

test('what is held says when it goes back and what its keep costs', () => {
  equal(pounds(3605), '£36.05');
  const facts = custodyFacts(HELD);
  equal(facts.some((fact) => fact.startsWith('To be given back by')), true);
  equal(facts.at(-1), 'Keep so far £36.00, of which £0.00 may be asked back');
  equal(custodyFacts({ ...HELD, overdue: true }).some((fact) => fact.startsWith('Was to be given back')), true);
});

test('a person is called by name and date of birth or age, a vehicle by its plate', () => {
  equal(subjectWords({ name: null, born: null, age: null, ageOn: null, plate: 'ZZ51ZZZ' }), 'ZZ51ZZZ');
  equal(subjectWords({ name: 'Invented', born: null, age: 40, ageOn: '2025-10-15', plate: null }).startsWith('Invented, 40 years old on'), true);
});
