import { bordersOf, partsBeside } from '../../main/resources/META-INF/resources/js/map/borders.js';
import { hangingPoint, LabelRoom, placeNames, stretchesFor } from '../../main/resources/META-INF/resources/js/map/label-places.js';
import { footWords, INDICATIVE, isIndicative, localBorders, roundScale, scaleInWords } from '../../main/resources/META-INF/resources/js/map/map-words.js';
import { toWorld, worldLine, worldPixels } from '../../main/resources/META-INF/resources/js/map/mercator.js';
import { equal, near, seeded, test } from './testing.js';

const area = (code, ...rings) => ({ properties: { code }, geometry: { type: 'Polygon', coordinates: rings } });
const box = (west, south, east, north) => [[west, south], [east, south], [east, north], [west, north], [west, south]];

test('an edge of two areas is their border, with the right one on either hand, and every other edge is a coast', () => {
  const { borders, edges } = bordersOf([area('WEST', box(0, 0, 1, 1)), area('EAST', box(1, 0, 2, 1))]);
  equal(borders, [{ line: [[1, 1], [1, 0]], left: 'EAST', right: 'WEST' }]);
  equal(edges.map(({ line }) => line.length).reduce((a, b) => a + b), 8);
});

test('the hands of a border do not depend on which way a file winds its rings', () => {
  const clockwise = [...box(1, 0, 2, 1)].reverse();
  equal(bordersOf([area('WEST', box(0, 0, 1, 1)), area('EAST', clockwise)]).borders, bordersOf([area('WEST', box(0, 0, 1, 1)), area('EAST', box(1, 0, 2, 1))]).borders);
});

test('an area inside another has a border all round, chained into one line', () => {
  const hole = [...box(1, 1, 2, 2)].reverse();
  const { borders } = bordersOf([area('CITY', box(1, 1, 2, 2)), area('AROUND', box(0, 0, 3, 3), hole)]);
  equal(borders.map(({ line, left, right }) => [line.length, left, right]), [[5, 'AROUND', 'CITY']]);
});

test('areas that share no edges are drawn by their outlines', () => {
  const { borders, edges } = bordersOf([area('A', box(0, 0, 1, 1)), area('B', box(1.001, 0, 2, 1))]);
  equal([borders.length, edges.length], [2, 0]);
  equal(bordersOf([]).borders, []);
});

test('no two labels ever touch, the greater wins, and what is far away changes nothing', () => {
  const random = seeded(11);
  const names = Array.from({ length: 600 }, () => ({ x: random() * 3000, y: random() * 2000, width: 30 + random() * 90, size: 12 }));
  const placed = placeNames(names, new LabelRoom());
  const boxes = placed.flatMap((place, index) => (place ? [{ left: place.left, right: place.left + names[index].width, middle: place.middle }] : []));
  equal(boxes.length > 100, true);
  equal(boxes.some((a, i) => boxes.some((b, j) => i < j && a.left < b.right && b.left < a.right && Math.abs(a.middle - b.middle) < 12)), false);
  equal(placed[0] !== null, true);
  const more = [...names, ...names.map((name) => ({ ...name, x: name.x + 50_000 }))];
  equal(placeNames(more, new LabelRoom()).slice(0, names.length), placed);
});

test('a name that has no room beside its dot is left out, and one that has it to the left alone stands there', () => {
  const room = new LabelRoom();
  room.take({ left: 8, right: 200, top: -40, bottom: 40 });
  equal(placeNames([{ x: 0, y: 0, width: 50, size: 12 }], room), [{ left: -56, middle: 0 }]);
  equal(placeNames([{ x: 100, y: 0, width: 20, size: 12 }], room), [null]);
});

test('the name of an area hangs inside it, though its middle lies outside', () => {
  const horseshoe = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]];
  const { at, widthDegrees } = hangingPoint([[horseshoe]]);
  equal(at[1] < 2, true);
  equal(widthDegrees, 10);
});

test('words are written along straight stretches only, never upside down', () => {
  const straight = [0, 0, 1000, 100];
  const [first] = stretchesFor(straight, 100, 300);
  near(first.angle, Math.atan2(100, 1000), 1e-9);
  const back = stretchesFor([1000, 100, 0, 0], 100, 300)[0];
  equal([back.turned, first.turned], [true, false]);
  near(Math.cos(back.angle), Math.cos(first.angle), 1e-9);
  const zigzag = Array.from({ length: 80 }, (_, index) => (index % 2 ? (index % 4 === 1 ? 0 : 30) : index * 5));
  equal(stretchesFor(zigzag, 100, 300), []);
});

test('the projection keeps a point to a thousandth of a pixel at the closest zoom', () => {
  const [x, y] = toWorld([0.12, 52.08]);
  const scale = worldPixels(16);
  near(x * scale, ((0.12 + 180) / 360) * 16_777_216, 0.001);
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  near(latitude, 52.08, 1e-9);
  equal(worldLine([[0, 0], [180, 0]]).east, 1);
});

test('a county border that is a force border too is drawn once', () => {
  const line = [[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]];
  equal(partsBeside([line], [[[3, 0], [2, 0]], [[9, 9], [8, 8]]]), [[[0, 0], [1, 0], [2, 0]], [[3, 0], [4, 0]]]);
  equal(partsBeside([line], [line]), []);
});

test('a sheet has the next round scale that shows everything, and says it in words', () => {
  equal([9_999, 10_000, 10_500, 51_000, 83_000].map(roundScale), [10_000, 10_000, 12_500, 60_000, 100_000]);
  equal([scaleInWords(12_500), scaleInWords(50_000), scaleInWords(1_250_000), scaleInWords(232_941)], ['1:12,500', '1:50,000', '1:1,250,000', '1:233,000']);
});

test('the map says that boundaries are indicative until a set says that it is not', () => {
  const indicative = { features: [{ properties: { indicative: true } }] };
  equal([isIndicative(indicative), isIndicative({ indicative: false, features: [] }), isIndicative({ indicative: true, features: [] })], [true, false, true]);
  equal(footWords({}).boundaries, INDICATIVE);
  equal(footWords({ forces: { indicative: false, source: 'ONS, December 2025', features: [] } }).boundaries, 'Boundaries: ONS, December 2025');
  equal(footWords({ forces: indicative, layer: { attribution: '© Invented Surveys' } }).sources.startsWith('© Invented Surveys. '), true);
});

test('official counties, failing those official districts, take the place of the indicative lines', () => {
  const set = (indicative, ...features) => ({ indicative, features });
  const [lines, counties, districts, none] = [set(true, {}), set(false, {}), set(false, {}), set(true)];
  equal([localBorders(lines, none) === lines, localBorders(counties, districts) === counties, localBorders(lines, districts) === districts], [true, true, true]);
});

test('whoever made the counties or districts on the map is named once', () => {
  const loaded = { indicative: false, source: 'Invented Surveys', features: [] };
  equal(footWords({ local: loaded }).sources.split('Invented Surveys').length, 2);
  equal(footWords({ forces: loaded, local: loaded }).sources.includes('Invented Surveys'), false);
  equal(footWords({ forces: loaded, local: loaded }).boundaries, 'Boundaries: Invented Surveys');
});
