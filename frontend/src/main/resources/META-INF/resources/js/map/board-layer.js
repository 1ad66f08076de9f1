import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, Polyline, SVG } from '../lib/leaflet.js';

const PANE = 'squares';
const toLatLng = ([longitude, latitude]) => [latitude, longitude];

/**
 * Items of the boards of operations: each kind has a shape and a letter of its own, and its title stands beside it, on some maps only from a zoom on. The list
 * says the same in words.
 */
export class BoardLayer {
  #map;
  #group = new LayerGroup();
  #renderer = new SVG({ pane: PANE, padding: 0.3 });
  #namedFromZoom;
  #drawn = { items: [], areas: [] };

  constructor({ namedFromZoom = 0 } = {}) {
    this.#namedFromZoom = namedFromZoom;
  }

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
    if (this.#namedFromZoom > 0) map.on('zoomend', () => this.draw(this.#drawn.items, this.#drawn.areas));
  }

  /** Takes [{kind, form, letter, title, corners, direction}], direction in degrees from north or null, and outlines of the areas of operations. */
  draw(items, areas = []) {
    this.#drawn = { items, areas };
    this.#group.clearLayers();
    for (const outline of areas) this.#group.addLayer(new Polygon(outline.map(toLatLng), { renderer: this.#renderer, pane: PANE, interactive: false, className: 'board-area', weight: 2, fill: false }));
    for (const item of items) {
      const look = { renderer: this.#renderer, pane: PANE, interactive: false, className: `board-shape board-${item.kind.toLowerCase()}`, weight: 3 };
      const points = item.corners.map(toLatLng);
      if (item.form === 'AREA') this.#group.addLayer(new Polygon(points, look));
      if (item.form === 'LINE') this.#group.addLayer(new Polyline(points, { ...look, fill: false }));
      this.#group.addLayer(this.#mark(item, points[0]));
    }
  }

  #mark({ kind, letter, title, direction }, at) {
    const arrow = el('span', { class: 'board-arrow' }, '↑');
    if (direction !== null) arrow.style.transform = `rotate(${direction}deg)`;
    const html = el('span', { class: `board-mark board-${kind.toLowerCase()}` }, el('span', { class: 'board-letter' }, letter), direction !== null && arrow, this.#map.getZoom() >= this.#namedFromZoom && el('span', { class: 'board-title' }, title));
    const marker = new Marker(at, { icon: new DivIcon({ html, className: 'marker board-marker', iconSize: [24, 24], iconAnchor: [12, 12] }), keyboard: false, interactive: false });
    // What a screen reader is told stands in the list.
    marker.on('add', () => marker.getElement().setAttribute('aria-hidden', 'true'));
    return marker;
  }
}
