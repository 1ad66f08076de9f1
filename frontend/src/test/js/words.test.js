import { ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { whereWords } from '../../main/resources/META-INF/resources/js/incident/incident-row.js';
import { errorsOf } from '../../main/resources/META-INF/resources/js/incident/report-errors.js';
import { wordsForHotspots, wordsForIncidents } from '../../main/resources/META-INF/resources/js/live/change-words.js';
import { anIncident, equal, test } from './testing.js';

test('one new report is told with its place, many with their number', () => {
  const find = (id) => anIncident(id);
  equal(wordsForIncidents({ added: ['a'], changed: [], gone: [] }, find), 'New report near Fowlmere');
  equal(wordsForIncidents({ added: ['a', 'b'], changed: ['c'], gone: ['d'] }, find), '2 new reports in view. Report near Fowlmere changed. One report left the view');
  equal(wordsForIncidents({ added: [], changed: [], gone: [] }, find), '');
});

test('a hotspot is told when its count or trend changed, not otherwise', () => {
  const hotspot = { key: 'a', count: 6, trend: 'RISING', near: 'Fowlmere' };
  const told = (before) => wordsForHotspots({ changed: [{ hotspot, before }], ended: [] });
  equal(told({ count: 5, trend: 'STEADY' }), 'Hotspot near Fowlmere now 6 incidents, rising');
  equal(told(null), 'New hotspot near Fowlmere, 6 incidents, rising');
  equal(told({ count: 6, trend: 'RISING' }), '');
});

test('a place is said with the size of its square', () => {
  equal(whereWords({ gridReference: 'TL 42 44', near: 'Fowlmere', precisionMetres: 1000 }), 'TL 42 44 (1 km), near Fowlmere');
  equal(whereWords({ gridReference: 'TL 42000 44000', near: null, precisionMetres: 1 }), 'TL 42000 44000');
});

test('each problem of the server stands beside the field that it names', () => {
  const problem = new ProblemError({ status: 422, title: 'Some answers need changing', errors: [{ pointer: '/place/text', detail: 'No.' }, { pointer: '/latest', detail: 'Late.' }, { pointer: '/unheard', detail: 'Odd.' }] }, 422);
  equal(errorsOf(problem, 'between'), [{ field: 'report-place', words: 'No.' }, { field: 'report-latest', words: 'Late.' }, { field: 'report-send', words: 'Odd.' }]);
});

test('a refusal says when to try again and what to quote', () => {
  equal(new ProblemError({ status: 429 }, 429, 30).words, 'Too many tries. Try again in 30 seconds.');
  equal(new ProblemError({ status: 500, title: 'Something went wrong', reference: 'R1' }, 500).words.includes('R1'), true);
  equal(new ProblemError({ status: 503, type: '/problems#busy', title: 'Too much to do', reference: 'R2' }, 503, 5).words, 'Too much to do. Try again in 5 seconds.');
  equal(new ProblemError({}, 502).words.length > 0, true);
});
