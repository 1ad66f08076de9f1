import { fetchDrawing } from '../api/map-layers.js';
import { TileGrid } from '../lib/leaflet.js';
import { linesOf, polygonsOf, toWorld } from './mercator.js';

/** In the order in which they are drawn, as the server sends them: [colour, width at zoom 10, at 13, at 16; none for areas]. */
const LOOKS = {
  WATER: ['--water', 0.8, 1.4, 3],
  WOOD: ['--wood'],
  GREEN: ['--green'],
  URBAN: ['--urban'],
  BUILDING: ['--building'],
  ROAD_GREAT: ['--road-great', 1.4, 2.8, 7],
  ROAD: ['--road', 0.8, 1.8, 5],
  TRACK: ['--track', 0.4, 0.9, 2.6],
  RAIL: ['--rail', 0.6, 0.9, 1.4],
};

const MOST_CANVAS_PIXELS = 2048;

/** An operator's vector tiles, drawn quietly in the map's own colours, and drawn again finer where the map goes closer than the tiles. */
export class DrawingLayer extends TileGrid {
  #fetch;
  #palette;
  #life = new AbortController();

  /** @param fetch answers the GeoJSON of a square {z, x, y}, or null; the server's unless it is said otherwise */
  constructor(layer, palette, options, fetch = (coords, signal) => fetchDrawing(layer.id, coords, signal)) {
    super(options);
    this.#fetch = fetch;
    this.#palette = palette;
  }

  onAdd(map) {
    map.on('zoomend', this.#sharpen, this);
    return super.onAdd(map);
  }

  onRemove(map) {
    map.off('zoomend', this.#sharpen, this);
    this.#life.abort();
    this.#life = new AbortController();
    super.onRemove(map);
  }

  createTile(coords, done) {
    const size = this.getTileSize().x;
    const stretched = 2 ** Math.max(0, this._map.getZoom() - coords.z);
    const ratio = Math.min(MOST_CANVAS_PIXELS / size, Math.min(2, globalThis.devicePixelRatio || 1) * stretched);
    const canvas = document.createElement('canvas');
    canvas.width = size * ratio;
    canvas.height = size * ratio;
    this.#draw(canvas, coords, { size, ratio, stretched }).then(() => done(null, canvas), (problem) => done(problem, canvas));
    return canvas;
  }

  /** Tiles are enlarged beyond their closest zoom: what was drawn for one zoom is too coarse for the next. */
  #sharpen() {
    if (this._map.getZoom() > this.options.maxNativeZoom) this.redraw();
  }

  async #draw(canvas, coords, { size, ratio, stretched }) {
    const drawing = await this.#fetch(coords, this.#life.signal);
    if (!drawing) return;
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    const zoom = this._map?.getZoom() ?? coords.z;
    for (const { properties, geometry } of drawing.features) {
      const look = LOOKS[properties.kind];
      if (!look) continue;
      const isArea = polygonsOf(geometry).length > 0;
      const path = pathIn(geometry, coords, size, isArea);
      const [name, ...widths] = look;
      if (isArea) {
        context.fillStyle = this.#palette.of(name);
        context.fill(path, 'evenodd');
      } else if (widths.length > 0) {
        context.strokeStyle = this.#palette.of(name);
        context.lineWidth = widthAt(zoom, widths) / stretched;
        context.stroke(path);
      }
    }
  }
}

function pathIn(geometry, { x, y, z }, size, closed) {
  const path = new Path2D();
  for (const line of linesOf(geometry)) {
    line.forEach((position, index) => {
      const [worldX, worldY] = toWorld(position);
      const at = [(worldX * 2 ** z - x) * size, (worldY * 2 ** z - y) * size];
      if (index === 0) path.moveTo(...at);
      else path.lineTo(...at);
    });
    if (closed) path.closePath();
  }
  return path;
}

/** Between the widths at zoom 10, 13 and 16. */
export function widthAt(zoom, [far, middle, near]) {
  const share = Math.max(0, Math.min(2, (zoom - 10) / 3));
  return share <= 1 ? far + (middle - far) * share : middle + (near - middle) * (share - 1);
}
