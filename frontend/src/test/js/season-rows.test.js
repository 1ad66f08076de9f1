import { seasonRows } from '../../main/resources/META-INF/resources/js/bulletin/season-rows.js';
import { equal, test } from './testing.js';

const season = (name, change, perWeek, ...years) => ({ season: name, typical: false, change, perWeek, years: years.map(([count, told]) => ({ count, told })) });

test('seasons with surely more come first, and those of which nothing is known are left out', () => {
  const rows = seasonRows([season('SPRING', 'FEWER', 9, [9, 9]), season('SUMMER', 'MORE', 3, [3, 3]), season('EASTER', 'MORE', 5, [null, null], [2, null]), season('CHRISTMAS', 'NO_MORE_THAN_CHANCE', 0, [null, null])]);
  equal(rows.map((row) => row.season), ['EASTER', 'SUMMER', 'SPRING']);
  equal(rows[0].counts, [
    { count: null, isTold: false },
    { count: 2, isTold: false },
  ]);
  equal(rows[1].counts, [{ count: 3, isTold: true }]);
});
