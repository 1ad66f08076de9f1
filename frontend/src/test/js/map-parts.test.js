import { CategoryLook, TONE_COUNT } from '../../main/resources/META-INF/resources/js/map/category-look.js';
import { readView, scaleBar, writeView } from '../../main/resources/META-INF/resources/js/map/map-view.js';
import { spread } from '../../main/resources/META-INF/resources/js/map/spread.js';
import { shapePath } from '../../main/resources/META-INF/resources/js/map/symbols.js';
import { anIncident, equal, test } from './testing.js';

test('incidents of one square stand apart, one alone stands still, and the order of arrival does not matter', () => {
  const crowd = Array.from({ length: 30 }, (_, index) => anIncident(`i${index}`));
  const offsets = spread(crowd);
  equal(new Set([...offsets.values()].map(({ x, y }) => `${x},${y}`)).size, 30);
  equal(spread([anIncident('alone')]).get('alone'), { x: 0, y: 0 });
  equal(spread([...crowd].reverse()).get('i7'), offsets.get('i7'));
});

test('a view is kept in the address, and a forged one is not taken', () => {
  equal(readView(writeView({ zoom: 11, latitude: 52.08, longitude: 0.12 })), { zoom: 11, latitude: 52.08, longitude: 0.12 });
  for (const forged of ['', '#map=99/52/0', '#map=5/0/0', '#map=11/52.1/<x>', '#map=11/52']) equal(readView(forged), null);
});

test('a scale bar is a round length that fits', () => {
  equal(scaleBar(10, 96), { metres: 500, pixels: 50 });
  equal(scaleBar(1.47, 96).metres, 100);
});

test('every group has a look, known or not, and unknown shapes are circles', () => {
  const look = new CategoryLook([{ code: 'HARE', name: 'Hare coursing', shape: 'triangle', children: [{ code: 'HARE.COURSING', name: 'Hare coursing' }] }, { code: 'NEW', name: 'New', shape: 'squiggle' }]);
  equal(look.of('HARE.COURSING'), { shape: 'triangle', tone: 1 });
  equal(look.of('NEW.X').tone >= 1 && look.of('NEW.X').tone <= TONE_COUNT, true);
  equal(look.of('__proto__').shape, 'circle');
  equal(look.name('NEW.X'), 'New');
  equal(shapePath('squiggle'), shapePath('circle'));
});
