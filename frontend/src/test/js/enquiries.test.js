import { handOver, takeOver } from '../../main/resources/META-INF/resources/js/enquiry/hand-over.js';
import { askedWords, hitWords, noHitWords, seenWords } from '../../main/resources/META-INF/resources/js/enquiry/enquiry-words.js';
import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test } from './testing.js';

adoptWords('en', await (await fetch('../../main/resources/META-INF/resources/words/enquiries.en.json')).json());

const HIT = { force: 'Essex Police', records: 2, orMore: false, handling: 'P', contact: 'Rural desk', seenAt: null, note: null };

test('a hit says how much, the handling and whom to ask', () => {
  equal(hitWords('PLATE', HIT), 'Essex Police holds 2 records. Handling P. Contact: Rural desk');
  equal(hitWords('PLATE', { ...HIT, records: 1 }).startsWith('Essex Police holds 1 record.'), true);
  equal(hitWords('PLACE', { ...HIT, records: 20, orMore: true, handling: 'C' }).startsWith('Essex Police holds 20 records or more. Handling C: there are conditions'), true);
  equal(hitWords('OPERATION', HIT).startsWith('Essex Police has something there.'), true);
});

test('no hit says that it proves nothing, and how many answer', () => {
  equal(noHitWords({ answering: 1 }), 'No force that answers holds anything. That proves nothing: 1 force answers.');
  equal(noHitWords({ answering: 0 }).endsWith('0 forces answer.'), true);
});

test('whether it was seen is said with what they say', () => {
  equal(seenWords(HIT), 'Nobody there has seen yet that you asked.');
  const seenAt = '2025-10-15T18:00:00Z';
  equal(seenWords({ ...HIT, seenAt, note: '' }).startsWith('Seen there'), true);
  equal(seenWords({ ...HIT, seenAt, note: 'Ring the desk after 8' }).endsWith('They say: Ring the desk after 8'), true);
});

test('who asked is somebody where the name is not known any more', () => {
  equal(askedWords({ by: null, force: 'Essex Police', kind: 'PLATE', askedAt: '2025-10-15T18:00:00Z' }).startsWith('Somebody, Essex Police: A plate, '), true);
});

test('what is handed over is read once', () => {
  const held = new Map();
  const storage = { setItem: (key, value) => held.set(key, value), getItem: (key) => held.get(key) ?? null, removeItem: (key) => held.delete(key) };
  handOver('AB5? C?E', storage);
  equal(takeOver(storage), 'AB5? C?E');
  equal(takeOver(storage), '');
  equal(takeOver({ getItem: () => { throw new Error('kept from'); } }), '');
});
