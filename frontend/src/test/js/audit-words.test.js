import { actorWords, idIn, noteWords, subjectWords } from '../../main/resources/META-INF/resources/js/audit/audit-words.js';
import { equal, test } from './testing.js';

const ID = '0b5f2c1e-8a4d-4f3b-9c2d-1e2f3a4b5c6d';

test('an id is found in what was pasted, and nothing else is taken for one', () => {
  equal(idIn(ID), ID);
  equal(idIn(`  ${ID.toUpperCase()} `), ID);
  equal(idIn(`https://hedgerow.example/?incident=${ID}&x=1`), ID);
  equal(idIn('CAMBS-2026-000123'), null);
  equal(idIn(''), null);
  equal(idIn('<script>'), null);
});

test('who acted is said even when the name is gone', () => {
  equal(actorWords({ person: { id: ID, name: 'Ash' }, personErased: false }), 'Ash');
  equal(actorWords({ person: { id: ID, name: null }, personErased: false }), 'Somebody who has left (0b5f2c1e)');
  equal(actorWords({ person: null, personErased: true }), 'Name erased by law');
  equal(actorWords({ person: null, personErased: false }), 'Hedgerow itself');
});

test('records are counted with how much of them was given', () => {
  equal(subjectWords({ subjectKind: 'incident', subjectCount: 1, tier: 'EXACT' }), '1 incident, as known');
  equal(subjectWords({ subjectKind: 'incident', subjectCount: 40, tier: 'WATCH' }), '40 incidents, watch square');
  equal(subjectWords({ subjectKind: 'pointer', subjectCount: 2, tier: 'POINTER' }), '2 notes for other forces, that something is held');
  equal(subjectWords({ subjectKind: 'audit', subjectCount: 0, tier: null }), 'audit');
  equal(noteWords({ purpose: 'AIR_SUPPORT', reasonGiven: true, queryGiven: false }), 'purpose: air support, the reason');
});
