import { fromNationalGrid, toNationalGrid } from '../../main/resources/META-INF/resources/js/geo/national-grid.js';
import { near, seeded, test } from './testing.js';

/* A few of the published OSTN15 test points (Ordnance Survey, BSD licence): latitude, longitude, easting, northing. */
const PUBLISHED = [
  [49.92226393730, -6.29977752014, 91492.146, 11318.804],
  [50.57563665000, -1.29782277240, 449816.371, 75335.861],
  [51.42754743020, -2.54407618349, 362269.991, 169978.690],
  [52.25529381630, -2.15458614387, 389544.190, 261912.153],
  [53.77911025760, -3.04045490691, 331534.564, 431920.794],
  [55.92478265510, -3.29479219337, 319188.434, 670947.534],
  [57.48625000000, -4.21926398555, 267056.768, 846176.972],
];

test('the grid agrees with the published points to a few metres', () => {
  for (const [latitude, longitude, easting, northing] of PUBLISHED) {
    const read = toNationalGrid(longitude, latitude);
    near(read.easting, easting, 6);
    near(read.northing, northing, 6);
  }
});

test('a point that goes to the grid and back stays where it was, to half a metre', () => {
  const random = seeded(27700);
  for (let round = 0; round < 500; round += 1) {
    const [easting, northing] = [random() * 700_000, random() * 1_300_000];
    const { longitude, latitude } = fromNationalGrid(easting, northing);
    const back = toNationalGrid(longitude, latitude);
    near(back.easting, easting, 0.5);
    near(back.northing, northing, 0.5);
  }
});
