import { MapCanvas } from './map-canvas.js';

const FROM_ZOOM = { 1: 5, 2: 7, 3: 9, 4: 10, 5: 12 };
const SIZE = { 1: 15, 2: 13.5, 3: 13, 4: 12, 5: 11.5 };

/** Names of places by rank and of force areas; a label that would touch an earlier, larger one is left out. */
export class LabelLayer extends MapCanvas {
  #palette;
  #places = [];
  #forces = [];

  constructor(palette) {
    super('labels');
    this.#palette = palette;
  }

  /** Takes the base map's points (name, rank) and force areas (name). */
  adopt(places, forces) {
    this.#places = places.features
      .map(({ geometry, properties }) => ({ at: geometry.coordinates, name: properties.name, rank: properties.rank }))
      .sort((a, b) => a.rank - b.rank);
    this.#forces = forces.features.map(({ geometry, properties }) => ({ at: middleOf(geometry), name: properties.name }));
    this.redraw();
  }

  paint(context, project, area) {
    const zoom = this._map.getZoom();
    const taken = [];
    const bounds = this._map.getBounds().pad(0.2);
    context.lineJoin = 'round';
    context.strokeStyle = this.#palette.of('--label-halo');
    for (const place of this.#places) {
      if ((FROM_ZOOM[place.rank] ?? 12) > zoom) continue;
      if (!bounds.contains([place.at[1], place.at[0]])) continue;
      context.font = `${place.rank <= 2 ? 600 : 400} ${SIZE[place.rank] ?? 11}px system-ui, sans-serif`;
      context.fillStyle = this.#palette.of(place.rank <= 2 ? '--label' : '--label-soft');
      const point = project(place.at);
      if (write(context, place.name, point.x + 5, point.y, 'left', taken, area)) dot(context, point);
    }
    if (zoom >= 7 && zoom <= 10) this.#writeForces(context, project, taken, area);
  }

  #writeForces(context, project, taken, area) {
    context.font = 'italic 500 12px system-ui, sans-serif';
    context.fillStyle = this.#palette.of('--force-label');
    for (const force of this.#forces) {
      const point = project(force.at);
      const name = force.name.replace(/ (Constabulary|Police|Police Service)$/, '');
      write(context, name.toUpperCase().split('').join('\u200a'), point.x, point.y, 'center', taken, area);
    }
  }
}

function write(context, text, x, y, align, taken, area) {
  const width = context.measureText(text).width;
  const left = align === 'left' ? x : x - width / 2;
  const box = { left: left - 8, right: left + width + 4, top: y - 9, bottom: y + 9 };
  if (box.right < 0 || box.left > area.x || box.bottom < 0 || box.top > area.y) return false;
  if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return false;
  taken.push(box);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeText(text, left, y);
  context.fillText(text, left, y);
  return true;
}

function dot(context, { x, y }) {
  context.beginPath();
  context.arc(x, y, 1.8, 0, 2 * Math.PI);
  context.fill();
}

/** The middle of the largest ring's box: good enough to hang a name on. */
function middleOf(geometry) {
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  const boxes = polygons.map(([ring]) => {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    return { west: least(xs), east: most(xs), south: least(ys), north: most(ys) };
  });
  const area = ({ west, east, south, north }) => (east - west) * (north - south);
  const largest = boxes.reduce((a, b) => (area(a) >= area(b) ? a : b));
  return [(largest.west + largest.east) / 2, (largest.south + largest.north) / 2];
}

const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
