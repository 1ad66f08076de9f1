import { toWorld } from '../map/mercator.js';

const EARTH_KILOMETRES = 40_075.017;
const KILOMETRES_OF_A_DEGREE = 111.195;

/** The column and row of the tile of a web map (EPSG:3857) that a point lies in. */
export function tileAt({ longitude, latitude }, zoom) {
  const [x, y] = toWorld([longitude, latitude]);
  return { x: Math.floor(x * 2 ** zoom), y: Math.floor(y * 2 ** zoom) };
}

/** How many tiles of a zoom a circle touches. The circle is taken at its northern side, where a kilometre is longest on the map, so that none is left out. */
export const countTiles = (centre, kilometres, zoom) => rowsOf(centre, kilometres, zoom).reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** Those tiles, as [{x, y}]. */
export const tilesWithin = (centre, kilometres, zoom) => rowsOf(centre, kilometres, zoom).flatMap(({ y, from, to }) => Array.from({ length: to - from + 1 }, (_, index) => ({ x: from + index, y })));

function rowsOf({ longitude, latitude }, kilometres, zoom) {
  const side = 2 ** zoom;
  const [x, y] = toWorld([longitude, latitude]).map((at) => at * side);
  const radius = (kilometres / (EARTH_KILOMETRES * Math.cos(((latitude + kilometres / KILOMETRES_OF_A_DEGREE) * Math.PI) / 180))) * side;
  const within = (at) => Math.max(0, Math.min(side - 1, Math.floor(at)));
  const rows = [];
  for (let row = within(y - radius); row <= within(y + radius); row += 1) {
    const away = Math.max(0, row - y, y - (row + 1));
    const half = Math.sqrt(Math.max(0, radius ** 2 - away ** 2));
    rows.push({ y: row, from: within(x - half), to: within(x + half) });
  }
  return rows;
}

/** A circle on the ground as [[longitude, latitude]], for drawing; and the box about it. */
export function circleOf({ longitude, latitude }, kilometres, corners = 72) {
  const up = kilometres / KILOMETRES_OF_A_DEGREE;
  const along = up / Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners;
    return [longitude + along * Math.sin(angle), latitude + up * Math.cos(angle)];
  });
  return { ring, west: longitude - along, south: latitude - up, east: longitude + along, north: latitude + up };
}

/** Whether a point lies within so many kilometres of another, as near as a map shows. */
export function isWithin(point, centre, kilometres) {
  const up = (point.latitude - centre.latitude) * KILOMETRES_OF_A_DEGREE;
  const along = (point.longitude - centre.longitude) * KILOMETRES_OF_A_DEGREE * Math.cos((centre.latitude * Math.PI) / 180);
  return Math.hypot(up, along) <= kilometres;
}
