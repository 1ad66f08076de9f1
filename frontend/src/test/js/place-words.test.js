import { acceptedWords, chosenValue, keptWords, neighbourWords, readingWords } from '../../main/resources/META-INF/resources/js/place/place-words.js';
import { readPlaceText } from '../../main/resources/META-INF/resources/js/geo/place-reader.js';
import { equal, test } from './testing.js';

const royston = (county) => ({ method: 'PLACE_NAME', description: `Royston, ${county}`, gridReference: 'TL 34 SE', longitude: -0.02, latitude: 52.05, precisionMetres: 2000 });

test('what the browser took is said at once, with how exact it is and what is kept as words', () => {
  equal(readingWords(readPlaceText('tl420440')), 'TL 420 440: grid reference, 100 m square');
  equal(
    readingWords(readPlaceText('TL 420 440 by the pumping station ///filled.count.soap')),
    'TL 420 440: grid reference, 100 m square. Kept as words: by the pumping station. Three words kept, not worked out: filled.count.soap',
  );
  equal(keptWords({}), []);
});

test('a name that was chosen is sent with its county and the words about it', () => {
  const places = [royston('Hertfordshire'), royston('Barnsley')];
  equal(chosenValue(places[0], places, {}), { text: 'Royston, Hertfordshire' });
  equal(chosenValue(places[1], places, { landmark: 'by the A505', threeWords: 'filled.count.soap' }), { text: 'Royston, Barnsley, by the A505 ///filled.count.soap' });
});

test('a choice that no words tell from the others is sent as its point, no finer than it is known', () => {
  const twins = [royston('Hertfordshire'), royston('Hertfordshire')];
  equal(chosenValue(twins[0], twins, {}), { longitude: -0.02, latitude: 52.05, method: 'MAP_TAP', precisionMetres: 2000 });
  const west = { method: 'DEGREES', description: 'Latitude and longitude, degrees and minutes, west, 2 m square', longitude: -0.26, latitude: 52.4, precisionMetres: 2 };
  equal(chosenValue(west, [west], {}).method, 'MAP_TAP');
  equal(chosenValue({ method: 'GRID_REFERENCE', gridReference: 'TL 420 440' }, [], {}), { text: 'TL 420 440' });
});

test('the accepted place is said to those who listen', () => {
  equal(acceptedWords({ gridReference: 'TL 420 440', near: 'Fowlmere', force: { name: 'Cambridgeshire Constabulary' }, nearBorder: true }), 'Read as TL 420 440, near Fowlmere, Cambridgeshire Constabulary, close to a force border');
  equal(acceptedWords({ gridReference: 'TL 420 440', near: null, force: null, nearBorder: false }), 'Read as TL 420 440');
});

test('the nearest three forces across the border are named with their distance, cut to what it is worth', () => {
  const force = (name, metres) => ({ code: name, name, metres });
  equal(neighbourWords({ neighbours: [force('East', 42), force('West', 1_449), force('North', 9_980), force('South', 9_990)] }), 'Across the border: East 42 m, West 1.4 km, North 10 km');
  equal([neighbourWords({ neighbours: [] }), neighbourWords({})], [null, null]);
});
