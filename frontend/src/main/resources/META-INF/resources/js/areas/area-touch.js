import { toNationalGrid } from '../geo/national-grid.js';

/** What counts as in a small area reaches at most this far beyond what was drawn: the radius of a circle of 25 km², rounded up. */
const REACH_METRES = 3_000;

/** More than that and the largest square that a place is released as, north of the Shetlands too. */
const REACH_DEGREES = 0.5;

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

/** A box in degrees around all of these areas, with more room than {@link mayTouch} asks for: [west, south, east, north]. */
export function boxOfAreas(areas) {
  const corners = areas.flatMap(({ outline }) => outline);
  const [longitudes, latitudes] = [corners.map(([longitude]) => longitude), corners.map(([, latitude]) => latitude)];
  const box = [Math.min(...longitudes) - REACH_DEGREES, Math.min(...latitudes) - REACH_DEGREES, Math.max(...longitudes) + REACH_DEGREES, Math.max(...latitudes) + REACH_DEGREES];
  return box.map((degrees) => Number(degrees.toFixed(3)));
}

function boxOf(outline) {
  const points = outline.map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  const [x, y] = [points.map(({ easting }) => easting), points.map(({ northing }) => northing)];
  return { west: Math.min(...x), south: Math.min(...y), east: Math.max(...x), north: Math.max(...y) };
}
