import { LayerGroup, Polygon, SVG } from '../lib/leaflet.js';
import { IncidentCanvas } from './incident-canvas.js';
import { IncidentMarkers } from './incident-markers.js';
import { centreKey, spread } from './spread.js';

const MOST_MARKERS = 600;
const SMALLEST_SQUARE_PX = 12;

/** Incidents as exactly as they are known: a symbol, within the outline of the square that the place is known to. */
export class IncidentLayer {
  #map;
  #markers;
  #canvas;
  #squares = new LayerGroup();
  #renderer = new SVG({ pane: 'squares', padding: 0.3 });
  #outlines = new Map();
  #features = new Map();
  #onCanvas = false;
  #chosen = null;

  constructor({ palette, look, choose }) {
    this.#markers = new IncidentMarkers(look, choose);
    this.#canvas = new IncidentCanvas(palette, look, choose);
  }

  addTo(map) {
    this.#map = map;
    this.#squares.addTo(map);
    this.#markers.addTo(map);
    map.on('zoomend', () => this.#drawSquares(this.#chosen));
  }

  /** Draws a map of id to feature; `fresh` holds the ids that changed just now, `chosen` the selected id or null. */
  draw(features, { fresh = [], chosen = null } = {}) {
    this.#features = features;
    const onCanvas = features.size > MOST_MARKERS;
    if (onCanvas !== this.#onCanvas) {
      this.#onCanvas = onCanvas;
      this.#markers.clear();
      if (onCanvas) this.#canvas.addTo(this.#map);
      else this.#canvas.remove();
    }
    const offsets = spread(features.values());
    (onCanvas ? this.#canvas : this.#markers).draw(features, offsets, { fresh, chosen });
    this.#drawSquares(chosen);
  }

  mark(chosen) {
    (this.#onCanvas ? this.#canvas : this.#markers).mark(chosen);
    this.#drawSquares(chosen);
  }

  restyle() {
    this.#canvas.redraw();
  }

  /** One outline per square, however many incidents lie in it. */
  #drawSquares(chosen) {
    this.#chosen = chosen;
    const wanted = new Map();
    for (const feature of this.#features.values()) {
      if (feature.geometry.type !== 'Polygon' || (this.#onCanvas && feature.id !== chosen)) continue;
      const key = `${centreKey(feature)} ${feature.properties.precisionMetres}`;
      if (!wanted.has(key) || feature.id === chosen) wanted.set(key, feature);
    }
    for (const [key, outline] of this.#outlines) {
      if (wanted.has(key) && this.#isLargeEnough(outline.getBounds())) continue;
      this.#squares.removeLayer(outline);
      this.#outlines.delete(key);
    }
    for (const [key, feature] of wanted) {
      const outline = this.#outlines.get(key) ?? this.#outline(key, feature);
      outline?.getElement()?.classList.toggle('is-chosen', feature.id === chosen);
    }
  }

  #outline(key, feature) {
    const ring = feature.geometry.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]);
    const outline = new Polygon(ring, { renderer: this.#renderer, pane: 'squares', interactive: false, className: 'known-square', weight: 1.2 });
    if (!this.#isLargeEnough(outline.getBounds())) return null;
    this.#outlines.set(key, outline);
    this.#squares.addLayer(outline);
    return outline;
  }

  #isLargeEnough(bounds) {
    const corner = (point) => this.#map.latLngToLayerPoint(point);
    return corner(bounds.getNorthEast()).x - corner(bounds.getSouthWest()).x >= SMALLEST_SQUARE_PX;
  }
}
