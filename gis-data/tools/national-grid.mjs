// WGS 84 to the National Grid for the build: the OSTN15 shift on the GRS80 projection in Great Britain, and the seven-parameter
// (Helmert) shift in Northern Ireland, where OSTN15 has no measured values. Formulae: Ordnance Survey, "A guide to coordinate
// systems in Great Britain", annexes B and C. Good to a few millimetres, which is more than the build keeps.
import { readFileSync } from 'node:fs';

const RADIANS = Math.PI / 180;
const WIDTH = 701;
const HEIGHT = 1251;
const GRS80 = { a: 6378137, b: 6356752.314140 };
const AIRY = { a: 6377563.396, b: 6356256.909 };

export function readShifts(folder) {
  const read = (name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    if (bytes.length !== WIDTH * HEIGHT * 2) throw new Error(`${name} is not 701 x 1251 16-bit values`);
    return Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) => bytes.readUInt16LE(2 * i));
  };
  return { east: read('ostn_east_shift_82140'), north: read('ostn_north_shift_-84180') };
}

function transverseMercator({ a, b }, latitude, longitude) {
  const f0 = 0.9996012717;
  const lat0 = 49 * RADIANS;
  const phi = latitude * RADIANS;
  const e2 = (a * a - b * b) / (a * a);
  const n = (a - b) / (a + b);
  const sin = Math.sin(phi);
  const cos = Math.cos(phi);
  const t2 = Math.tan(phi) ** 2;
  const nu = (a * f0) / Math.sqrt(1 - e2 * sin * sin);
  const rho = (a * f0 * (1 - e2)) / (1 - e2 * sin * sin) ** 1.5;
  const eta2 = nu / rho - 1;
  const m = b * f0 * ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * (phi - lat0)
    - (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(phi - lat0) * Math.cos(phi + lat0)
    + (15 / 8) * (n ** 2 + n ** 3) * Math.sin(2 * (phi - lat0)) * Math.cos(2 * (phi + lat0))
    - (35 / 24) * n ** 3 * Math.sin(3 * (phi - lat0)) * Math.cos(3 * (phi + lat0)));
  const l = (longitude + 2) * RADIANS;
  const northing = m - 100000 + (nu / 2) * sin * cos * l ** 2
    + (nu / 24) * sin * cos ** 3 * (5 - t2 + 9 * eta2) * l ** 4
    + (nu / 720) * sin * cos ** 5 * (61 - 58 * t2 + t2 * t2) * l ** 6;
  const easting = 400000 + nu * cos * l
    + (nu / 6) * cos ** 3 * (nu / rho - t2) * l ** 3
    + (nu / 120) * cos ** 5 * (5 - 18 * t2 + t2 * t2 + 14 * eta2 - 58 * t2 * eta2) * l ** 5;
  return [easting, northing];
}

function shifted({ east, north }, easting, northing) {
  const column = Math.floor(easting / 1000);
  const row = Math.floor(northing / 1000);
  const t = easting / 1000 - column;
  const u = northing / 1000 - row;
  const at = row * WIDTH + column;
  const between = (v) => (1 - u) * ((1 - t) * v[at] + t * v[at + 1]) + u * ((1 - t) * v[at + WIDTH] + t * v[at + WIDTH + 1]);
  return [easting + (between(east) + 82140) / 1000, northing + (between(north) - 84180) / 1000];
}

function helmert(latitude, longitude) {
  const { a, b } = { a: 6378137, b: 6356752.3142 };
  const e2 = 1 - (b * b) / (a * a);
  const phi = latitude * RADIANS;
  const lambda = longitude * RADIANS;
  const nu = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const x = nu * Math.cos(phi) * Math.cos(lambda);
  const y = nu * Math.cos(phi) * Math.sin(lambda);
  const z = (1 - e2) * nu * Math.sin(phi);
  const second = RADIANS / 3600;
  const [rx, ry, rz] = [-0.1502 * second, -0.247 * second, -0.8421 * second];
  const scale = 1 + 20.4894e-6;
  const x2 = -446.448 + x * scale - rz * y + ry * z;
  const y2 = 125.157 + rz * x + y * scale - rx * z;
  const z2 = -542.06 - ry * x + rx * y + z * scale;
  const airyE2 = 1 - AIRY.b ** 2 / AIRY.a ** 2;
  const p = Math.hypot(x2, y2);
  let phi2 = Math.atan2(z2, p * (1 - airyE2));
  for (let i = 0; i < 10; i++) {
    const nu2 = AIRY.a / Math.sqrt(1 - airyE2 * Math.sin(phi2) ** 2);
    phi2 = Math.atan2(z2 + airyE2 * nu2 * Math.sin(phi2), p);
  }
  return [phi2 / RADIANS, Math.atan2(y2, x2) / RADIANS];
}

/** Metres on the National Grid: [easting, northing]. */
export function toGrid(shifts, longitude, latitude, inNorthernIreland) {
  if (inNorthernIreland) return transverseMercator(AIRY, ...helmert(latitude, longitude));
  return shifted(shifts, ...transverseMercator(GRS80, latitude, longitude));
}
