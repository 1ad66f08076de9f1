import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, SVG } from '../lib/leaflet.js';

const STEPS = 5;

/** Squares of the National Grid with the number of incidents in each, when there are too many to draw singly. */
export class CellLayer {
  #group = new LayerGroup();
  #renderer = new SVG({ pane: 'cells', padding: 0.3 });
  #map;

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
  }

  draw(cells) {
    this.#group.clearLayers();
    const largest = cells.reduce((most, { count }) => Math.max(most, count), 1);
    for (const cell of cells) {
      const step = Math.max(1, Math.ceil(Math.sqrt(cell.count / largest) * STEPS));
      const ring = cell.square.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]);
      const square = new Polygon(ring, { renderer: this.#renderer, pane: 'cells', className: `cell cell-${step}`, weight: 0.8, bubblingMouseEvents: false });
      square.on('click', () => this.#zoomTo(cell));
      this.#group.addLayer(square);
      if (this.#width(square.getBounds()) >= 22) this.#group.addLayer(this.#label(cell, step));
    }
  }

  #label(cell, step) {
    const text = el('span', { class: `cell-count cell-count-${step}`, 'data-test': 'cell', 'data-count': cell.count }, countText(cell.count));
    const icon = new DivIcon({ html: text, className: 'marker', iconSize: [40, 20], iconAnchor: [20, 10] });
    return new Marker([cell.latitude, cell.longitude], { icon, keyboard: false, interactive: false });
  }

  #zoomTo(cell) {
    this.#map.setView([cell.latitude, cell.longitude], this.#map.getZoom() + 2);
  }

  #width(bounds) {
    const corner = (point) => this.#map.latLngToLayerPoint(point);
    return corner(bounds.getNorthEast()).x - corner(bounds.getSouthWest()).x;
  }
}

export function countText(count) {
  if (count < 10_000) return count.toLocaleString('en-GB');
  return `${Math.round(count / 1000)}k`;
}
