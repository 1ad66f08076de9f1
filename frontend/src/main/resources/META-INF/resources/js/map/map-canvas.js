import { DomUtil, Layer } from '../lib/leaflet.js';
import { toWorld, worldPixels } from './mercator.js';

/** How far a canvas reaches beyond the map on each side, as a share of the map's size. */
const MARGIN = 0.25;
const FINEST_RATIO = 3;

/**
 * A canvas over the map that is drawn again, in the pixels of the screen or the sheet, whenever the map comes to rest or is dragged beyond
 * what was drawn; while it zooms the old drawing is stretched. Subclasses write `paint(context, project, area)`: project turns
 * [longitude, latitude] into {x, y} in pixels of the canvas, and area holds its size {x, y}, the margin {inset}, the map's {size}, and {scale, left,
 * top} by which a point of the world (see mercator.js) becomes x * scale - left, y * scale - top.
 */
export class MapCanvas extends Layer {
  #canvas = null;
  #pane;
  #frame = 0;
  #drawn = null;
  #ratio = null;

  constructor(pane) {
    super();
    this.#pane = pane;
  }

  onAdd(map) {
    this.#canvas = DomUtil.create('canvas', map.options.zoomAnimation ? 'leaflet-zoom-animated' : '');
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getPane(this.#pane).append(this.#canvas);
    map.on('moveend zoomend resize viewreset', this.redraw, this);
    map.on('move', this.#dragged, this);
    map.on('zoom', this.#zoomed, this);
    map.on('zoomanim', this.#zooming, this);
    this.redraw();
  }

  onRemove(map) {
    map.off('moveend zoomend resize viewreset', this.redraw, this);
    map.off('move', this.#dragged, this);
    map.off('zoom', this.#zoomed, this);
    map.off('zoomanim', this.#zooming, this);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#canvas.remove();
  }

  /** Draws at the next frame, once, however often it is called. */
  redraw() {
    if (this.#frame || !this.#canvas) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this._map) this.#draw(this._map);
    });
  }

  /** Draws at once, with so many dots for each pixel of the page; null goes back to the screen's own. For paper, which does not wait. */
  redrawFor(ratio) {
    this.#ratio = ratio;
    if (this._map) this.#draw(this._map);
  }

  get onPaper() {
    return this.#ratio !== null;
  }

  #draw(map) {
    const size = map.getSize();
    const margin = this.onPaper ? 0 : MARGIN; // paper is not dragged, and its dots are many
    const inset = { x: Math.round(size.x * margin), y: Math.round(size.y * margin) };
    const area = { x: size.x + 2 * inset.x, y: size.y + 2 * inset.y };
    const origin = map.containerPointToLayerPoint([-inset.x, -inset.y]).round();
    const ratio = this.#ratio ?? Math.min(FINEST_RATIO, globalThis.devicePixelRatio || 1);
    DomUtil.setPosition(this.#canvas, origin);
    this.#canvas.width = Math.round(area.x * ratio);
    this.#canvas.height = Math.round(area.y * ratio);
    this.#canvas.style.width = `${area.x}px`;
    this.#canvas.style.height = `${area.y}px`;
    const context = this.#canvas.getContext('2d');
    context.scale(ratio, ratio);
    const zoom = map.getZoom();
    const scale = worldPixels(zoom);
    const corner = map.getPixelOrigin().add(origin);
    const project = (position) => {
      const [x, y] = toWorld(position);
      return { x: x * scale - corner.x, y: y * scale - corner.y };
    };
    this.#drawn = { zoom, corner, origin, inset };
    this.paint(context, project, { ...area, inset, size, scale, left: corner.x, top: corner.y });
  }

  #dragged() {
    if (!this.#drawn || this._map.getZoom() !== this.#drawn.zoom) return;
    const { origin, inset } = this.#drawn;
    const away = this._map.containerPointToLayerPoint([-inset.x, -inset.y]).subtract(origin);
    if (Math.abs(away.x) > inset.x * 0.9 || Math.abs(away.y) > inset.y * 0.9) this.redraw();
  }

  #zoomed() {
    this.#stretch(this._map.getCenter(), this._map.getZoom());
  }

  #zooming({ center, zoom }) {
    this.#stretch(center, zoom);
  }

  /** Lays the drawing where it will be at another zoom. */
  #stretch(centre, zoom) {
    if (!this.#drawn) return;
    const map = this._map;
    const scale = map.getZoomScale(zoom, this.#drawn.zoom);
    const pane = DomUtil.getPosition(map.getPane('mapPane'));
    const pixelOrigin = map.project(centre, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    DomUtil.setTransform(this.#canvas, this.#drawn.corner.multiplyBy(scale).subtract(pixelOrigin), scale);
  }
}
