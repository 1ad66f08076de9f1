import { svg } from '../lib/dom.js';
import { LayerGroup, Polygon } from '../lib/leaflet.js';
import { significantOf } from '../scan/scan-words.js';
import { ringOf } from './study-shapes.js';

/** Circles in which something is going on: a dashed line on a plain one, which no other layer has. */
export class ScanPainter {
  #group = new LayerGroup();
  #renderer;

  constructor(renderer) {
    this.#renderer = renderer;
  }

  addTo(map) {
    this.#group.addTo(map);
  }

  clear() {
    this.#group.clearLayers();
  }

  draw(answer) {
    const rings = significantOf(answer).map(({ geometry }) => ringOf(geometry));
    for (const ring of rings) this.#add(ring, { className: 'chance-edge', fill: false, weight: 7 });
    for (const ring of rings) this.#add(ring, { className: 'scan', fillOpacity: 1, weight: 3, dashArray: '8 5' });
  }

  key(answer) {
    if (significantOf(answer).length === 0) return [];
    return svg('svg', { class: 'chance-key', viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true', focusable: 'false' }, svg('circle', { class: 'scan', cx: 12, cy: 12, r: 9, 'stroke-dasharray': '5 3' }));
  }

  #add(ring, look) {
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'studies', interactive: false, ...look }));
  }
}
