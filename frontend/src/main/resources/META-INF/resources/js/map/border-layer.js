import { LatLngBounds } from '../lib/leaflet.js';
import { bordersOf, partsBeside } from './borders.js';
import { MapCanvas } from './map-canvas.js';
import { linesOf, polygonsOf, worldLine } from './mercator.js';
import { pathOf, stroke } from './world-path.js';

const COUNTIES_FROM_ZOOM = 8;
const OWN_AREA_BELOW_ZOOM = 15;

/** The borders of counties and of police forces, above whatever ground is shown. The viewer's own force is tinted and its border heavier. */
export class BorderLayer extends MapCanvas {
  #palette;
  #ownForce;
  #counties = [];
  #borders = [];
  #ownBorders = [];
  #own = [];
  #ownBounds = null;

  constructor(palette, ownForce) {
    super('borders');
    this.#palette = palette;
    this.#ownForce = ownForce;
  }

  /** Takes GeoJSON: the lines of counties, and force areas with `code`. */
  adopt(counties, forces) {
    const isOwn = ({ left, right }) => left === this.#ownForce || right === this.#ownForce;
    const { borders } = bordersOf(forces.features);
    const countyLines = counties.features.flatMap(({ geometry }) => linesOf(geometry));
    this.#counties = partsBeside(countyLines, borders.map(({ line }) => line)).map(worldLine);
    this.#borders = borders.filter((border) => !isOwn(border)).map(({ line }) => worldLine(line));
    this.#ownBorders = borders.filter(isOwn).map(({ line }) => worldLine(line));
    const shells = forces.features.filter(({ properties }) => properties.code === this.#ownForce).flatMap(({ geometry }) => polygonsOf(geometry));
    this.#own = shells.flat().map(worldLine);
    const corners = shells.flatMap(([shell]) => shell.map(([longitude, latitude]) => [latitude, longitude]));
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
    context.lineJoin = 'round';
    if (zoom < OWN_AREA_BELOW_ZOOM) {
      context.fillStyle = of('--own-force');
      context.fill(pathOf(this.#own, area, true), 'evenodd');
    }
    if (zoom >= COUNTIES_FROM_ZOOM) {
      context.lineCap = 'round';
      context.setLineDash([1, 3.5]);
      stroke(context, pathOf(this.#counties, area), of('--county'), zoom >= 10 ? 1.4 : 1.1);
      context.setLineDash([]);
    }
    const width = (far, middle, close) => (zoom >= 9 ? close : zoom >= 7 ? middle : far);
    const others = pathOf(this.#borders, area);
    const own = pathOf(this.#ownBorders, area);
    stroke(context, others, of('--force-band'), width(2, 3.5, 6));
    stroke(context, own, of('--own-force-band'), width(3, 5, 9));
    context.lineCap = 'butt';
    context.setLineDash(zoom >= 9 ? [12, 4, 1.5, 4] : []);
    stroke(context, others, of('--force'), width(0.7, 1, 1.4));
    stroke(context, own, of('--force-own'), width(1.1, 1.6, 2.2));
    context.setLineDash([]);
  }
}
