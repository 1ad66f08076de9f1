import { svg } from '../lib/dom.js';
import { LayerGroup, Polygon } from '../lib/leaflet.js';
import { significantOf } from '../significance/significance-study.js';
import { ringOf } from './study-shapes.js';

const HATCH = 'hatch-chance';

/** Hexagons that hold more than chance explains: outlined, and hatched across, so that no colour is needed to tell them. */
export class SignificancePainter {
  #group = new LayerGroup();
  #renderer;

  constructor(renderer) {
    this.#renderer = renderer;
  }

  addTo(map) {
    map.getContainer().append(hatching());
    this.#group.addTo(map);
  }

  clear() {
    this.#group.clearLayers();
  }

  draw(answer) {
    const rings = significantOf(answer).map(({ geometry }) => ringOf(geometry));
    for (const ring of rings) this.#add(ring, { className: 'chance-edge', fill: false, weight: 6 });
    for (const ring of rings) this.#add(ring, { className: 'chance', fillColor: `url(#${HATCH})`, fillOpacity: 1, weight: 2.5 });
  }

  key(answer) {
    if (answer.significant === 0) return [];
    return svg('svg', { class: 'chance-key', viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { class: 'chance', d: 'M12 2L21 7V17L12 22L3 17V7Z', fill: `url(#${HATCH})` }));
  }

  #add(ring, look) {
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'studies', interactive: false, ...look }));
  }
}

/** Lines both ways: hotspots have them one way. */
function hatching() {
  return svg(
    'svg',
    { class: 'hatching', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg('defs', {}, svg('pattern', { id: HATCH, class: 'chance-hatch', width: 14, height: 14, patternUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 7H14M7 0V14' }))),
  );
}
