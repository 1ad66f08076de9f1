import { errorsOf } from '../../main/resources/META-INF/resources/js/administration/reference-form.js';
import { differences, matches, rowsOfToday, spanWords } from '../../main/resources/META-INF/resources/js/administration/reference-words.js';
import { el } from '../../main/resources/META-INF/resources/js/lib/dom.js';
import { equal, test } from './testing.js';

const row = (key, state, from, until = null, values = {}) => ({ key, state, from, until, values });

test('a span of days is said with its last day', () => {
  equal(spanWords({ from: '2000-01-01', until: null }), 'From the beginning');
  equal(spanWords({ from: '2000-01-01', until: '2022-08-01' }), 'From the beginning to Sun 31 Jul 2022');
  equal(spanWords({ from: '2026-03-18', until: '2026-03-30' }), 'From Wed 18 Mar 2026 to Sun 29 Mar 2026');
});

test('of several rows the one in force is shown, then the one that comes, then the last', () => {
  const shown = rowsOfToday([
    row('A', 'ENDED', '2000-01-01'),
    row('A', 'IN_FORCE', '2020-01-01'),
    row('A', 'PLANNED', '2030-01-01'),
    row('B', 'ENDED', '2000-01-01'),
    row('B', 'PLANNED', '2030-01-01'),
    row('C', 'ENDED', '2000-01-01'),
    row('C', 'ENDED', '2001-01-01'),
  ]);
  equal(shown.map(({ key, from, count }) => [key, from, count]), [['A', '2020-01-01', 3], ['B', '2030-01-01', 2], ['C', '2001-01-01', 2]]);
});

test('every typed word must stand in the row, in whatever case', () => {
  const kent = row('KENT', 'IN_FORCE', '2000-01-01', null, { name: 'Kent Police', has_area: 'true' });
  equal(matches(kent, 'kent POLICE'), true);
  equal(matches(kent, 'kent essex'), false);
  equal(matches(kent, ''), true);
});

test('the history tells what differs', () => {
  const columns = [{ name: 'name', label: 'Name' }, { name: 'categories', label: 'Kinds' }];
  equal(differences({ before: { name: 'A', categories: ['X', 'Y'], valid_to: null }, after: { name: 'B', categories: ['X', 'Y'], valid_to: '2026-01-01' } }, columns), [['Name', 'A', 'B'], ['No longer from', '', 'Thu 1 Jan 2026']]);
  equal(differences({ before: null, after: { name: 'B' } }, columns), [['Name', '', 'B']]);
});

test('a problem stands beside the field of the form that it names', () => {
  const form = el('form', { id: 'change' }, el('input', { id: 'change-name' }), el('input', { id: 'change-from' }));
  const errors = [{ pointer: '/values/name', detail: 'Taken.' }, { pointer: '/from', detail: 'Past.' }, { pointer: '/row', detail: 'Odd.' }];
  equal(errorsOf({ errors }, form, 'change'), [{ field: 'change-name', words: 'Taken.' }, { field: 'change-from', words: 'Past.' }, { field: 'change-send', words: 'Odd.' }]);
  equal(errorsOf({ errors: [], words: 'Somebody changed it.' }, form, 'change'), [{ field: 'change-send', words: 'Somebody changed it.' }]);
});
