import { KINDS, countsOf, kindOf } from '../emerging/emerging-words.js';
import { el, svg } from '../lib/dom.js';
import { LayerGroup, Polygon } from '../lib/leaflet.js';
import { phrase } from '../lib/words-of-map.js';
import { ringOf } from './study-shapes.js';

const WORDS = { emerging: phrase('map.map.emerging'), lasting: phrase('map.map.lasting'), fading: phrase('map.map.fading') };
/** Crossed lines, lines one way, dots: no colour is needed to tell them. */
const MARKS = { emerging: 'M0 0L10 10M10 0L0 10', lasting: 'M0 5H10', fading: 'M4 5H6' };

/** Hexagons that become hot, have long been, or cool down. */
export class EmergingPainter {
  #group = new LayerGroup();
  #renderer;

  constructor(renderer) {
    this.#renderer = renderer;
  }

  addTo(map) {
    map.getContainer().append(hatchings());
    this.#group.addTo(map);
  }

  clear() {
    this.#group.clearLayers();
  }

  /** The most pressing last, so that their outlines lie on top. */
  draw({ cells }) {
    const shapes = cells.features.map(({ geometry, properties }) => ({ ring: ringOf(geometry), kind: kindOf(properties.pattern) })).reverse();
    for (const { ring } of shapes) this.#add(ring, { className: 'chance-edge', fill: false, weight: 5 });
    for (const { ring, kind } of shapes) this.#add(ring, { className: `emerging emerging-${kind}`, fillColor: `url(#hatch-${kind})`, fillOpacity: 1, weight: 2 });
  }

  key(answer) {
    const counts = countsOf(answer);
    const shown = KINDS.filter((kind) => counts[kind] > 0);
    if (shown.length === 0) return [];
    return el(
      'span',
      { class: 'study-key' },
      shown.map((kind) => el('span', { class: 'study-key-part' }, hexagon(kind), WORDS[kind])),
    );
  }

  #add(ring, look) {
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'studies', interactive: false, ...look }));
  }
}

function hexagon(kind) {
  return svg('svg', { class: 'chance-key', viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { class: `emerging emerging-${kind}`, d: 'M12 2L21 7V17L12 22L3 17V7Z', fill: `url(#hatch-${kind})` }));
}

function hatchings() {
  return svg(
    'svg',
    { class: 'hatching', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg(
      'defs',
      {},
      KINDS.map((kind) => svg('pattern', { id: `hatch-${kind}`, class: `emerging-hatch emerging-hatch-${kind}`, width: 10, height: 10, patternUnits: 'userSpaceOnUse' }, svg('path', { d: MARKS[kind] }))),
    ),
  );
}
