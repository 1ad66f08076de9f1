/**
 * The map's projection on a square of side 1, x to the east and y to the south, so that what never moves is projected once and only scaled
 * to each zoom: pixels are this times 256 times two to the power of the zoom.
 */
const TILE_PIXELS = 256;

export const worldPixels = (zoom) => TILE_PIXELS * 2 ** zoom;

export function toWorld([longitude, latitude]) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** A line or ring of [longitude, latitude] as {points: x, y, x, y ..., west, north, east, south} on that square. */
export function worldLine(positions) {
  const points = new Float64Array(positions.length * 2);
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  positions.forEach((position, index) => {
    const [x, y] = toWorld(position);
    points[2 * index] = x;
    points[2 * index + 1] = y;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  });
  return { points, west, north, east, south };
}

/** The rings of a Polygon or MultiPolygon, polygon by polygon. */
export function polygonsOf(geometry) {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** The lines of a LineString, MultiLineString, Polygon or MultiPolygon. */
export function linesOf(geometry) {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : polygonsOf(geometry).flat();
}
