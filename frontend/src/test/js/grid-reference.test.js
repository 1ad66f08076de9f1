import { GridReferenceProblem, formatGridReference, parseGridReference, squareLetters } from '../../main/resources/META-INF/resources/js/geo/grid-reference.js';
import { equal, seeded, test, throws } from './testing.js';

test('a reference of any length names a square by its south-west corner', () => {
  equal(parseGridReference('TL 420 440'), { easting: 542000, northing: 244000, sizeMetres: 100 });
  equal(parseGridReference('tl4244'), { easting: 542000, northing: 244000, sizeMetres: 1000 });
  equal(parseGridReference('TL'), { easting: 500000, northing: 200000, sizeMetres: 100000 });
  equal(parseGridReference('SV 00000 00000'), { easting: 0, northing: 0, sizeMetres: 1 });
  equal(parseGridReference('HP 6 1'), { easting: 460000, northing: 1210000, sizeMetres: 10000 });
});

test('the letters of every 100 km square come back from its own corner', () => {
  for (let easting = 0; easting < 700_000; easting += 100_000) {
    for (let northing = 0; northing < 1_300_000; northing += 100_000) {
      const read = parseGridReference(squareLetters(easting, northing));
      equal([read.easting, read.northing], [easting, northing]);
    }
  }
});

test('what is written is read back as the square that holds the point', () => {
  const random = seeded(4244);
  for (let round = 0; round < 1000; round += 1) {
    const size = 10 ** Math.floor(random() * 6);
    const [easting, northing] = [Math.floor(random() * 700_000), Math.floor(random() * 1_300_000)];
    const read = parseGridReference(formatGridReference(easting, northing, size));
    equal(read, { easting: Math.floor(easting / size) * size, northing: Math.floor(northing / size) * size, sizeMetres: size });
  }
});

test('what is not a reference is refused with the reason', () => {
  throws(() => parseGridReference('TI 42 46'), GridReferenceProblem, 'letter I');
  throws(() => parseGridReference('TL 420 4400'), GridReferenceProblem, '7 figures');
  throws(() => parseGridReference('TL 420420 440440'), GridReferenceProblem, 'more than 10');
  throws(() => parseGridReference('AA 12 34'), GridReferenceProblem, 'no square AA');
  for (const hostile of ['', '  ', 'TL\u0000 42 44', '<b>TL</b> 42', 'TL -1 22', 'ТL 42 44', '９９', 'TL ４２ ４４']) throws(() => parseGridReference(hostile), GridReferenceProblem);
  throws(() => formatGridReference(-1, 0), GridReferenceProblem, 'outside');
  throws(() => formatGridReference(0, 1_300_000), GridReferenceProblem, 'outside');
});
