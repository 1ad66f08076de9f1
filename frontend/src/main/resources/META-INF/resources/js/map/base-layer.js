import { LatLngBounds } from '../lib/leaflet.js';
import { bordersOf } from './borders.js';
import { MapCanvas } from './map-canvas.js';
import { linesOf, polygonsOf, worldLine } from './mercator.js';

/** Drawn in full; the coast of other neighbours is only hinted at. */
const HOME_COUNTRIES = new Set(['GB', 'IM', 'GG', 'JE']);
const COUNTIES_FROM_ZOOM = 8;

/** Sea, land, counties and force areas, from Hedgerow's own data, in one drawing. */
export class BaseLayer extends MapCanvas {
  #palette;
  #ownForce;
  #land = [];
  #abroad = [];
  #counties = [];
  #borders = [];
  #ownBorders = [];
  #own = [];
  #ownBounds = null;

  constructor(palette, ownForce) {
    super('base');
    this.#palette = palette;
    this.#ownForce = ownForce;
  }

  /** Takes GeoJSON: land with `country`, the lines of counties, and force areas with `code` and `name`. */
  adopt({ land, counties, forces }) {
    const isHome = ({ properties }) => HOME_COUNTRIES.has(properties.country ?? 'GB');
    const rings = (features) => features.flatMap(({ geometry }) => polygonsOf(geometry).flat().map(worldLine));
    this.#land = rings(land.features.filter(isHome));
    this.#abroad = rings(land.features.filter((feature) => !isHome(feature)));
    this.#counties = counties.features.flatMap(({ geometry }) => linesOf(geometry).map(worldLine));
    const isOwn = ({ left, right }) => left === this.#ownForce || right === this.#ownForce;
    const { borders } = bordersOf(forces.features);
    this.#borders = borders.filter((border) => !isOwn(border)).map(({ line }) => worldLine(line));
    this.#ownBorders = borders.filter(isOwn).map(({ line }) => worldLine(line));
    const own = forces.features.filter(({ properties }) => properties.code === this.#ownForce);
    this.#own = rings(own);
    const corners = own.flatMap(({ geometry }) => polygonsOf(geometry).flatMap(([shell]) => shell.map(([longitude, latitude]) => [latitude, longitude])));
    this.#ownBounds = corners.length > 0 ? new LatLngBounds(corners) : null;
    this.redraw();
  }

  /** The bounds of the viewer's own force area, or null. */
  get ownBounds() {
    return this.#ownBounds;
  }

  paint(context, _project, area) {
    const zoom = this._map.getZoom();
    const of = (name) => this.#palette.of(name);
    context.fillStyle = of('--sea');
    context.fillRect(0, 0, area.x, area.y);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    const home = pathOf(this.#land, area, true);
    const abroad = pathOf(this.#abroad, area, true);
    for (const [width, share] of [[14, 0.35], [6, 0.6]]) {
      context.globalAlpha = share;
      stroke(context, home, of('--shallows'), width);
      stroke(context, abroad, of('--shallows'), width);
    }
    context.globalAlpha = 1;
    context.fillStyle = of('--abroad');
    context.fill(abroad, 'evenodd');
    context.fillStyle = of('--land');
    context.fill(home, 'evenodd');
    if (zoom < 15) {
      context.fillStyle = of('--own-force');
      context.fill(pathOf(this.#own, area, true), 'evenodd');
    }
    stroke(context, abroad, of('--coast-abroad'), 0.8);
    stroke(context, home, of('--coast'), zoom >= 9 ? 1.2 : 0.9);
    this.#lines(context, area, zoom);
  }

  #lines(context, area, zoom) {
    const of = (name) => this.#palette.of(name);
    if (zoom >= COUNTIES_FROM_ZOOM) {
      context.setLineDash([1, 3.5]);
      stroke(context, pathOf(this.#counties, area), of('--county'), zoom >= 10 ? 1.4 : 1.1);
    }
    const near = zoom >= 9;
    const others = pathOf(this.#borders, area);
    const own = pathOf(this.#ownBorders, area);
    context.setLineDash([]);
    stroke(context, others, of('--force-band'), near ? 6 : zoom >= 7 ? 3.5 : 2);
    stroke(context, own, of('--own-force-band'), near ? 9 : zoom >= 7 ? 5 : 3);
    context.setLineDash(near ? [12, 4, 1.5, 4] : []);
    context.lineCap = 'butt';
    stroke(context, others, of('--force'), near ? 1.4 : zoom >= 7 ? 1 : 0.7);
    stroke(context, own, of('--force-own'), near ? 2.2 : zoom >= 7 ? 1.6 : 1.1);
    context.setLineDash([]);
  }
}

/** One path of everything that comes near the canvas. */
export function pathOf(lines, { x, y, scale, left, top }, closed = false) {
  const path = new Path2D();
  const margin = 20;
  for (const { points, west, north, east, south } of lines) {
    if (east * scale - left < -margin || west * scale - left > x + margin || south * scale - top < -margin || north * scale - top > y + margin) continue;
    trace(path, points, scale, left, top);
    if (closed) path.closePath();
  }
  return path;
}

/** Leaves out points that lie within half a pixel of the last one drawn. */
function trace(path, points, scale, left, top) {
  let [atX, atY] = [points[0] * scale - left, points[1] * scale - top];
  path.moveTo(atX, atY);
  const last = points.length - 2;
  for (let index = 2; index <= last; index += 2) {
    const x = points[index] * scale - left;
    const y = points[index + 1] * scale - top;
    if (index < last && Math.abs(x - atX) < 0.5 && Math.abs(y - atY) < 0.5) continue;
    path.lineTo(x, y);
    [atX, atY] = [x, y];
  }
}

function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
