import { toNationalGrid } from '../geo/national-grid.js';

/** What counts as in a small area reaches at most this far beyond what was drawn: the radius of a circle of 25 km², rounded up. */
const REACH_METRES = 3_000;

/** Whether something that was reported may be in one of these areas, so that it is worth asking for notices. It may err on the side of yes. */
export function mayTouch(areas, features) {
  if (areas.length === 0 || features.length === 0) return false;
  const boxes = areas.map(({ outline }) => boxOf(outline));
  return features.some(({ properties }) => {
    const [longitude, latitude] = properties.centre ?? [];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return false;
    const { easting, northing } = toNationalGrid(longitude, latitude);
    const margin = REACH_METRES + (properties.precisionMetres ?? 0);
    return boxes.some(({ west, south, east, north }) => easting >= west - margin && easting <= east + margin && northing >= south - margin && northing <= north + margin);
  });
}

function boxOf(outline) {
  const points = outline.map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  const [x, y] = [points.map(({ easting }) => easting), points.map(({ northing }) => northing)];
  return { west: Math.min(...x), south: Math.min(...y), east: Math.max(...x), north: Math.max(...y) };
}
