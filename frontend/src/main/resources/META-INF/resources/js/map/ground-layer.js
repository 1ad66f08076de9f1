import { groundDrawing } from '../ground/ground-mark.js';
import { agoWords, ageWords, markWords, middleCorner, titleWords } from '../ground/ground-words.js';
import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, Polyline, SVG } from '../lib/leaflet.js';

const PANE = 'squares';
/** From this zoom on, or while there are few, each mark has its words beside it. */
const NAMED_FROM_ZOOM = 13;
const FEW = 12;
/** Marks closer than this hide one another: of those only the first is drawn, until the map goes closer. The list has them all. */
const APART_PX = 26;
/** So much room words need to the right of their mark. */
const WORDS_PX = 150;

const toLatLng = ([longitude, latitude]) => [latitude, longitude];

/**
 * Hazards and ways in: each kind by its own line drawing, with words where there is room; lines and areas by their shape. What nobody has confirmed for a year
 * has a broken edge and says for how long. `choose` is called with an id.
 */
export class GroundLayer {
  #map;
  #choose;
  #group = new LayerGroup();
  #renderer = new SVG({ pane: PANE, padding: 0.3 });
  #features = [];
  #chosen = null;

  constructor(choose) {
    this.#choose = choose;
  }

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
    map.on('zoomend', () => this.draw(this.#features, this.#chosen));
  }

  /** Takes features as the server sends them, and the id of the chosen one or null. */
  draw(features, chosen = null) {
    this.#features = features;
    this.#chosen = chosen;
    this.#group.clearLayers();
    const isNamed = features.length <= FEW || this.#map.getZoom() >= NAMED_FROM_ZOOM;
    const placed = [];
    for (const feature of [...features].sort((a, b) => (b.id === chosen) - (a.id === chosen))) {
      this.#addShape(feature, feature.id === chosen);
      const at = this.#map.latLngToLayerPoint(toLatLng(middleCorner(feature.corners)));
      if (!placed.some((other) => other.at.distanceTo(at) < APART_PX)) placed.push({ feature, at });
    }
    for (const { feature, at } of placed) {
      const hasRoom = !placed.some((other) => other.at.x > at.x && other.at.x - at.x < WORDS_PX && Math.abs(other.at.y - at.y) < APART_PX);
      this.#addMark(feature, { isChosen: feature.id === chosen, isNamed: isNamed && hasRoom });
    }
  }

  #addShape({ outline, corners, kind, state }, isChosen) {
    if (outline === 'POINT') return;
    const points = corners.map(toLatLng);
    const options = { renderer: this.#renderer, pane: PANE, interactive: false, weight: isChosen ? 5 : 3, className: `ground-shape ground-${kind.toLowerCase().replaceAll('_', '-')}${state === 'UNCONFIRMED' ? ' is-old' : ''}${isChosen ? ' is-chosen' : ''}` };
    this.#group.addLayer(outline === 'AREA' ? new Polygon(points, options) : new Polyline(points, { ...options, fill: false }));
  }

  #addMark(feature, { isChosen, isNamed }) {
    const old = feature.state === 'UNCONFIRMED';
    const html = el(
      'span',
      { class: `ground-mark${old ? ' is-old' : ''}${isChosen ? ' is-chosen' : ''}`, title: `${titleWords(feature)}. ${ageWords(feature)}`, 'data-test': 'ground-mark', 'data-ground-id': feature.id },
      groundDrawing(feature.kind, 18),
      (isNamed || isChosen) && el('span', {}, markWords(feature), old && ` (${agoWords(feature)})`),
    );
    const marker = new Marker(toLatLng(middleCorner(feature.corners)), { icon: new DivIcon({ html, className: 'marker ground-marker', iconSize: null, iconAnchor: [14, 14] }), keyboard: false, bubblingMouseEvents: true, zIndexOffset: isChosen ? 500 : -500 });
    marker.on('click', () => this.#choose(feature.id));
    this.#group.addLayer(marker);
  }
}
