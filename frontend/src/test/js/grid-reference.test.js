import { squareCorner } from '../../main/resources/META-INF/resources/js/geo/grid-letters.js';
import { formatGridReference, parseGridReference, referenceOf, squareLetters } from '../../main/resources/META-INF/resources/js/geo/grid-reference.js';
import { PlaceRefused } from '../../main/resources/META-INF/resources/js/geo/place-refused.js';
import { equal, seeded, test, throws } from './testing.js';

test('a reference of any length names a square by its south-west corner', () => {
  equal(parseGridReference('TL 420 440'), { easting: 542000, northing: 244000, sizeMetres: 100 });
  equal(parseGridReference('tl4244'), { easting: 542000, northing: 244000, sizeMetres: 1000 });
  equal(parseGridReference('TL 44 NE'), { easting: 545000, northing: 245000, sizeMetres: 5000 });
  equal(parseGridReference('SV 00000 00000'), { easting: 0, northing: 0, sizeMetres: 1 });
  equal(parseGridReference('HP 6 1'), { easting: 460000, northing: 1210000, sizeMetres: 10000 });
});

test('the letters of every 100 km square come back from its own corner', () => {
  for (let easting = 0; easting < 700_000; easting += 100_000) {
    for (let northing = 0; northing < 1_300_000; northing += 100_000) equal(squareCorner(squareLetters(easting, northing)), { easting, northing });
  }
});

test('what is written is read back as the square that holds the point', () => {
  const random = seeded(4244);
  const sides = [1, 10, 100, 1_000, 5_000, 10_000];
  for (let round = 0; round < 1000; round += 1) {
    const size = sides[Math.floor(random() * sides.length)];
    const [easting, northing] = [500_000 + Math.floor(random() * 100_000), 200_000 + Math.floor(random() * 100_000)];
    const read = parseGridReference(formatGridReference(easting, northing, size));
    equal(read, { easting: Math.floor(easting / size) * size, northing: Math.floor(northing / size) * size, sizeMetres: size });
  }
});

test('a reference is never finer than what is known', () => {
  equal([1, 2, 20, 101, 2_000, 5_001, 100_000].map((precision) => referenceOf(538_852.9, 177_345.9, precision)), ['TQ 38852 77345', 'TQ 3885 7734', 'TQ 388 773', 'TQ 38 77', 'TQ 37 NE', 'TQ 37', 'TQ']);
  equal(referenceOf(-1_150, 530_450, 100), '-1200 530400');
});

test('what is not a reference is refused with the reason', () => {
  throws(() => parseGridReference('TI 42 46'), PlaceRefused, 'letter I');
  throws(() => parseGridReference('TL 420 4400'), PlaceRefused, '420 has 3 and 4400 has 4');
  throws(() => parseGridReference('TL 420420 440440'), PlaceRefused, 'at most ten');
  throws(() => parseGridReference('AA 12 34'), PlaceRefused, 'AA is not a square');
  throws(() => parseGridReference('LT 420 440'), PlaceRefused, 'Did you mean TL 420 440?');
  for (const hostile of ['', '  ', 'TL', 'TL\u0000 42 44', '<b>TL</b> 42', 'TL -1 22', 'ТL 42 44', '９９', 'TL ４２ ４４']) throws(() => parseGridReference(hostile), PlaceRefused);
  throws(() => formatGridReference(-1, 0), PlaceRefused, 'outside');
  throws(() => formatGridReference(0, 1_300_000), PlaceRefused, 'outside');
});
