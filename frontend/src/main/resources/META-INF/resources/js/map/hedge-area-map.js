import { fetchBase, fetchBoundaries } from '../api/reference.js';
import { parseGridReference } from '../geo/grid-reference.js';
import { fromNationalGrid } from '../geo/national-grid.js';
import { roundUpMetres, sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { LatLngBounds, LeafletMap } from '../lib/leaflet.js';
import { words } from '../lib/words.js';
import { AreaLayer, OutlineLayer } from './area-layer.js';
import { BaseLayer } from './base-layer.js';
import { BoardLayer } from './board-layer.js';
import { BorderLayer } from './border-layer.js';
import { GridLayer } from './grid-layer.js';
import { LabelLayer, metresPerPixel } from './label-layer.js';
import { scaleBar } from './map-view.js';
import { footWords, localBorders } from './map-words.js';
import { Palette } from './palette.js';

const UNITED_KINGDOM = new LatLngBounds([49.7, -8.7], [60.9, 2.1]);
const AS_FAR_AS = new LatLngBounds([47.5, -16], [62.5, 6.5]);
const PANES = { base: 150, borders: 155, grid: 160, labels: 170, squares: 420 };
const FINGER_PIXELS = 12;

/**
 * A map of its own for outlines: Hedgerow's ground with areas on it, and nothing that was reported. `areas` and, while somebody draws, `drawing` (store) are set
 * before it is connected, with `ownForce` and `watchSquares` for where to begin and `label`, the words of a corner. It says "map-tapped" {corner} (also for
 * Enter, which means the cross in the middle), "corner-back" for Backspace, and what an OutlineLayer says. Other pages may add `layers` of their own and say in
 * `title` what the map is for.
 */
export class HedgeAreaMap extends HTMLElement {
  areas = [];
  /** Items of the board of an operation, as a BoardLayer draws them. */
  marks = [];
  drawing = null;
  ownForce = null;
  watchSquares = [];
  label = () => '';
  layers = [];
  title = null;
  #map;
  #life;
  #palette;
  #kept = new AreaLayer();
  #board = new BoardLayer();
  #outline;
  #ground;
  #fitted = false;

  connectedCallback() {
    this.#life = new AbortController();
    this.#palette = new Palette(this);
    const canvas = el('div', { class: 'map-canvas', role: 'application', 'aria-label': this.title ?? words(this.drawing ? 'areas.map.drawing' : 'areas.map.kept'), 'data-test': 'area-map' });
    this.append(canvas, el('span', { class: 'area-cross', 'aria-hidden': 'true' }), this.#controls(), this.#footer());
    this.#map = new LeafletMap(canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 16, maxBounds: AS_FAR_AS, maxBoundsViscosity: 0.9, wheelPxPerZoomLevel: 90, zoomAnimation: !prefersStillness(), fadeAnimation: false, doubleClickZoom: this.drawing === null });
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = this.#map.createPane(name);
      pane.style.zIndex = zIndex;
      pane.style.pointerEvents = 'none';
    }
    this.#ground = { base: new BaseLayer(this.#palette), borders: new BorderLayer(this.#palette, this.ownForce), grid: new GridLayer(this.#palette), label: new LabelLayer(this.#palette, this.ownForce) };
    this.#outline = new OutlineLayer({ said: (type, detail) => this.#say(type, detail), label: (index) => this.label(index) });
    this.#begin();
    for (const layer of [...Object.values(this.#ground), this.#kept, this.#board, ...this.layers, this.#outline]) layer.addTo(this.#map);
    this.draw();
    this.#drawScale();
    this.#listen(canvas);
    this.#drawBase();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#map.remove();
    this.replaceChildren();
  }

  /** Draws areas and drawing as they are now. */
  draw() {
    // What is being drawn is not shown as it was, too. Areas without an id are none that can be drawn here.
    const own = this.drawing?.id;
    this.#kept.draw(this.areas.filter(({ id }) => id === undefined || id !== own));
    this.#board.draw(this.marks);
    if (this.drawing) this.#outline.draw(this.drawing);
  }

  /** Brings corners into view. */
  fit(corners) {
    if (corners.length === 0) return;
    this.#fitted = true;
    const points = corners.map(([longitude, latitude]) => [latitude, longitude]);
    this.#map.fitBounds(new LatLngBounds(points).pad(0.2), { maxZoom: 15, animate: false });
  }

  /** Brings a corner into view and leaves the map where it is when it is there already. */
  bring([longitude, latitude]) {
    this.#map.panInside([latitude, longitude], { padding: [56, 56], animate: !prefersStillness() });
  }

  /** Goes to a place, as close as a few fields. */
  goTo({ longitude, latitude }, zoom = 14) {
    this.#fitted = true;
    this.#map.setView([latitude, longitude], Math.max(zoom, this.#map.getZoom()), { animate: false });
  }

  focusCorner(index) {
    this.#outline.focus(index);
  }

  /** The middle of what is shown. */
  get middle() {
    const { lat, lng } = this.#map.getCenter();
    return [lng, lat];
  }

  /** A fingertip covers about this many metres. */
  get tapPrecision() {
    return roundUpMetres(FINGER_PIXELS * metresPerPixel(this.#map));
  }

  #begin() {
    this.#map.fitBounds(UNITED_KINGDOM);
    if (this.drawing?.corners.length > 0) this.fit(this.drawing.corners);
    else this.fit([...this.areas.flatMap(({ outline }) => outline), ...this.marks.flatMap(({ corners }) => corners)]);
    if (!this.#fitted) this.fit(squareCorners(this.watchSquares));
  }

  #listen(canvas) {
    const { signal } = this.#life;
    this.#map.on('moveend', () => this.#drawScale());
    this.#map.on('click', ({ latlng }) => this.drawing && this.#say('map-tapped', { corner: [latlng.lng, latlng.lat] }));
    this.drawing?.addEventListener('drawing-changed', () => this.draw(), { signal });
    canvas.addEventListener('keydown', (event) => this.#key(event, canvas), { signal });
    const restyle = () => this.#restyle();
    document.addEventListener('theme-changed', restyle, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle, { signal });
    const size = new ResizeObserver(() => this.#map.invalidateSize({ pan: false, debounceMoveend: true }));
    size.observe(this);
    signal.addEventListener('abort', () => size.disconnect());
  }

  #key(event, canvas) {
    if (!this.drawing || event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.#say('map-tapped', { corner: this.middle });
    else if (event.key === 'Backspace') this.#say('corner-back', {});
    else return;
    event.preventDefault();
  }

  async #drawBase() {
    try {
      const [land, places, forces, counties, districts] = await Promise.all([...['land', 'places'].map(fetchBase), ...['FORCE', 'COUNTY', 'DISTRICT'].map(fetchBoundaries)]);
      if (this.#life.signal.aborted) return;
      const local = localBorders(counties, districts);
      this.#ground.base.adopt(land);
      this.#ground.borders.adopt(local, forces);
      this.#ground.label.adopt(places, forces);
      const { boundaries, sources } = footWords({ forces, local });
      show(this.querySelector('.attribution'), el('strong', {}, boundaries), '. ', el('span', { class: 'sources' }, sources));
      const own = this.#ground.borders.ownBounds;
      if (own && !this.#fitted) this.#map.fitBounds(own.pad(0.05));
    } catch {
      if (!this.#life.signal.aborted) this.#say('base-missing', {});
    }
  }

  #restyle() {
    this.#palette.refresh();
    for (const layer of Object.values(this.#ground)) layer.redraw();
  }

  #controls() {
    const button = (name, key, action) => el('button', { type: 'button', class: 'map-button', 'aria-label': words(key), title: words(key), onclick: action }, icon(name));
    return el(
      'div',
      { class: 'map-controls' },
      button('plus', 'areas.map.closer', () => this.#map.zoomIn()),
      button('minus', 'areas.map.farther', () => this.#map.zoomOut()),
      button('whole', 'areas.map.whole', () => this.#map.fitBounds(UNITED_KINGDOM)),
    );
  }

  #footer() {
    return el('div', { class: 'map-footer' }, el('span', { class: 'map-scale', 'aria-hidden': 'true' }), el('p', { class: 'attribution' }));
  }

  #drawScale() {
    const { metres, pixels } = scaleBar(metresPerPixel(this.#map), 96);
    const bar = this.querySelector('.map-scale');
    bar.textContent = sizeInWords(metres);
    bar.style.width = `${pixels}px`;
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The corners of the squares that a watch group looks after. */
function squareCorners(squares) {
  return squares.flatMap((text) => {
    const { easting, northing, sizeMetres } = parseGridReference(text);
    return [fromNationalGrid(easting, northing), fromNationalGrid(easting + sizeMetres, northing + sizeMetres)].map(({ longitude, latitude }) => [longitude, latitude]);
  });
}

const prefersStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

customElements.define('hedge-area-map', HedgeAreaMap);
