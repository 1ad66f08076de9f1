/**
 * Incidents that share a centre (a watch square, a snapped point) would hide each other, so their symbols are laid out like the seeds of a
 * sunflower around it. The place itself is not moved: its square or ring is drawn where it is.
 */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPACING = 15;

/** Pixels by which the symbol at a position in its group stands off the centre. */
export function standOff(index, count) {
  if (count <= 1) return { x: 0, y: 0 };
  const radius = SPACING * Math.sqrt(index + 0.35) * 0.8;
  return { x: Math.round(radius * Math.cos(index * GOLDEN_ANGLE)), y: Math.round(radius * Math.sin(index * GOLDEN_ANGLE)) };
}

export const centreKey = ({ properties }) => properties.centre.map((value) => value.toFixed(5)).join(',');

/** Map of id to stand-off; within a group the order is by id, so that nothing jumps when the list is sorted anew. */
export function spread(features) {
  const groups = new Map();
  for (const feature of features) {
    const key = centreKey(feature);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(feature.id);
  }
  const offsets = new Map();
  for (const ids of groups.values()) {
    ids.sort().forEach((id, index) => offsets.set(id, standOff(index, ids.length)));
  }
  return offsets;
}
