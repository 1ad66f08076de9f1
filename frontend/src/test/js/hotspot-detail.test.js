import '../../main/resources/META-INF/resources/js/hotspot/hedge-hotspot-detail.js';
import { otherReachesWords } from '../../main/resources/META-INF/resources/js/hotspot/hotspot-words.js';
import { anIncident, equal, test, until } from './testing.js';

const hotspot = (count) => ({ key: 'k', count, first: '2026-11-01T10:00:00Z', last: '2026-11-20T18:00:00Z', countYearBefore: 2, trend: 'STEADY', forces: ['CAMBS'], leadingCategory: 'HARE.COURSING', near: 'Fowlmere' });
const table = (counts) => ({ counts: Object.entries(counts).map(([key, count]) => ({ key, count })), withheld: false });

function explained(incidents) {
  return {
    asOf: 'p',
    hotspot: hotspot(incidents.length),
    members: { total: incidents.length, incidents },
    smallCountsHidden: false,
    weeks: { weeks: [{ key: '2026-W47', from: '2026-11-16', weight: incidents.length }], outside: 0 },
    grid: { weights: Array.from({ length: 7 }, () => Array(24).fill(0)), counted: incidents.length, excluded: 0, longestDays: 7 },
    months: null,
    hours: null,
    categories: table({ 'HARE.COURSING': incidents.length }),
    forces: table({ CAMBS: incidents.length }),
    putOut: { why: 'AGES_OUT', on: '2027-02-11' },
    otherReaches: { why: 'COMPARED', reaches: [{ reachMetres: 1500, hotspots: 0, inNone: incidents.length, largest: [] }, { reachMetres: 2500, hotspots: 1, inNone: 0, largest: [{ incidents: incidents.length + 6, ofThese: incidents.length }] }] },
    statement: { method: 'dbscan', version: 1, n: 9, parameters: { reachMetres: 2000, minimumIncidents: 5 }, from: '2026-08-24T12:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 100 },
  };
}

/** The element on the page, with answers that the test lets go one by one. */
function shown(body) {
  const asked = [];
  const detail = document.createElement('hedge-hotspot-detail');
  const hotspots = Object.assign(new EventTarget(), { held: hotspot(2), rule: { reachMetres: 2000, minimumIncidents: 5, periodWords: 'last 90 days' }, find: () => hotspots.held });
  const channel = new EventTarget();
  Object.assign(detail, {
    key: 'k',
    hotspots,
    channel,
    filters: { hotspotParams: () => 'period=90d' },
    forceNames: new Map(),
    look: { name: (code) => code, of: () => ({ shape: 'circle', tone: 1 }) },
    explain: () => new Promise((answer, refuse) => asked.push({ answer, refuse })),
  });
  document.body.append(detail);
  const say = (name, message) => channel.dispatchEvent(new CustomEvent(name, { detail: message }));
  const ids = () => [...detail.querySelectorAll('[data-incident-id]')].map((row) => row.dataset.incidentId);
  return Promise.resolve(body({ detail, hotspots, asked, say, ids })).finally(() => detail.remove());
}

test('a member that is taken back is gone at once, though the count stays, and is not let in again by an answer that was on its way', () =>
  shown(async ({ detail, asked, say, ids }) => {
    asked[0].answer(explained([anIncident('a', { version: 3 }), anIncident('b')]));
    await until(() => ids().length === 2);
    say('changes', { forgets: [{ id: 'a', version: 3, recalled: true }] });
    equal([ids(), detail.querySelectorAll('svg.chart').length, asked.length], [[], 0, 2]);
    asked[1].answer(explained([anIncident('a', { version: 3 }), anIncident('b')]));
    await until(() => detail.textContent.includes('changing just now'));
    equal(ids(), []);
    detail.querySelector('button').click();
    asked[2].answer(explained([anIncident('b'), anIncident('c')]));
    await until(() => ids().length === 2);
    equal(ids(), ['b', 'c']);
  }));

test('a member that changed is asked for again, another incident is not, and after a resync nothing is relied on', () =>
  shown(async ({ asked, say, ids }) => {
    asked[0].answer(explained([anIncident('a'), anIncident('b')]));
    await until(() => ids().length === 2);
    say('changes', { upserts: [anIncident('z')] });
    equal(asked.length, 1);
    say('changes', { upserts: [anIncident('a', { version: 2 })] });
    equal([asked.length, ids().length], [2, 2]);
    say('resync', {});
    equal([asked.length, ids()], [3, []]);
  }));

test('a hotspot that is gone leaves nothing of itself', () =>
  shown(async ({ detail, hotspots, asked, ids }) => {
    asked[0].answer(explained([anIncident('a')]));
    await until(() => ids().length === 1);
    hotspots.held = null;
    hotspots.dispatchEvent(new CustomEvent('hotspots-changed', { detail: { moved: new Map() } }));
    equal([ids(), detail.textContent.includes('no longer there'), detail.querySelectorAll('svg').length], [[], true, 0]);
  }));

test('it says what a shorter and a longer reach would make of it', () =>
  shown(async ({ detail, asked }) => {
    asked[0].answer(explained([anIncident('a'), anIncident('b')]));
    await until(() => detail.querySelector('[data-test=hotspot-other-reaches]') !== null);
    equal(detail.querySelector('[data-test=hotspot-other-reaches]').textContent, 'With a reach of 1,500 m: no hotspot. With 2,500 m: part of one of 8.');
  }));

test('other reaches in words, whatever becomes of the incidents', () => {
  const said = (inNone, ...parts) => otherReachesWords({ why: 'COMPARED', reaches: [{ reachMetres: 750, hotspots: parts.length, inNone, largest: parts.map(([incidents, ofThese]) => ({ incidents, ofThese })) }] }, 25);
  equal(said(25), 'With a reach of 750 m: no hotspot.');
  equal(said(0, [25, 25]), 'With a reach of 750 m: the same 25 incidents.');
  equal(said(0, [31, 25]), 'With a reach of 750 m: part of one of 31.');
  equal(said(4, [21, 21]), 'With a reach of 750 m: one hotspot, with 21 of these 25 incidents.');
  equal(said(4, [23, 21]), 'With a reach of 750 m: one hotspot of 23, with 21 of these 25 incidents.');
  equal(said(4, [12, 12], [9, 9]), 'With a reach of 750 m: two hotspots, with 12 and 9 of these 25 incidents.');
  equal(said(0, [12, 12], [7, 7], [6, 6]), 'With a reach of 750 m: three hotspots, with 12, 7 and 6 of these 25 incidents.');
  equal(said(1, [7, 7], [6, 6], [6, 6], [5, 5]), 'With a reach of 750 m: four hotspots, the largest with 7, 6 and 6 of these 25 incidents.');
  const none = { hotspots: 0, inNone: 25, largest: [] };
  equal(otherReachesWords({ why: 'COMPARED', reaches: [{ ...none, reachMetres: 750 }, { ...none, reachMetres: 1250 }] }, 25), 'With a reach of 750 m or 1,250 m: no hotspot.');
  equal(otherReachesWords({ why: 'TOO_MANY', reaches: [] }, 25), 'What a shorter or longer reach would make of it is not worked out among so many incidents.');
  equal(otherReachesWords({ why: 'HIDDEN', reaches: [] }, 25), 'What a shorter or longer reach would make of it is not shown: it could tell whose farm it was.');
});

test('whoever may write a bulletin is offered one where an incident is known exactly, found again by the same rule', () =>
  shown(async ({ detail, asked, ids, say }) => {
    const link = () => detail.querySelector('[data-test=hotspot-bulletin]');
    asked[0].answer(explained([anIncident('a')]));
    await until(() => ids().length === 1);
    equal(link(), null);
    detail.mayWriteBulletin = true;
    const coarse = anIncident('a');
    coarse.properties.precision = 'WATCH';
    say('resync');
    asked[1].answer(explained([coarse]));
    await until(() => ids().length === 1);
    equal(link(), null);
    say('resync');
    asked[2].answer(explained([anIncident('a')]));
    await until(() => ids().length === 1);
    equal(link().getAttribute('href'), '/bulletin.html#hotspot=k&period=90d');
  }));
