import { flaggedOf } from '../forecast/forecast-words.js';
import { svg } from '../lib/dom.js';
import { LayerGroup, Polygon } from '../lib/leaflet.js';
import { ringOf } from './study-shapes.js';

const DOTS = 'dots-week-ahead';

/** Flagged squares: outlined and dotted, so that no colour is needed to tell them; the outline is broken where counts chose them. */
export class ForecastPainter {
  #group = new LayerGroup();
  #renderer;

  constructor(renderer) {
    this.#renderer = renderer;
  }

  addTo(map) {
    map.getContainer().append(dots());
    this.#group.addTo(map);
  }

  clear() {
    this.#group.clearLayers();
  }

  draw(answer) {
    const rings = flaggedOf(answer).map(({ geometry }) => ringOf(geometry));
    const dashArray = dash(answer);
    for (const ring of rings) this.#add(ring, { className: 'ahead-edge', fill: false, weight: 5 });
    for (const ring of rings) this.#add(ring, { className: 'ahead', fillColor: `url(#${DOTS})`, fillOpacity: 1, weight: 2, dashArray });
  }

  key(answer) {
    if (flaggedOf(answer).length === 0) return [];
    return svg('svg', { class: 'chance-key', viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { class: 'ahead', d: 'M3 3H21V21H3Z', fill: `url(#${DOTS})`, 'stroke-dasharray': dash(answer) ?? 'none' }));
  }

  #add(ring, look) {
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'studies', interactive: false, ...look }));
  }
}

const dash = ({ shown }) => (shown === 'COUNTS' ? '4 3' : null);

function dots() {
  return svg(
    'svg',
    { class: 'hatching', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg('defs', {}, svg('pattern', { id: DOTS, class: 'ahead-dots', width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, svg('circle', { cx: 4, cy: 4, r: 1.5 }))),
  );
}
