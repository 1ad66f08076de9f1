/**
 * National Grid (EPSG:27700) to WGS 84 and back, good to about 5 metres in Great Britain.
 *
 * For grid lines and instant feedback only: what is stored is always the server's own reading, which uses OSTN15.
 * Method and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C.
 */
const AIRY = { a: 6377563.396, b: 6356256.909 };
const WGS84 = { a: 6378137.0, b: 6356752.314245 };
const SCALE = 0.9996012717;
const ORIGIN = { latitude: radians(49), longitude: radians(-2), easting: 400000, northing: -100000 };
const TO_OSGB36 = { x: -446.448, y: 125.157, z: -542.06, scale: 20.4894e-6, rx: -0.1502, ry: -0.247, rz: -0.8421 };

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

function eccentricitySquared({ a, b }) {
  return 1 - (b * b) / (a * a);
}

function toCartesian(latitude, longitude, ellipsoid) {
  const e2 = eccentricitySquared(ellipsoid);
  const nu = ellipsoid.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  return {
    x: nu * Math.cos(latitude) * Math.cos(longitude),
    y: nu * Math.cos(latitude) * Math.sin(longitude),
    z: nu * (1 - e2) * Math.sin(latitude),
  };
}

function toAngles({ x, y, z }, ellipsoid) {
  const e2 = eccentricitySquared(ellipsoid);
  const p = Math.hypot(x, y);
  let latitude = Math.atan2(z, p * (1 - e2));
  for (let round = 0; round < 6; round += 1) {
    const nu = ellipsoid.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
    latitude = Math.atan2(z + e2 * nu * Math.sin(latitude), p);
  }
  return { latitude, longitude: Math.atan2(y, x) };
}

function shift({ x, y, z }, sign) {
  const s = 1 + sign * TO_OSGB36.scale;
  const [rx, ry, rz] = [TO_OSGB36.rx, TO_OSGB36.ry, TO_OSGB36.rz].map((seconds) => radians((sign * seconds) / 3600));
  return {
    x: sign * TO_OSGB36.x + s * x - rz * y + ry * z,
    y: sign * TO_OSGB36.y + rz * x + s * y - rx * z,
    z: sign * TO_OSGB36.z - ry * x + rx * y + s * z,
  };
}

function meridianArc(latitude) {
  const n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b);
  const difference = latitude - ORIGIN.latitude;
  const sum = latitude + ORIGIN.latitude;
  return (
    AIRY.b *
    SCALE *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      ((15 / 8) * (n ** 2 + n ** 3)) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  );
}

function radii(latitude) {
  const e2 = eccentricitySquared(AIRY);
  const sine = 1 - e2 * Math.sin(latitude) ** 2;
  const nu = (AIRY.a * SCALE) / Math.sqrt(sine);
  const rho = (AIRY.a * SCALE * (1 - e2)) / sine ** 1.5;
  return { nu, rho, eta2: nu / rho - 1 };
}

/** Longitude and latitude in degrees (WGS 84) to metres on the grid. */
export function toNationalGrid(longitude, latitude) {
  const angles = toAngles(shift(toCartesian(radians(latitude), radians(longitude), WGS84), 1), AIRY);
  const { nu, rho, eta2 } = radii(angles.latitude);
  const sin = Math.sin(angles.latitude);
  const cos = Math.cos(angles.latitude);
  const tan2 = Math.tan(angles.latitude) ** 2;
  const l = angles.longitude - ORIGIN.longitude;
  const northing =
    meridianArc(angles.latitude) +
    ORIGIN.northing +
    (nu / 2) * sin * cos * l ** 2 +
    (nu / 24) * sin * cos ** 3 * (5 - tan2 + 9 * eta2) * l ** 4 +
    (nu / 720) * sin * cos ** 5 * (61 - 58 * tan2 + tan2 ** 2) * l ** 6;
  const easting =
    ORIGIN.easting +
    nu * cos * l +
    (nu / 6) * cos ** 3 * (nu / rho - tan2) * l ** 3 +
    (nu / 120) * cos ** 5 * (5 - 18 * tan2 + tan2 ** 2 + 14 * eta2 - 58 * tan2 * eta2) * l ** 5;
  return { easting, northing };
}

/** Metres on the grid to longitude and latitude in degrees (WGS 84). */
export function fromNationalGrid(easting, northing) {
  let latitude = ORIGIN.latitude;
  for (let round = 0; round < 12; round += 1) {
    latitude += (northing - ORIGIN.northing - meridianArc(latitude)) / (AIRY.a * SCALE);
  }
  const { nu, rho, eta2 } = radii(latitude);
  const tan = Math.tan(latitude);
  const sec = 1 / Math.cos(latitude);
  const d = easting - ORIGIN.easting;
  const onAiry = {
    latitude:
      latitude -
      (tan / (2 * rho * nu)) * d ** 2 +
      (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan ** 2 + eta2 - 9 * tan ** 2 * eta2) * d ** 4 -
      (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan ** 2 + 45 * tan ** 4) * d ** 6,
    longitude:
      ORIGIN.longitude +
      (sec / nu) * d -
      (sec / (6 * nu ** 3)) * (nu / rho + 2 * tan ** 2) * d ** 3 +
      (sec / (120 * nu ** 5)) * (5 + 28 * tan ** 2 + 24 * tan ** 4) * d ** 5,
  };
  const angles = toAngles(shift(toCartesian(onAiry.latitude, onAiry.longitude, AIRY), -1), WGS84);
  return { longitude: (angles.longitude * 180) / Math.PI, latitude: (angles.latitude * 180) / Math.PI };
}
