import { byDay, eventWords, historyStatement } from '../../main/resources/META-INF/resources/js/hotspot/history-words.js';
import { wordsForHotspots } from '../../main/resources/META-INF/resources/js/live/change-words.js';
import { equal, test } from './testing.js';

const event = (kind, on, incidents = null) => ({ kind, on, near: 'Fowlmere', incidents });

test('what happened is said by day', () => {
  const days = byDay([event('DIED', '2026-10-12'), event('BORN', '2026-10-12', 5), event('BORN', '2026-10-01', 7)]);
  equal(days.map(({ on, events }) => [on, events.length]), [['2026-10-12', 2], ['2026-10-01', 1]]);
  equal(byDay([]), []);
});

test('each kind of event has its words, and a hidden count is not said', () => {
  equal(eventWords(event('BORN', '2026-10-12', 1200)), 'Began near Fowlmere, 1,200 incidents');
  equal(eventWords(event('BORN', '2026-10-12')), 'Began near Fowlmere');
  equal(eventWords(event('SPLIT', '2026-10-12', 5)), 'Parted from another near Fowlmere, 5 incidents');
  equal(eventWords(event('MERGED', '2026-10-12', 9)), 'Joined another near Fowlmere, which then had 9 incidents');
  equal(eventWords({ kind: 'DIED', near: null, incidents: null }), 'Ended');
});

test('the statement says of what, by which rule and at which position', () => {
  const words = historyStatement({ n: 1200, version: 1, parameters: { reachMetres: 2000, minimumIncidents: 5 }, to: '2026-11-22T12:00:00Z', microseconds: 12000 }, 'p7');
  for (const part of ['1,200 incidents', '2,000 m', 'at least 5', '12 ms', 'p7']) equal(words.includes(part), true, part);
});

test('what ended is told with what changed', () => {
  const spot = { near: 'Fowlmere', count: 9, trend: 'STEADY' };
  equal(wordsForHotspots({ changed: [], ended: [{ kind: 'DIED', hotspot: spot }] }), 'Hotspot near Fowlmere has ended');
  equal(wordsForHotspots({ changed: [{ hotspot: spot, before: { ...spot, count: 5 } }], ended: [{ kind: 'MERGED', hotspot: spot }] }), 'Hotspot near Fowlmere has joined another. Hotspot near Fowlmere now 9 incidents, steady');
  equal(wordsForHotspots({ changed: [], ended: [] }), '');
});
