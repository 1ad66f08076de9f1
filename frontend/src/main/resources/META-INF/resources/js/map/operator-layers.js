import { mapTileAddress } from '../api/map-layers.js';
import { TileLayer } from '../lib/leaflet.js';
import { DrawingLayer } from './drawing-layer.js';

const KEPT_AS = 'hedgerow.map-layer';

/** The layers that an operator has configured, one at a time, between the ground and the borders. The choice is kept in this browser. */
export class OperatorLayers {
  #map;
  #palette;
  #layers = [];
  #shown = null;
  #chosen = null;

  constructor(palette) {
    this.#palette = palette;
  }

  addTo(map) {
    this.#map = map;
  }

  get list() {
    return this.#layers;
  }

  /** The one that is shown, or null for Hedgerow's own map alone. */
  get chosen() {
    return this.#chosen;
  }

  /** Takes what the server lists and shows the one that this browser remembers. */
  adopt(layers) {
    this.#layers = layers;
    this.choose(layers.find(({ id }) => id === remembered())?.id ?? null, { keep: false });
  }

  choose(id, { keep = true } = {}) {
    this.#chosen = this.#layers.find((layer) => layer.id === id) ?? null;
    this.#shown?.remove();
    this.#shown = this.#chosen && this.#make(this.#chosen).addTo(this.#map);
    this.#map.getPane('operator').dataset.night = this.#chosen?.tiles === 'IMAGE' ? this.#chosen.night : 'AS_IS';
    if (keep) remember(this.#chosen?.id ?? null);
  }

  /** After a change of colours: a drawing is drawn again. */
  restyle() {
    if (this.#chosen?.tiles === 'DRAWING') this.#shown.redraw();
  }

  #make(layer) {
    const options = { pane: 'operator', minZoom: layer.minZoom, maxNativeZoom: layer.maxZoom, opacity: layer.opacity, keepBuffer: 1, updateWhenZooming: false };
    return layer.tiles === 'DRAWING' ? new DrawingLayer(layer, this.#palette, options) : new TileLayer(mapTileAddress(layer.id), options);
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function remember(id) {
  try {
    if (id === null) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, id);
  } catch {
    /* A browser that keeps nothing shows the layer until the page is left. */
  }
}
