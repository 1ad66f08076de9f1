import { fetchMapLayers } from '../api/map-layers.js';
import { fetchBase } from '../api/reference.js';
import { listChosenPatches } from '../field/chosen-patch.js';
import { isWithin } from '../field/tile-cover.js';
import { fromNationalGrid } from '../geo/national-grid.js';
import { roundUpMetres } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { DivIcon, LatLngBounds, LayerGroup, LeafletMap, Marker, Polygon, SVG } from '../lib/leaflet.js';
import { words } from '../lib/words.js';
import { BaseLayer } from './base-layer.js';
import { GridLayer } from './grid-layer.js';
import { LabelLayer, metresPerPixel } from './label-layer.js';
import { OperatorLayers } from './operator-layers.js';
import { Palette } from './palette.js';
import { patchLayer } from './patch-layer.js';

const UNITED_KINGDOM = new LatLngBounds([49.7, -8.7], [60.9, 2.1]);
const PANES = { base: 150, operator: 152, grid: 160, labels: 170, squares: 420 };
const SHEETS = ['/webjars/leaflet/dist/leaflet.css', '/css/map.css'];
const FINGER_PIXELS = 12;
const CLOSE = 14;
const RING_CORNERS = 48;

/**
 * A small map on which one place is shown and tapped. `place` is {easting, northing, longitude, latitude, precisionMetres} or null. It says "place-tapped"
 * {longitude, latitude, precisionMetres}; what this phone keeps of an area is drawn with a line where it ends; `signedIn` says whether the operator's layers may be asked for; what has the cross in the middle can be taken with a button, which gloves and keyboards need.
 * With `still`, the words for what it shows, it takes nothing: it shows the place alone.
 */
export class HedgeSmallMap extends HTMLElement {
  place = null;
  signedIn = false;
  middle = 'report.map.middle';
  still = null;
  #map = null;
  #patches = [];
  #credit = el('p', { class: 'hint' });
  #ended = el('p', { class: 'hint', role: 'status', 'data-test': 'patch-ended' });
  #palette;
  #layers;
  #life;
  #canvas;
  #drawn = new LayerGroup();
  #renderer = new SVG({ pane: 'squares', padding: 0.3 });

  async connectedCallback() {
    if (this.#map) return;
    this.#life = new AbortController();
    this.#palette = new Palette(this);
    this.#canvas = el('div', { class: 'map-canvas', role: 'application', 'aria-label': this.still ?? words('report.map.label'), 'data-test': 'small-map' });
    this.append(
      this.still ? '' : el('p', { class: 'hint' }, words('report.map.hint')),
      el('div', { class: 'small-map-frame' }, this.#canvas, this.still ? '' : el('span', { class: 'cross', 'aria-hidden': 'true' }), this.#zoom()),
      this.still ? '' : el('button', { type: 'button', class: 'secondary wide-button', 'data-test': 'map-middle', onclick: () => this.#takeMiddle() }, icon('tap'), words(this.middle)),
      this.#ended,
      this.#credit,
    );
    this.#credit.textContent = words('report.map.credit');
    await Promise.all(SHEETS.map(styleSheet));
    if (!this.#life.signal.aborted) this.#begin();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#map?.remove();
    this.#map = null;
    this.#patches = [];
    this.replaceChildren();
  }

  focusMap() {
    this.#canvas.focus();
  }

  showPlace(place) {
    this.place = place;
    if (!this.#map) return;
    this.#drawn.clearLayers();
    if (!place) return;
    this.#ring(place);
    const pin = new DivIcon({ html: el('span', { class: 'pin', 'data-test': 'chosen-place' }), className: 'marker', iconSize: [28, 28], iconAnchor: [14, 26] });
    this.#drawn.addLayer(new Marker([place.latitude, place.longitude], { icon: pin, keyboard: false, interactive: false }));
    if (!this.#map.getBounds().contains([place.latitude, place.longitude])) this.#map.setView([place.latitude, place.longitude], Math.max(this.#map.getZoom(), CLOSE), { animate: false });
  }

  #begin() {
    this.#map = new LeafletMap(this.#canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 16, zoomAnimation: false, fadeAnimation: false });
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = this.#map.createPane(name);
      pane.style.zIndex = zIndex;
      pane.style.pointerEvents = 'none';
    }
    this.#layers = { base: new BaseLayer(this.#palette), operator: new OperatorLayers(this.#palette), grid: new GridLayer(this.#palette), label: new LabelLayer(this.#palette, null) };
    if (this.place) this.#map.setView([this.place.latitude, this.place.longitude], CLOSE);
    else this.#map.fitBounds(UNITED_KINGDOM);
    for (const layer of Object.values(this.#layers)) layer.addTo(this.#map);
    this.#drawn.addTo(this.#map);
    if (!this.still) this.#map.on('click', ({ latlng }) => this.#say(latlng));
    document.addEventListener('theme-changed', () => this.#restyle(), { signal: this.#life.signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#restyle(), { signal: this.#life.signal });
    this.showPlace(this.place);
    this.#drawBase();
  }

  /** Whatever does not arrive is left out: the grid is drawn from nothing but the place. */
  async #drawBase() {
    const given = (fetching, adopt) => fetching.then((found) => this.#life.signal.aborted || adopt(found)).catch(() => {});
    await Promise.all([
      given(fetchBase('land'), (land) => this.#layers.base.adopt(land)),
      given(fetchBase('places'), (places) => this.#layers.label.adopt(places, { type: 'FeatureCollection', features: [] })),
      given(listChosenPatches(), (patches) => this.#lay(patches)),
      this.signedIn && given(fetchMapLayers(), (layers) => layers.length > 0 && this.#layers.operator.adopt(layers)),
    ]);
  }

  /** What this phone keeps of areas that were chosen on it, and whose it is. */
  #lay(patches) {
    if (patches.length === 0) return;
    this.#patches = patches.map((patch) => patchLayer(this.#map, patch, this.#palette));
    for (const { layer } of this.#patches) layer.addTo(this.#map);
    show(this.#credit, words('report.map.credit'), ' ', words('report.map.patch', { credit: [...new Set(patches.map(({ layer }) => layer.attribution))].join(', ') }));
    this.#map.on('moveend', () => this.#sayWhereItEnds());
    this.#sayWhereItEnds();
  }

  /** Somebody close to the ground who has left what is kept is told so; far out everything is small anyway. */
  #sayWhereItEnds() {
    const { lng, lat } = this.#map.getCenter();
    const isKept = this.#patches.some(({ patch }) => isWithin({ longitude: lng, latitude: lat }, patch.centre, patch.kilometres));
    const text = isKept || this.#map.getZoom() < CLOSE - 3 ? '' : words('report.map.patch-ended');
    if (this.#ended.textContent !== text) this.#ended.textContent = text;
  }

  #restyle() {
    this.#palette.refresh();
    for (const patch of this.#patches) patch.redraw();
    this.#layers.operator.restyle();
    for (const layer of ['base', 'grid', 'label']) this.#layers[layer].redraw();
  }

  /** The circle within which the place is. */
  #ring({ easting, northing, precisionMetres, radiusMetres = precisionMetres / 2 }) {
    const metres = radiusMetres;
    if (metres < 1 || !Number.isFinite(easting)) return;
    const corners = Array.from({ length: RING_CORNERS }, (_, i) => {
      const angle = (2 * Math.PI * i) / RING_CORNERS;
      const { longitude, latitude } = fromNationalGrid(easting + metres * Math.cos(angle), northing + metres * Math.sin(angle));
      return [latitude, longitude];
    });
    this.#drawn.addLayer(new Polygon(corners, { renderer: this.#renderer, pane: 'squares', interactive: false, className: 'chosen-square', weight: 2 }));
  }

  #takeMiddle() {
    this.#say(this.#map.getCenter());
  }

  #say({ lng, lat }) {
    this.dispatchEvent(new CustomEvent('place-tapped', { detail: { longitude: lng, latitude: lat, precisionMetres: roundUpMetres(FINGER_PIXELS * metresPerPixel(this.#map)) } }));
  }

  #zoom() {
    const zoom = (name, key, act) => el('button', { type: 'button', class: 'map-button', 'aria-label': words(key), onclick: act }, icon(name));
    return el('div', { class: 'small-map-zoom' }, zoom('plus', 'report.map.in', () => this.#map?.zoomIn()), zoom('minus', 'report.map.out', () => this.#map?.zoomOut()));
  }
}

/** Fetches a style sheet once; one that does not arrive leaves a plain map. */
function styleSheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = el('link', { rel: 'stylesheet', href });
  const settled = new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });
  document.head.append(link);
  return settled;
}

customElements.define('hedge-small-map', HedgeSmallMap);
