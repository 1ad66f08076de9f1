import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { DivIcon, LayerGroup, Marker, Polygon, SVG } from '../lib/leaflet.js';
import { phrase } from '../lib/words-of-map.js';

const SIDE_METRES = 10_000;
const SMALLEST_SQUARE_PX = 12;
const SMALLEST_MARKED_PX = 44;
const SMALLEST_NAMED_PX = 260;

/**
 * That other forces hold something, as what it is: the outline of a square of 10 km and a note in its corner, never the symbol of an incident, whose
 * place and kind nobody is told. Small squares are left out; the list has them.
 */
export class PointerLayer {
  #map;
  #group = new LayerGroup();
  #renderer = new SVG({ pane: 'squares', padding: 0.3 });
  #choose;
  #squares = new Map();
  #chosen = null;

  constructor(choose) {
    this.#choose = choose;
  }

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
    map.on('zoomend', () => this.draw(this.#squares, this.#chosen));
  }

  /** Takes a map of the names of squares to their pointers. */
  draw(squares, chosen) {
    this.#squares = squares;
    this.#chosen = chosen;
    this.#group.clearLayers();
    for (const [square, pointers] of squares) this.#add(square, pointers, square === chosen);
  }

  #add(square, pointers, isChosen) {
    const ring = squareAround(pointers[0]).map(([longitude, latitude]) => [latitude, longitude]);
    const width = this.#width(ring);
    if (width < SMALLEST_SQUARE_PX) return;
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'squares', interactive: false, className: `pointer-square${isChosen ? ' is-chosen' : ''}`, weight: 2.5 }));
    if (width < SMALLEST_MARKED_PX) return;
    const html = note(square, pointers, { isChosen, isNamed: width >= SMALLEST_NAMED_PX });
    const marker = new Marker(ring.at(-1), { icon: new DivIcon({ html, className: 'marker pointer-marker', iconSize: null, iconAnchor: [-5, -5] }), keyboard: false, bubblingMouseEvents: false, zIndexOffset: -1000 });
    marker.on('click', () => this.#choose(square));
    this.#group.addLayer(marker);
  }

  #width([west, east]) {
    const corner = (point) => this.#map.latLngToLayerPoint(point);
    return corner(east).x - corner(west).x;
  }
}

function note(square, pointers, { isChosen, isNamed }) {
  const [{ organisation }] = pointers;
  const words = pointers.length === 1 ? organisation : phrase('map.map.forces', { n: pointers.length });
  return el(
    'span',
    { class: `pointer-note${isChosen ? ' is-chosen' : ''}`, title: phrase('map.map.held-by-in-whom-to-ask', { words, square }), 'data-test': 'pointer-note', 'data-square': square },
    icon('note'),
    isNamed && el('span', {}, words),
  );
}

/** The corners of the square of 10 km whose middle is given, from the south-west, [longitude, latitude]. */
export function squareAround({ longitude, latitude }) {
  const middle = toNationalGrid(longitude, latitude);
  const [west, south] = [middle.easting, middle.northing].map((metres) => Math.floor(metres / SIDE_METRES) * SIDE_METRES);
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([east, north]) => {
    const corner = fromNationalGrid(west + east * SIDE_METRES, south + north * SIDE_METRES);
    return [corner.longitude, corner.latitude];
  });
}
