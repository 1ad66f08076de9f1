import { polygonsOf } from './mercator.js';

/** When fewer of the edges than this are shared, the areas were not cut from one cloth and are drawn by their outlines. */
const LEAST_SHARED = 0.05;

/**
 * The borders between areas, told apart from their coasts: an edge that two areas have in common is a border, any other is a coast or an end
 * of the country. Answers {borders, edges}: lists of {line: [[longitude, latitude] ...], left, right}, where left and right are the codes of
 * the areas on either hand as one walks along the line, null where there is none. Areas that share no edges are all borders.
 */
export function bordersOf(areas) {
  const found = new Map();
  for (const { properties, geometry } of areas) {
    for (const polygon of polygonsOf(geometry)) {
      polygon.forEach((ring, index) => takeRing(found, turned(ring, index === 0), properties.code));
    }
  }
  const all = [...found.values()];
  const shared = all.filter(({ left, right }) => left !== null && right !== null && left !== right);
  const lone = all.filter(({ left, right }) => (left === null) !== (right === null));
  if (shared.length < LEAST_SHARED * all.length) return { borders: chained(lone), edges: [] };
  return { borders: chained(shared), edges: chained(lone) };
}

/** The parts of lines that do not run along any of the others: a county's border that is also a force's is drawn once. */
export function partsBeside(lines, others) {
  const name = (a, b) => (String(a) < String(b) ? `${a} ${b}` : `${b} ${a}`);
  const taken = new Set(others.flatMap((line) => line.slice(1).map((position, index) => name(line[index], position))));
  return lines.flatMap((line) => {
    const parts = [[line[0]]];
    line.slice(1).forEach((position, index) => {
      if (taken.has(name(line[index], position))) parts.push([position]);
      else parts[parts.length - 1].push(position);
    });
    return parts.filter((part) => part.length > 1);
  });
}

/** Shells anticlockwise and holes clockwise, whatever the file does: the area is then always to the left. */
function turned(ring, isShell) {
  let doubled = 0;
  for (let index = 0; index + 1 < ring.length; index += 1) doubled += ring[index][0] * ring[index + 1][1] - ring[index + 1][0] * ring[index][1];
  return doubled > 0 === isShell ? ring : [...ring].reverse();
}

function takeRing(found, ring, code) {
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [a, b] = [String(ring[index]), String(ring[index + 1])];
    if (a === b) continue;
    const forward = a < b;
    const name = forward ? `${a} ${b}` : `${b} ${a}`;
    const edge = found.get(name) ?? { from: ring[forward ? index : index + 1], to: ring[forward ? index + 1 : index], left: null, right: null };
    if (forward) edge.left ??= code;
    else edge.right ??= code;
    found.set(name, edge);
  }
}

/** Joins edges with the same areas on either hand, from fork to fork. */
function chained(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const along = edge.right === null || (edge.left !== null && edge.left < edge.right);
    const [left, right] = along ? [edge.left, edge.right] : [edge.right, edge.left];
    const name = `${left} ${right}`;
    if (!groups.has(name)) groups.set(name, { left, right, next: new Map(), arrivals: new Map() });
    const group = groups.get(name);
    const [from, to] = along ? [edge.from, edge.to] : [edge.to, edge.from];
    const key = String(from);
    if (!group.next.has(key)) group.next.set(key, []);
    group.next.get(key).push({ from, to });
    group.arrivals.set(String(to), (group.arrivals.get(String(to)) ?? 0) + 1);
  }
  return [...groups.values()].flatMap(({ left, right, next, arrivals }) => walks(next, arrivals).map((line) => ({ line, left, right })));
}

function walks(next, arrivals) {
  const lines = [];
  const isPlain = (key) => next.get(key)?.length === 1 && arrivals.get(key) === 1;
  const walk = (start) => {
    while (next.get(start).length > 0) {
      const { from, to } = next.get(start).pop();
      const line = [from, to];
      let at = String(to);
      while (isPlain(at) && next.get(at).length > 0) {
        const step = next.get(at).pop();
        line.push(step.to);
        at = String(step.to);
      }
      lines.push(line);
    }
  };
  const starts = [...next.keys()];
  starts.filter((key) => !isPlain(key)).forEach(walk);
  starts.forEach(walk);
  return lines;
}
