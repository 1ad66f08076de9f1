import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, SVG } from '../lib/leaflet.js';
import { fromNationalGrid } from '../geo/national-grid.js';

/** The place that a report is being written about: its square, and a pin at the centre. */
export class ChosenPlaceLayer {
  #group = new LayerGroup();
  #renderer = new SVG({ pane: 'squares', padding: 0.3 });

  addTo(map) {
    this.#group.addTo(map);
  }

  /** Takes a place as the server reads it, or null. */
  draw(place) {
    this.#group.clearLayers();
    if (!place) return;
    const half = place.precisionMetres / 2;
    if (half > 0.5 && Number.isFinite(place.easting)) {
      const ring = [[-half, -half], [half, -half], [half, half], [-half, half]].map(([east, north]) => {
        const { longitude, latitude } = fromNationalGrid(place.easting + east, place.northing + north);
        return [latitude, longitude];
      });
      this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'squares', interactive: false, className: 'chosen-square', weight: 2 }));
    }
    const icon = new DivIcon({ html: el('span', { class: 'pin', 'data-test': 'chosen-place' }), className: 'marker', iconSize: [28, 28], iconAnchor: [14, 26] });
    this.#group.addLayer(new Marker([place.latitude, place.longitude], { icon, keyboard: false, interactive: false, zIndexOffset: 3000 }));
  }
}
