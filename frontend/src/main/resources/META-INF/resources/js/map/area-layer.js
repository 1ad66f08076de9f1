import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, Polyline, SVG } from '../lib/leaflet.js';

const PANE = 'squares';
/** Corners closer than this on the screen hide one another: of those only the first has a handle, until the map goes closer. */
const HANDLES_APART_PX = 22;
/** Shorter sides than this have no room for a handle that adds a corner. */
const SHORTEST_SPLIT_PX = 72;

const toLatLng = ([longitude, latitude]) => [latitude, longitude];
const fromLatLng = ({ lat, lng }) => [lng, lat];

/** Areas that are kept already, as outlines. */
export class AreaLayer {
  #group = new LayerGroup();
  #renderer = new SVG({ pane: PANE, padding: 0.3 });

  addTo(map) {
    this.#group.addTo(map);
  }

  /** Takes [{outline, kind}]; `chosen` is one of them or null. */
  draw(areas, chosen = null) {
    this.#group.clearLayers();
    for (const area of areas) {
      const look = `own-area own-area-${area.kind === 'LAND' ? 'land' : 'area'}${area === chosen ? ' is-chosen' : ''}`;
      this.#group.addLayer(new Polygon(area.outline.map(toLatLng), { renderer: this.#renderer, pane: PANE, interactive: false, className: look, weight: 3 }));
    }
  }
}

/**
 * The outline that somebody is drawing, with a handle on each corner: a finger or a mouse drags it, arrow keys move it. `said` is called with a name and
 * what it is about: 'corner-chosen' {index}, 'corner-moved' {index, corner}, 'corner-split' {after, corner}, 'corner-key' {index, key, shift} and
 * 'outline-closed'. `label` gives the words of a corner.
 */
export class OutlineLayer {
  #map;
  #said;
  #label;
  #drawing = null;
  #line = new LayerGroup();
  #handles = new LayerGroup();
  #renderer = new SVG({ pane: PANE, padding: 0.3 });

  constructor({ said, label }) {
    this.#said = said;
    this.#label = label;
  }

  addTo(map) {
    this.#map = map;
    this.#line.addTo(map);
    this.#handles.addTo(map);
    map.on('zoomend', () => this.#drawHandles());
  }

  /** Takes {corners, isClosed, chosen}. */
  draw(drawing) {
    this.#drawing = drawing;
    this.#drawLine(drawing.corners);
    this.#drawHandles();
  }

  /** Puts the focus on the handle of a corner, where there is one. */
  focus(index) {
    this.#handle(index)?.focus({ preventScroll: true });
  }

  #drawLine(corners) {
    this.#line.clearLayers();
    if (corners.length < 2) return;
    const options = { renderer: this.#renderer, pane: PANE, interactive: false, className: `drawn-outline${this.#drawing.isClosed ? '' : ' is-open'}`, weight: 3 };
    const points = corners.map(toLatLng);
    this.#line.addLayer(this.#drawing.isClosed ? new Polygon(points, options) : new Polyline(points, { ...options, fill: false }));
  }

  #drawHandles() {
    if (this.#drawing === null) return;
    const focused = document.activeElement?.dataset?.corner;
    const { corners, isClosed, chosen } = this.#drawing;
    this.#handles.clearLayers();
    const taken = [];
    const order = chosen === null ? [...corners.keys()] : [chosen, ...[...corners.keys()].filter((index) => index !== chosen)];
    for (const index of order) {
      const at = this.#map.latLngToLayerPoint(toLatLng(corners[index]));
      if (taken.some((other) => other.distanceTo(at) < HANDLES_APART_PX)) continue;
      taken.push(at);
      this.#handles.addLayer(this.#corner(index, chosen));
    }
    corners.forEach((corner, index) => {
      const next = corners[index + 1] ?? (isClosed ? corners[0] : null);
      if (next) this.#addSplit(corner, next, index);
    });
    if (focused !== undefined && chosen !== null) this.focus(chosen);
  }

  #corner(index, chosen) {
    const { corners, isClosed } = this.#drawing;
    const closes = !isClosed && index === 0 && corners.length >= 3 && this.#drawing.mayClose !== false;
    const html = el('span', { class: `corner${index === chosen ? ' is-chosen' : ''}${closes ? ' closes' : ''}` });
    const icon = new DivIcon({ html, className: 'marker corner-marker', iconSize: [44, 44], iconAnchor: [22, 22] });
    const marker = new Marker(toLatLng(corners[index]), { icon, keyboard: false, draggable: true, bubblingMouseEvents: false, autoPanOnFocus: false, zIndexOffset: index === chosen ? 2000 : 1000 });
    marker.on('click', () => (closes ? this.#said('outline-closed', {}) : this.#choose(index)));
    marker.on('drag', () => this.#drawLine(corners.map((corner, at) => (at === index ? fromLatLng(marker.getLatLng()) : corner))));
    marker.on('dragend', () => this.#said('corner-moved', { index, corner: fromLatLng(marker.getLatLng()) }));
    marker.on('add', () => this.#dress(marker.getElement(), index, chosen));
    return marker;
  }

  /** One handle of all is a stop of the tabulator: the chosen one, or the first. */
  #dress(handle, index, chosen) {
    handle.tabIndex = index === (chosen ?? 0) ? 0 : -1;
    handle.dataset.corner = index;
    handle.dataset.test = 'corner';
    handle.setAttribute('role', 'button');
    handle.setAttribute('aria-label', this.#label(index));
    handle.setAttribute('aria-pressed', String(index === chosen));
    handle.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
      event.preventDefault();
      event.stopPropagation(); // the map's own keys would move the map
      this.#said('corner-key', { index, key: event.key, shift: event.shiftKey });
    });
  }

  #choose(index) {
    this.#said('corner-chosen', { index });
    this.focus(index);
  }

  #addSplit(corner, next, after) {
    const [a, b] = [corner, next].map((each) => this.#map.latLngToLayerPoint(toLatLng(each)));
    if (a.distanceTo(b) < SHORTEST_SPLIT_PX) return;
    const middle = this.#map.layerPointToLatLng(a.add(b).divideBy(2));
    const html = el('span', { class: 'corner-split' });
    const icon = new DivIcon({ html, className: 'marker corner-marker', iconSize: [32, 32], iconAnchor: [16, 16] });
    const marker = new Marker(middle, { icon, keyboard: false, draggable: true, bubblingMouseEvents: false, zIndexOffset: 500 });
    const split = () => this.#said('corner-split', { after, corner: fromLatLng(marker.getLatLng()) });
    marker.on('click dragend', split);
    marker.on('add', () => marker.getElement().setAttribute('aria-hidden', 'true')); // the list adds corners for those who use no pointer
    this.#handles.addLayer(marker);
  }

  #handle(index) {
    return this.#map.getContainer().querySelector(`[data-corner="${index}"]`);
  }
}

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Delete', 'Backspace', 'PageUp', 'PageDown', 'Enter', ' ']);
