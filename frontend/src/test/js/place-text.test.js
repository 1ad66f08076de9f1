import { readPlaceText, roundUpMetres, sizeInWords } from '../../main/resources/META-INF/resources/js/geo/place-text.js';
import { equal, test } from './testing.js';

test('a typed place is recognised at once', () => {
  equal(readPlaceText('  '), { kind: 'empty', message: '' });
  equal(readPlaceText('tl420440'), { kind: 'reading', message: 'TL 420 440: a square of 100 m' });
  equal(readPlaceText('TL42').kind, 'reading');
  equal(readPlaceText('TI 42 46').kind, 'problem');
  equal(readPlaceText('TL 42 4').kind, 'problem');
  equal(readPlaceText('52.08, 0.12').kind, 'reading');
  equal(readPlaceText('0.12 52.08').kind, 'reading');
  equal(readPlaceText('48.85, 2.35').kind, 'ask');
  equal(readPlaceText('Fowlmere').kind, 'ask');
});

test('no text makes it fail', () => {
  for (const text of ['\u0000', '𝕋𝕃 42', 'TL'.repeat(5000), '1'.repeat(5000), '--1,,2', 'NaN, NaN']) equal(typeof readPlaceText(text).kind, 'string');
});

test('lengths are said as people say them', () => {
  equal([1, 100, 1000, 2500, 100000].map(sizeInWords), ['1 m', '100 m', '1 km', '2.5 km', '100 km']);
  equal([0.4, 1, 3, 12, 20, 51, 700].map(roundUpMetres), [1, 1, 5, 20, 20, 100, 1000]);
});
