import { roundUpMetres, sizeInWords } from '../../main/resources/META-INF/resources/js/geo/place-text.js';
import { equal, test } from './testing.js';

test('lengths are said as people say them', () => {
  equal([1, 100, 1000, 2500, 100000].map(sizeInWords), ['1 m', '100 m', '1 km', '2.5 km', '100 km']);
  equal([0.4, 1, 3, 12, 20, 51, 700].map(roundUpMetres), [1, 1, 5, 20, 20, 100, 1000]);
});
