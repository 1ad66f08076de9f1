import { DomUtil, Layer } from '../lib/leaflet.js';

const MARGIN = 0.2;

/**
 * A canvas over the map that is drawn again whenever the map comes to rest. Subclasses write `paint(context, project, area)`, where
 * project turns [longitude, latitude] into pixels of the canvas and area is its size in pixels.
 */
export class MapCanvas extends Layer {
  #canvas = null;
  #pane;
  #frame = 0;

  constructor(pane) {
    super();
    this.#pane = pane;
  }

  onAdd(map) {
    this.#canvas = DomUtil.create('canvas', 'leaflet-zoom-hide');
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getPane(this.#pane).append(this.#canvas);
    map.on('moveend zoomend resize viewreset', this.redraw, this);
    this.redraw();
  }

  onRemove(map) {
    map.off('moveend zoomend resize viewreset', this.redraw, this);
    cancelAnimationFrame(this.#frame);
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

  #draw(map) {
    const size = map.getSize();
    const area = { x: Math.ceil(size.x * (1 + 2 * MARGIN)), y: Math.ceil(size.y * (1 + 2 * MARGIN)) };
    const origin = map.containerPointToLayerPoint([-size.x * MARGIN, -size.y * MARGIN]).round();
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    DomUtil.setPosition(this.#canvas, origin);
    this.#canvas.width = area.x * ratio;
    this.#canvas.height = area.y * ratio;
    this.#canvas.style.width = `${area.x}px`;
    this.#canvas.style.height = `${area.y}px`;
    const context = this.#canvas.getContext('2d');
    context.scale(ratio, ratio);
    const project = ([longitude, latitude]) => map.latLngToLayerPoint([latitude, longitude]).subtract(origin);
    const inset = { x: size.x * MARGIN, y: size.y * MARGIN };
    this.paint(context, project, { ...area, inset, size });
  }
}
