import { fetchMapLayers } from '../api/map-layers.js';
import { fetchBase, fetchBoundaries } from '../api/reference.js';
import { formatGridReference, parseGridReference } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { roundUpMetres, sizeInWords } from '../geo/place-text.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { LatLngBounds, LeafletMap } from '../lib/leaflet.js';
import { loadWords } from '../lib/words.js';
import { phrase } from '../lib/words-of-map.js';
import { marksOf } from '../operation/board-marks.js';
import { aboutMap } from './about-map.js';
import { BaseLayer } from './base-layer.js';
import { BoardLayer } from './board-layer.js';
import { BorderLayer } from './border-layer.js';
import { CellLayer } from './cell-layer.js';
import { ChosenPlaceLayer } from './chosen-place-layer.js';
import { EventLayer } from './event-layer.js';
import { GridLayer } from './grid-layer.js';
import { GroundLayer } from './ground-layer.js';
import { HotspotLayer } from './hotspot-layer.js';
import { IncidentLayer } from './incident-layer.js';
import { LabelLayer, metresPerPixel } from './label-layer.js';
import { MapMenu } from './map-menu.js';
import { readView, scaleBar, writeView } from './map-view.js';
import { footWords, localBorders } from './map-words.js';
import { OperatorLayers } from './operator-layers.js';
import { Palette } from './palette.js';
import { PointerLayer, squareAround } from './pointer-layer.js';
import { PrintSheet } from './print-sheet.js';
import { StudyLayer } from './study-layer.js';

const UNITED_KINGDOM = new LatLngBounds([49.7, -8.7], [60.9, 2.1]);
const AS_FAR_AS = new LatLngBounds([47.5, -16], [62.5, 6.5]);
const PANES = { base: 150, operator: 152, borders: 155, grid: 160, labels: 170, cells: 350, studies: 380, hotspots: 400, squares: 420, incidents: 450 };
const FINGER_PIXELS = 12;
/** Farther out the titles of a board would hide one another and what was reported. */
const BOARDS_NAMED_FROM_ZOOM = 11;

/**
 * The map. Properties `incidents`, `mine`, `hotspots`, `studies`, `pointers`, `selection` (stores), `look`, `ownForce` and `watchSquares` are set before it is connected.
 * `events` (store) those of the police; `ground` and `boards` (stores) for those who are shown hazards and ways in, and boards of operations. It says
 * "ground-chosen" {id}, "event-chosen" {id}, "view-changed" {west, south, east, north, zoom}, "incident-chosen" {id}, "hotspot-chosen" {key}, "pointer-chosen" {square} and, while `picking`,
 * "place-tapped" {longitude, latitude, precisionMetres}.
 */
export class HedgeMap extends HTMLElement {
  #map;
  #life;
  #palette;
  #layers;
  #picking = false;
  #ready = false;
  #areas = { forces: null, local: null };
  #menu;
  #sheet;
  #readout = el('p', { class: 'map-readout', 'aria-hidden': 'true' });

  connectedCallback() {
    this.#life = new AbortController();
    this.#palette = new Palette(this);
    this.#makeLayers();
    const canvas = el('div', { class: 'map-canvas', role: 'application', 'aria-label': phrase('map.map.map-arrow-keys-move-it-plus'), 'data-test': 'map' });
    this.append(canvas, this.#controls(), this.#layers.study.note, this.#footer());
    this.#map = new LeafletMap(canvas, {
      zoomControl: false,
      attributionControl: false,
      minZoom: 5,
      maxZoom: 16,
      maxBounds: AS_FAR_AS,
      maxBoundsViscosity: 0.9,
      wheelPxPerZoomLevel: 90,
      zoomAnimation: !prefersStillness(),
      fadeAnimation: false,
    });
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = this.#map.createPane(name);
      pane.style.zIndex = zIndex;
      if (!['cells', 'hotspots'].includes(name)) pane.style.pointerEvents = 'none';
    }
    this.#sheet = new PrintSheet({
      host: this,
      map: this.#map,
      restyle: () => this.restyle(),
      words: () => this.#shown(),
      left: () => this.#menu.focus(),
      signal: this.#life.signal,
    });
    this.#drawAttribution();
    this.#startView();
    this.#listen();
    this.#drawBase();
    this.#offerLayers();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#map.remove();
    this.replaceChildren();
  }

  /** While picking, a tap names a place instead of moving or choosing. */
  set picking(value) {
    this.#picking = value;
    this.classList.toggle('is-picking', value);
    if (value) this.#map.getContainer().focus();
  }

  get picking() {
    return this.#picking;
  }

  /** Shows the place of the report that is being written; null takes it away. */
  showPlace(place, { move = true } = {}) {
    this.#layers.chosenPlace.draw(place);
    if (place && move && !this.#map.getBounds().contains([place.latitude, place.longitude])) {
      this.#map.setView([place.latitude, place.longitude], Math.max(this.#map.getZoom(), 12));
    }
  }

  /** Brings a point into view; one that is in view already leaves the map where it is, and so the list. */
  bring([longitude, latitude]) {
    this.resized();
    this.#map.panInside([latitude, longitude], { paddingTopLeft: [48, 48], paddingBottomRight: [72, 48 + this.#covered], animate: !prefersStillness() });
  }

  /** Brings all of a line or area into view. */
  bringCorners(corners) {
    if (corners.length === 1) this.bring(corners[0]);
    else this.bringHull({ coordinates: [corners] });
  }

  bringHull(hull) {
    this.resized();
    const points = hull.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]);
    this.#map.fitBounds(new LatLngBounds(points).pad(0.3), { maxZoom: 13, paddingBottomRight: [0, this.#covered], animate: !prefersStillness() });
  }

  /** Brings the 10 km square into view whose middle is given. */
  bringSquare([longitude, latitude]) {
    const ring = squareAround({ longitude, latitude });
    this.bringHull({ coordinates: [[...ring, ring[0]]] });
  }

  /** Whether a sheet hides part of the map (phone). */
  get isCovered() {
    return this.#covered > 0;
  }

  /** Pixels at the foot of the map that a sheet hides (phone). */
  get #covered() {
    const sheet = this.parentElement?.querySelector('.side.is-up, .task.is-up');
    return sheet && sheet.offsetWidth >= this.offsetWidth ? sheet.offsetHeight : 0;
  }

  get centre() {
    const { lat, lng } = this.#map.getCenter();
    return { longitude: lng, latitude: lat, precisionMetres: this.#tapPrecision() };
  }

  /** The box has another size, after a panel opened or closed: the map stays still, or keeps its middle in the middle. */
  resized({ keepMiddle = false } = {}) {
    this.#map.invalidateSize({ pan: keepMiddle, animate: false });
  }

  restyle() {
    this.#palette.refresh();
    this.#layers.incident.restyle();
    this.#layers.operator.restyle();
    this.#layers.study.restyle();
    for (const layer of ['base', 'borders', 'grid', 'label']) this.#layers[layer].redraw();
  }

  #makeLayers() {
    const say = (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail }));
    const choose = (id) => this.#picking || say('incident-chosen', { id });
    this.#layers = {
      base: new BaseLayer(this.#palette),
      operator: new OperatorLayers(this.#palette),
      borders: new BorderLayer(this.#palette, this.ownForce),
      grid: new GridLayer(this.#palette),
      label: new LabelLayer(this.#palette, this.ownForce),
      cell: new CellLayer(),
      study: new StudyLayer(this.#palette),
      hotspot: new HotspotLayer((key) => this.#picking || say('hotspot-chosen', { key })),
      board: new BoardLayer({ namedFromZoom: BOARDS_NAMED_FROM_ZOOM }),
      ground: new GroundLayer((id) => this.#picking || say('ground-chosen', { id })),
      event: new EventLayer((id) => this.#picking || say('event-chosen', { id })),
      pointer: new PointerLayer((square) => this.#picking || say('pointer-chosen', { square })),
      incident: new IncidentLayer({ palette: this.#palette, look: this.look, choose }),
      chosenPlace: new ChosenPlaceLayer(),
    };
  }

  #startView() {
    const remembered = readView(globalThis.location.hash);
    if (remembered) this.#map.setView([remembered.latitude, remembered.longitude], remembered.zoom);
    else this.#map.fitBounds(UNITED_KINGDOM);
    for (const name of ['base', 'operator', 'borders', 'grid', 'label', 'cell', 'study', 'hotspot', 'pointer', 'ground', 'board', 'event', 'incident', 'chosenPlace']) this.#layers[name].addTo(this.#map);
  }

  async #drawBase() {
    try {
      const [land, places, forces, counties, districts] = await Promise.all([
        ...['land', 'places'].map(fetchBase),
        ...['FORCE', 'COUNTY', 'DISTRICT'].map(fetchBoundaries),
      ]);
      if (this.#life.signal.aborted) return;
      this.#areas = { forces, local: localBorders(counties, districts) };
      this.#layers.base.adopt(land);
      this.#layers.borders.adopt(this.#areas.local, forces);
      this.#layers.label.adopt(places, forces);
      this.#drawAttribution();
      const own = this.#layers.borders.ownBounds ?? this.#boundsOfSquares();
      if (own && !readView(globalThis.location.hash)) this.#map.fitBounds(own.pad(0.05));
    } catch {
      this.dispatchEvent(new CustomEvent('base-missing'));
    } finally {
      this.#ready = true;
      this.#moved();
    }
  }

  /** A list that does not arrive leaves Hedgerow's own map, which is always there. */
  async #offerLayers() {
    const layers = await fetchMapLayers().catch(() => []);
    if (this.#life.signal.aborted || layers.length === 0) return;
    this.#layers.operator.adopt(layers);
    this.#menu.draw();
    this.#drawAttribution();
  }

  /** What a watch group looks after, with its surroundings. */
  #boundsOfSquares() {
    const corners = this.watchSquares.flatMap((text) => {
      const { easting, northing, sizeMetres } = parseGridReference(text);
      return [fromNationalGrid(easting, northing), fromNationalGrid(easting + sizeMetres, northing + sizeMetres)];
    });
    return corners.length === 0 ? null : new LatLngBounds(corners.map(({ longitude, latitude }) => [latitude, longitude]));
  }

  #listen() {
    const { signal } = this.#life;
    this.#map.on('moveend', () => this.#moved());
    this.#map.on('click', (event) => this.#tapped(event));
    this.#map.on('mousemove', ({ latlng }) => this.#readPointer(latlng));
    this.incidents.addEventListener('incidents-changed', ({ detail }) => {
      if (detail.whole) this.#layers.cell.draw(this.incidents.cells);
      this.#drawIncidents(detail.whole ? [] : detail.changed);
    }, { signal });
    this.mine?.addEventListener('mine-changed', () => this.#drawIncidents([]), { signal });
    this.pointers.addEventListener('pointers-changed', () => this.#layers.pointer.draw(this.pointers.squares, this.pointers.chosen), { signal });
    this.ground?.addEventListener('ground-changed', () => this.#layers.ground.draw(this.ground.features, this.ground.chosen), { signal });
    this.boards?.addEventListener('boards-changed', () => this.#drawBoards(), { signal });
    this.events.addEventListener('events-changed', () => this.#layers.event.draw(this.events.events, this.events.chosen), { signal });
    this.hotspots.addEventListener('hotspots-changed', ({ detail }) => this.#drawHotspots(detail.whole ? null : detail.changed), { signal });
    this.studies.addEventListener('study-changed', () => this.#layers.study.draw(this.studies), { signal });
    this.selection.addEventListener('selection-changed', () => this.#markChosen(), { signal });
    const size = new ResizeObserver(() => this.#map.invalidateSize({ pan: false, debounceMoveend: true }));
    size.observe(this);
    signal.addEventListener('abort', () => size.disconnect());
  }

  #drawIncidents(fresh) {
    const features = new Map(this.incidents.showsCells ? [] : this.incidents.features);
    const bounds = this.#map.getBounds();
    for (const [id, feature] of this.mine?.features ?? []) {
      const [longitude, latitude] = feature.properties.centre;
      if (features.has(id) || (!this.incidents.showsCells && bounds.contains([latitude, longitude]))) features.set(id, feature);
    }
    this.#layers.incident.draw(features, { fresh, chosen: this.#chosen('incident') });
  }

  /** The letters of a board are words of operations, which the map has no need of otherwise. */
  async #drawBoards() {
    const { operations } = this.boards;
    if (operations.length > 0) await loadWords('operations').catch(() => {});
    if (this.#life.signal.aborted || operations !== this.boards.operations) return;
    this.#layers.board.draw(operations.flatMap(({ items }) => marksOf(items)), operations.flatMap(({ area }) => area));
  }

  #drawHotspots(changed) {
    this.#layers.hotspot.draw(this.hotspots.hotspots, { changed, chosen: this.#chosen('hotspot') });
  }

  #markChosen() {
    this.#layers.incident.mark(this.#chosen('incident'));
    this.#layers.hotspot.mark(this.#chosen('hotspot'));
  }

  #chosen(kind) {
    return this.selection.chosen?.kind === kind ? this.selection.chosen.id : null;
  }

  #moved() {
    if (!this.#ready || (this.#sheet.isOpen && !this.#sheet.isPreview)) return;
    const bounds = this.#map.getBounds();
    const { lat, lng } = this.#map.getCenter();
    const zoom = Math.round(this.#map.getZoom());
    if (!this.#sheet.isOpen) history.replaceState(null, '', writeView({ zoom, latitude: lat, longitude: lng }));
    this.#drawScale();
    const detail = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom };
    this.dispatchEvent(new CustomEvent('view-changed', { detail }));
  }

  #tapped({ latlng }) {
    if (!this.#picking) return;
    const detail = { longitude: latlng.lng, latitude: latlng.lat, precisionMetres: this.#tapPrecision() };
    this.dispatchEvent(new CustomEvent('place-tapped', { detail }));
  }

  /** A fingertip covers about this many metres. */
  #tapPrecision() {
    return roundUpMetres(FINGER_PIXELS * metresPerPixel(this.#map));
  }

  #readPointer({ lat, lng }) {
    const { easting, northing } = toNationalGrid(lng, lat);
    const zoom = this.#map.getZoom();
    try {
      this.#readout.textContent = formatGridReference(easting, northing, zoom >= 14 ? 10 : 100);
    } catch {
      this.#readout.textContent = '';
    }
  }

  #drawScale() {
    const { metres, pixels } = scaleBar(metresPerPixel(this.#map), 96);
    const bar = this.querySelector('.map-scale');
    bar.textContent = sizeInWords(metres);
    bar.style.width = `${pixels}px`;
  }

  /** Whose data are on the map. */
  #shown() {
    return { ...this.#areas, layer: this.#layers.operator.chosen };
  }

  /** The words alone: the button beside them keeps the keyboard's focus. */
  #drawAttribution() {
    const { boundaries, sources } = footWords(this.#shown());
    this.querySelector('.attribution strong').textContent = boundaries;
    this.querySelector('.attribution .sources').textContent = `${sources} `;
  }

  #about() {
    aboutMap(this.#shown());
  }

  #controls() {
    this.#menu = new MapMenu(this.#layers.operator, {
      studies: this.studies,
      ground: this.ground,
      boards: this.boards,
      events: this.events,
      changed: () => this.#drawAttribution(),
      print: () => this.#sheet.preview(),
      about: () => this.#about(),
    });
    const button = (name, label, action) => el('button', { type: 'button', class: 'map-button', 'aria-label': label, title: label, onclick: action }, icon(name));
    return el(
      'div',
      { class: 'map-controls' },
      button('plus', phrase('map.map.zoom-in'), () => this.#map.zoomIn()),
      button('minus', phrase('map.map.zoom-out'), () => this.#map.zoomOut()),
      button('whole', phrase('map.map.show-the-whole-country'), () => this.#map.fitBounds(UNITED_KINGDOM)),
      this.#menu.root,
    );
  }

  #footer() {
    return el(
      'div',
      { class: 'map-footer' },
      el('span', { class: 'map-scale', 'aria-hidden': 'true' }),
      this.#readout,
      el(
        'p',
        { class: 'attribution' },
        el('strong', {}),
        '. ',
        el('span', { class: 'sources' }),
        el('button', { type: 'button', class: 'link', 'data-test': 'about-map-foot', onclick: () => this.#about() }, phrase('map.map.about-this-map')),
      ),
    );
  }
}

function prefersStillness() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

customElements.define('hedge-map', HedgeMap);
