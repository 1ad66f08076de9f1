// Areas as the edges between their vertices. Natural Earth's neighbours share every vertex of their border, so an edge that
// two areas of one group have in common lies inside the group and falls away: a dissolve that cannot tear.

const SCALE = 1e4; // coordinates keep 4 decimals, about 10 m

export const key = ([longitude, latitude]) => `${Math.round(longitude * SCALE)},${Math.round(latitude * SCALE)}`;
export const point = (k) => k.split(',').map((part) => Number(part) / SCALE);

/** All rings of a GeoJSON geometry, as lists of vertex keys without repeats and without the closing vertex. */
export function rings(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => {
    const keys = ring.map(key).filter((k, i, all) => i === 0 || k !== all[i - 1]);
    if (keys[0] === keys[keys.length - 1]) keys.pop();
    return keys;
  }).filter((keys) => keys.length >= 3);
}

/** Map from undirected edge to the directed edges of the groups that have it: {from, to, group}. */
export function edges(features, groupOf) {
  const found = new Map();
  for (const feature of features) {
    for (const ring of rings(feature.geometry)) {
      ring.forEach((from, i) => {
        const to = ring[(i + 1) % ring.length];
        const name = from < to ? `${from}|${to}` : `${to}|${from}`;
        if (!found.has(name)) found.set(name, []);
        found.get(name).push({ from, to, group: groupOf(feature) });
      });
    }
  }
  return found;
}

/** The outlines of one group as closed rings of keys (first = last). */
export function dissolve(allEdges, group) {
  const next = new Map();
  for (const sides of allEdges.values()) {
    const own = sides.filter((side) => side.group === group);
    if (own.length !== 1) continue;
    if (!next.has(own[0].from)) next.set(own[0].from, []);
    next.get(own[0].from).push(own[0].to);
  }
  const closed = [];
  for (const start of next.keys()) {
    while (next.get(start).length > 0) {
      const ring = [start];
      let at = next.get(start).pop();
      while (at !== start) {
        // A vertex met before closes a ring of its own: two outlines that touch in one vertex stay apart.
        const seen = ring.indexOf(at);
        if (seen > 0) closed.push([...ring.splice(seen), at]);
        ring.push(at);
        if (!next.get(at)?.length) throw new Error(`outline of ${group} is torn at ${at}`);
        at = next.get(at).pop();
      }
      closed.push([...ring, start]);
    }
  }
  return closed;
}

/** Twice the signed area in degrees, positive when anticlockwise. */
export function signedArea(ring) {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum;
}

function holds(ring, [x, y]) {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[i + 1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Rings as a GeoJSON MultiPolygon: anticlockwise rings are shells, clockwise ones holes, as in the source and in GeoJSON. */
export function multiPolygon(closedRings) {
  const drawn = closedRings.map((ring) => ring.map(point)).filter((ring) => ring.length > 3 && signedArea(ring) !== 0);
  const isShell = (ring) => signedArea(ring) > 0;
  const polygons = drawn.filter(isShell).map((ring) => [ring]);
  for (const hole of drawn.filter((ring) => !isShell(ring))) {
    const middle = [(hole[0][0] + hole[1][0]) / 2, (hole[0][1] + hole[1][1]) / 2];
    const around = polygons.filter(([shell]) => holds(shell, middle) || shell.some(([x, y]) => x === hole[0][0] && y === hole[0][1]));
    if (around.length === 0) throw new Error('a hole without a shell');
    around.sort((a, b) => Math.abs(signedArea(a[0])) - Math.abs(signedArea(b[0])))[0].push(hole);
  }
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** The edges that belong to two areas, chained between the vertices where borders meet: GeoJSON lines. */
export function borders(allEdges) {
  const inner = new Map();
  const join = (a, b) => { if (!inner.has(a)) inner.set(a, new Set()); inner.get(a).add(b); };
  for (const sides of allEdges.values()) {
    if (sides.length !== 2) continue;
    join(sides[0].from, sides[0].to);
    join(sides[0].to, sides[0].from);
  }
  const lines = [];
  const cut = (a, b) => { inner.get(a).delete(b); inner.get(b).delete(a); };
  const walk = (start) => {
    while (inner.get(start).size > 0) {
      const line = [start];
      let at = start;
      do {
        const [to] = inner.get(at);
        cut(at, to);
        line.push(to);
        at = to;
      } while (inner.get(at).size === 1 && !nodes.has(at));
      lines.push(line.map(point));
    }
  };
  const nodes = new Set([...inner].filter(([, others]) => others.size !== 2).map(([k]) => k));
  nodes.forEach(walk);
  [...inner.keys()].forEach(walk);
  return lines;
}

/** Cuts a closed ring by the box [west, south, east, north] (Sutherland and Hodgman's method). */
export function clip(ring, [west, south, east, north]) {
  const sides = [
    [(p) => p[0] >= west, (a, b) => crossing(a, b, 0, west)],
    [(p) => p[0] <= east, (a, b) => crossing(a, b, 0, east)],
    [(p) => p[1] >= south, (a, b) => crossing(a, b, 1, south)],
    [(p) => p[1] <= north, (a, b) => crossing(a, b, 1, north)],
  ];
  let open = ring.slice(0, -1);
  for (const [keeps, meets] of sides) {
    const kept = [];
    open.forEach((to, i) => {
      const from = open[(i + open.length - 1) % open.length];
      if (keeps(from) !== keeps(to)) kept.push(meets(from, to));
      if (keeps(to)) kept.push(to);
    });
    open = kept;
  }
  return open.length < 3 ? [] : [...open, open[0]];
}

function crossing(a, b, axis, value) {
  const share = (value - a[axis]) / (b[axis] - a[axis]);
  const other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis]);
  const rounded = Math.round(other * SCALE) / SCALE;
  return axis === 0 ? [value, rounded] : [rounded, value];
}

/** A closed ring without the points that lie within the tolerance, in degrees, of the line between those that stay (Douglas and Peucker). */
export function simplify(ring, tolerance) {
  const keep = new Set([0, ring.length - 1]);
  const farthest = ring.reduce((best, p, i) => (Math.hypot(p[0] - ring[0][0], p[1] - ring[0][1]) > best.away ? { i, away: Math.hypot(p[0] - ring[0][0], p[1] - ring[0][1]) } : best), { i: 0, away: 0 });
  const spans = [[0, farthest.i], [farthest.i, ring.length - 1]];
  keep.add(farthest.i);
  while (spans.length > 0) {
    const [first, last] = spans.pop();
    let worst = { i: -1, away: tolerance };
    for (let i = first + 1; i < last; i++) {
      const away = offLine(ring[i], ring[first], ring[last]);
      if (away > worst.away) worst = { i, away };
    }
    if (worst.i < 0) continue;
    keep.add(worst.i);
    spans.push([first, worst.i], [worst.i, last]);
  }
  return ring.filter((_, i) => keep.has(i));
}

function offLine([x, y], [x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return length === 0 ? Math.hypot(x - x1, y - y1) : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
