import { age, ageOfEvent, dayAndClock, fromField, hourOf, span, toField } from '../../main/resources/META-INF/resources/js/time/london.js';
import { equal, seeded, test } from './testing.js';

test('winter is Greenwich time and summer is an hour ahead', () => {
  equal(fromField('2026-11-22T18:41'), '2026-11-22T18:41:00.000Z');
  equal(fromField('2026-07-01T18:41'), '2026-07-01T17:41:00.000Z');
  equal(toField('2026-07-01T17:41:00Z'), '2026-07-01T18:41');
  equal(hourOf('2026-07-01T23:30:00Z'), 0);
  equal(dayAndClock('2026-07-01T17:41:00Z').endsWith('18:41'), true);
});

test('the hour that happens twice is the first, the hour that never happens is the next', () => {
  equal(fromField('2026-10-25T01:30'), '2026-10-25T00:30:00.000Z');
  equal(fromField('2026-03-29T01:30'), '2026-03-29T01:30:00.000Z');
});

test('a field filled from an instant means that instant', () => {
  const random = seeded(1884);
  for (let round = 0; round < 400; round += 1) {
    const instant = new Date(Math.floor(1.6e12 + random() * 3e11));
    instant.setUTCSeconds(0, 0);
    const field = toField(instant);
    equal(toField(fromField(field)), field);
  }
});

test('an unreadable field is null', () => {
  for (const value of ['', 'today', '2026-13-40T99:99', '2026-11-22', 'T']) equal(fromField(value), null);
});

test('a span is said as exactly as it is known', () => {
  const at = '2026-11-22T18:41:00Z';
  equal(span({ earliest: at, latest: at, exactTimeKnown: true }).includes('18:41'), true);
  equal(span({ earliest: '2026-11-21T22:00:00Z', latest: '2026-11-22T06:00:00Z', exactTimeKnown: false }).startsWith('between '), true);
  equal(span({ earliest: '2018-11-01T00:00:00Z', latest: '2018-11-30T23:59:59Z', exactTimeKnown: false }).includes(' to '), true);
});

test('a short age is words, a long one nothing', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  equal(['2026-11-22T11:59:40Z', '2026-11-22T11:56:00Z', '2026-11-22T09:00:00Z', '2026-11-21T09:00:00Z', '2026-11-01T00:00:00Z'].map((instant) => age(instant, now)), ['just now', '4 min ago', '3 h ago', 'yesterday', null]);
});

test('a time that was made coarse is said without a clock that nobody knows', () => {
  const coarse = (earliest, latest) => span({ earliest, latest, exactTimeKnown: false });
  equal(coarse('2026-11-22T00:00:00Z', '2026-11-22T23:59:59Z'), 'at some time on Sun 22 Nov 2026');
  equal(coarse('2026-06-30T23:00:00Z', '2026-07-01T22:59:59Z'), 'at some time on Wed 1 Jul 2026');
  equal(coarse('2026-03-29T00:00:00Z', '2026-03-29T22:59:59Z'), 'at some time on Sun 29 Mar 2026');
  equal(coarse('2026-11-16T00:00:00Z', '2026-11-22T23:59:59Z'), 'at some time from Mon 16 Nov 2026 to Sun 22 Nov 2026');
  equal(coarse('2026-11-22T00:00:00Z', '2026-11-22T05:59:59Z'), 'Sun 22 Nov 2026, in the night, 00:00 to 06:00');
  equal(coarse('2026-07-01T17:00:00Z', '2026-07-01T22:59:59Z'), 'Wed 1 Jul 2026, in the evening, 18:00 to 24:00');
  equal(coarse('2026-11-22T00:00:00Z', '2026-11-22T11:59:59Z').includes('between 00:00 and 11:59'), true);
});

test('an age is said of a time that is known, and never of one that lies ahead', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  equal(ageOfEvent({ earliest: '2026-11-22T09:00:00Z', latest: '2026-11-22T09:00:00Z', exactTimeKnown: true }, now), '3 h ago');
  equal(ageOfEvent({ earliest: '2026-11-22T00:00:00Z', latest: '2026-11-22T23:59:59Z', exactTimeKnown: false }, now), null);
  equal(ageOfEvent({ earliest: '2026-11-22T00:00:00Z', latest: '2026-11-22T05:59:59Z', exactTimeKnown: false }, now), null);
});
