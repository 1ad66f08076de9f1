import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { titleOf, whereWords } from '../../main/resources/META-INF/resources/js/series/incident-brief.js';
import { decidedWords, decisionForm } from '../../main/resources/META-INF/resources/js/series/link-rows.js';
import { hoursWords, misread, pointsText, probabilityWords, reasonLines, reasonSentence, sumWords, VALUES } from '../../main/resources/META-INF/resources/js/series/reason-words.js';
import { trialWords, verdictWords, windowWords } from '../../main/resources/META-INF/resources/js/series/rhythm-words.js';
import { monthsOf, stripOf } from '../../main/resources/META-INF/resources/js/series/timeline.js';
import { timelineStrip } from '../../main/resources/META-INF/resources/js/series/timeline-strip.js';
import { bearing, compassPoint, legWords, linesOf, numbered, squareOf, stopsOf } from '../../main/resources/META-INF/resources/js/series/track.js';
import { equal, near, test, until } from './testing.js';

adoptWords('en', await (await fetch('../../main/resources/META-INF/resources/words/series.en.json')).json());

const NAMES = { category: (code) => ({ HARE: 'Hare crime', 'HARE.COURSING': 'Hare coursing' })[code] ?? code, force: (code) => code, method: (code) => ({ LAMPING: 'Lamping' })[code] ?? code };
const sentence = (kind, texts = [], more = {}) => reasonSentence({ kind, texts, number: null, hours: null, ...more }, NAMES);

const PLACES = { essex: { longitude: 0.55, latitude: 51.95, gridReference: 'TL 754 311', sizeMetres: 100 }, norfolk: { longitude: 0.75, latitude: 52.6, gridReference: 'TF 862 037', sizeMetres: 1 } };
const incident = (id, place, earliest, latest = earliest) => ({ id, reference: `ES/${id}`, category: 'HARE.COURSING', earliest, latest, exactTimeKnown: earliest === latest, place: PLACES[place], force: place });
const LEG = { from: 'a', to: 'b', metres: 73_600, leastMetres: 73_500, leastHours: 72, mostHours: 72, ordered: true, possible: true };

/** Enough for any kind to have its sentence. */
const FULL = { texts: ['AB12CDE', 'A812CDE', 'silver', 'roof rack'], number: 6, hours: 5 };

test('series: every kind of reason has its sentence, with nothing left open', () => {
  for (const kind of Object.keys(VALUES)) {
    const said = reasonSentence({ ...FULL, kind }, NAMES);
    equal([kind, said.startsWith('series.'), /[{}]|undefined|null/.test(said)], [kind, false, false]);
  }
  equal(reasonSentence({ ...FULL, kind: 'OF_TOMORROW' }, NAMES), 'OF_TOMORROW');
});

test('series: a misread plate says in which characters, as it was written at both', () => {
  equal(misread(['AB12CDE', 'A812CDE']), 'B/8');
  equal(sentence('PLATE_MISREAD', ['AB12CDE', 'A812CDE'], { number: 6 }), 'the plates AB12CDE and A812CDE agree in 6 of 7 characters; the rest is easily misread for each other: B/8');
  equal(sentence('PLATE_FEW', ['AB1????', 'AB?????'], { number: 2 }).includes('in the 2 characters'), true);
});

test('series: makes are read as names, and what they share is said', () => {
  equal(sentence('VEHICLE_ALL', ['bmw', 'x5', 'black', 'roof rack', 'tow bar']), 'the vehicle at both was described as BMW X5, black, with roof rack, tow bar');
  equal(sentence('VEHICLE_MODEL', ['subaru', 'forester']), 'the vehicle at both was described as Subaru Forester');
  equal(sentence('DOGS_ALL', ['lurcher', 'brindle'], { number: 3 }), '3 dogs at both, described as lurcher, brindle');
  equal(sentence('CATEGORY_SAME', ['HARE.COURSING']), 'both were recorded as “Hare coursing”');
  equal(sentence('METHOD_SHARED', ['LAMPING', 'OTHER_WAY'], { number: 2 }), '2 things about the way it was done were seen at both: Lamping, OTHER_WAY');
});

test('series: how far apart two were is said in the units that people use', () => {
  equal(sentence('APART', [], { number: 12_300, hours: 30 }), 'the two were 12.3 km and 30 hours apart');
  equal(sentence('APART', [], { number: 0, hours: 120 }), 'the two were less than 50 m and 5 days apart');
  equal(sentence('CLOCK', [], { hours: 0 }), 'both at about the same hour of the day');
  equal([hoursWords(0.25), hoursWords(1), hoursWords(47.4), hoursWords(48)], ['15 minutes', '1 hour', '47 hours', '2 days']);
});

test('series: the weightiest reason comes first, for or against, each with its points', () => {
  const lines = reasonLines([{ ...FULL, kind: 'PEOPLE_NEARLY', points: 0.01 }, { ...FULL, kind: 'DOGS_DIFFERENT', points: -4.25 }, { ...FULL, kind: 'PLATE_SAME', points: 38.16 }], NAMES);
  equal(lines.map(({ points }) => points), ['+38.2', '−4.3', '0.0']);
  equal([pointsText(-0.04), pointsText(7)], ['0.0', '+7.0']);
});

test('series: a probability is said as people say it, and never as certain', () => {
  equal(probabilityWords(0.912), 'About 9 in 10 (91%)');
  equal(probabilityWords(0.96), 'About 96 in 100 (96%)');
  equal(probabilityWords(0.04), 'About 4 in 100 (4%)');
  equal(probabilityWords(1), 'More than 99 in 100 (99.9%)');
  equal(probabilityWords(0.0001), 'Fewer than 1 in 100 (0.1%)');
  for (let per = 1; per < 1_000; per += 1) equal(/About (?!10 in 10|100 in 100|0 in)\d+ in 100?|99 in 100|1 in 100/.test(probabilityWords(per / 1_000)), true);
});

test('series: the sum says what a pair begins with, and of how many', () => {
  equal(sumWords({ points: 27.44 }), 'Together +27.4 points.');
  const said = sumWords({ points: 27.44, priorPoints: -31 }, 312);
  equal([said.includes('312 incidents were compared'), said.includes('A pair begins at −31.0'), said.includes('nearly all pairs are of different people')], [true, true, true]);
});

test('series: incidents are numbered as the track goes, and those that it leaves out come after', () => {
  const [a, b, c] = [incident('a', 'essex', '2026-11-10T02:00:00Z'), incident('b', 'norfolk', '2026-11-13T02:00:00Z'), incident('c', 'essex', '2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z')];
  equal(numbered([c, b, a], [LEG]).map(({ id, number }) => [id, number]), [['a', 1], ['b', 2], ['c', 3]]);
  equal(numbered([b, a], []).map(({ id }) => id), ['a', 'b']);
});

test('series: incidents of one place share a mark, and one without a place has none', () => {
  const inOrder = numbered([incident('a', 'essex', '2026-11-10T02:00:00Z'), incident('b', 'norfolk', '2026-11-13T02:00:00Z'), incident('c', 'essex', '2026-11-14T02:00:00Z'), { ...incident('d', 'essex', '2026-11-15T02:00:00Z'), place: null }], []);
  equal(stopsOf(inOrder).map(({ numbers }) => numbers), [[1, 3], [2]]);
  equal(squareOf(PLACES.norfolk), []);
  const corners = squareOf(PLACES.essex);
  equal(corners.length, 4);
  near((corners[0][1] + corners[2][1]) / 2, PLACES.essex.latitude, 1e-6);
});

test('series: an impossible pair is a line of its own, once', () => {
  const inOrder = numbered([incident('a', 'essex', '2026-11-10T02:00:00Z'), incident('b', 'norfolk', '2026-11-10T02:10:00Z'), incident('c', 'essex', '2026-11-10T02:20:00Z')], []);
  const legs = [{ ...LEG, possible: false }, { ...LEG, from: 'b', to: 'c' }];
  equal(linesOf(inOrder, { legs, impossible: [legs[0], { ...LEG, from: 'a', to: 'c', possible: false }, { ...LEG, from: 'x', to: 'a' }] }).map(({ isPossible }) => isPossible), [false, true, false]);
});

test('series: a leg says how far, which way and how long, and what one vehicle cannot do', () => {
  const [from, to] = [incident('a', 'essex', '2026-11-10T02:00:00Z'), incident('b', 'norfolk', '2026-11-13T02:00:00Z')];
  near(bearing(PLACES.essex, PLACES.norfolk), 9, 2);
  equal([compassPoint(9), compassPoint(359), compassPoint(200)], ['N', 'N', 'S']);
  equal(legWords(LEG, from, to), 'Then 73.6 km to the north, 3 days later.');
  equal(legWords({ ...LEG, leastHours: 5, mostHours: 72 }, from, to), 'Then 73.6 km to the north, 5 hours to 3 days later.');
  const impossible = legWords({ ...LEG, possible: false, ordered: false, leastHours: 0, mostHours: 0.5 }, from, to);
  equal([impossible.includes('at most 30 minutes apart'), impossible.endsWith('One vehicle cannot have been at both: at least 73.5 km in at most 30 minutes.')], [true, true]);
});

test('series: the strip has a mark for each day by London’s calendar', () => {
  const inOrder = numbered([incident('a', 'essex', '2026-10-30T23:30:00Z'), incident('b', 'essex', '2026-10-30T22:00:00Z'), incident('c', 'essex', '2026-12-02T12:00:00Z'), incident('d', 'essex', '2026-06-30T23:30:00Z')], []);
  const strip = stripOf(inOrder);
  equal([strip.first, strip.last, strip.marks.map(({ day, numbers }) => [day, numbers.length])], ['2026-07-01', '2026-12-02', [['2026-07-01', 1], ['2026-10-30', 2], ['2026-12-02', 1]]]);
  equal([strip.marks[0].at, strip.marks.at(-1).at], [0, 1]);
  equal(monthsOf(strip).map(({ day }) => day), ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01']);
  equal(stripOf([]), null);
  equal(stripOf(inOrder.slice(0, 1)).marks[0].at, 0.5);
  equal(timelineStrip(inOrder).querySelector('svg').getAttribute('aria-label').endsWith('4 incidents on 3 days'), true);
});

test('series: a forecast is said with its trial, or not at all', () => {
  equal(verdictWords({ verdict: 'TOO_FEW', incidents: 3 }).startsWith('Nothing is forecast: 3 incidents'), true);
  equal(verdictWords({ verdict: 'NO_BETTER_THAN_CHANCE', incidents: 9 }).startsWith('Nothing is forecast'), true);
  equal(trialWords({ tried: 0, hits: 0, chance: 0.1 }), null);
  equal(trialWords({ tried: 6, hits: 4, chance: 22 / 224 }), 'Tried on the last 6, left out one after the other: 4 fell into the windows named; by lot 0.6 would have.');
  const { when, share, why } = windowWords({ from: '2026-06-30T23:00:00Z', to: '2026-07-01T02:00:00Z', share: 0.031, daysAfterLast: 6.9, intervals: 1, weekdayShare: 0.5, hoursShare: 1 });
  equal([when, share], ['Wed 1 Jul 2026, 00:00 to 03:00', '3% of what is expected within four weeks']);
  equal(why, '7 days after the last. About so many days passed 1 time before. On this day of the week were 50% of the incidents, in these hours 100%.');
});

test('series: a decision that is sent again after silence carries the id that it had, and another decision another', async () => {
  const real = globalThis.fetch;
  const sent = [];
  globalThis.fetch = async (path, { body }) => {
    sent.push({ path, ...JSON.parse(body) });
    if (sent.length === 1) throw new TypeError('silence');
    return new Response('{"link":{},"series":null}', { status: 201, headers: { 'Content-Type': 'application/json' } });
  };
  let told = null;
  const act = decisionForm({ from: 'a', other: 'b', decision: 'REJECTED', done: (decision) => (told = decision) });
  document.body.append(act);
  try {
    act.open = true;
    await until(() => act.querySelector('input') !== null);
    const send = (reason) => {
      act.querySelector('input').value = reason;
      act.querySelector('form').requestSubmit();
    };
    send('Another car');
    await until(() => !act.querySelector('[data-error-summary]').hidden);
    equal([told, act.querySelector('input').value], [null, 'Another car']);
    send('Another car');
    await until(() => told === 'REJECTED');
    equal([sent[0].path, sent[0].other, sent[0].decision, sent[0].reason], ['/api/incidents/a/links', 'b', 'REJECTED', 'Another car']);
    equal(sent[1].id, sent[0].id);
    act.open = true;
    await until(() => act.querySelector('input') !== null);
    send('Another colour');
    await until(() => sent.length === 3);
    equal(sent[2].id === sent[0].id, false);
  } finally {
    act.remove();
    globalThis.fetch = real;
  }
});

test('series: an incident and a decision are named', () => {
  const one = incident('a', 'essex', '2026-11-10T02:00:00Z');
  equal([titleOf(one, NAMES), titleOf({ ...one, reference: null }, NAMES)], ['Hare coursing, ES/a', 'Hare coursing, TL 754 311']);
  equal([whereWords(PLACES.essex), whereWords(PLACES.norfolk)], ['TL 754 311 (100 m)', 'TF 862 037']);
  equal(decidedWords({ decision: 'REJECTED', decidedBy: 'PS Invented', organisation: 'Essex Police', at: '2026-11-20T10:00:00Z' }), 'Rejected by PS Invented, Essex Police, Fri 20 Nov 2026, 10:00. It is not proposed again.');
});
