import { el, svg } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker, Polygon, Polyline, SVG } from '../lib/leaflet.js';

const PANE = 'squares';
/** Marks closer than this are one mark with both numbers, until the map goes closer. */
const APART_PX = 26;
/** Beyond the middle, so that the arrows there and back do not lie on each other. */
const ARROW_AT = 0.6;
const LEAST_ARROW_PX = 44;
const MOST_NUMBERS = 3;

const toLatLng = ({ longitude, latitude }) => [latitude, longitude];

/**
 * The track of a series: the square of each incident, its number in the order of time, and a line with an arrow from each to the next. A line that one vehicle
 * cannot have gone is broken and crossed out. The list beside the map says the same in words.
 */
export class TrackLayer {
  #map;
  #group = new LayerGroup();
  #renderer = new SVG({ pane: PANE, padding: 0.3 });
  #drawn = { stops: [], lines: [] };

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
    map.on('zoomend', () => this.draw(this.#drawn));
    this.draw(this.#drawn);
  }

  /** Takes stops [{place, numbers, corners}] and lines [{from, to, isPossible}] between places {longitude, latitude}. */
  draw(track) {
    this.#drawn = track;
    if (!this.#map) return;
    this.#group.clearLayers();
    for (const { corners } of track.stops) {
      if (corners.length > 0) this.#group.addLayer(new Polygon(corners.map(([longitude, latitude]) => [latitude, longitude]), this.#look('track-square', 2)));
    }
    for (const line of track.lines) this.#addLine(line);
    for (const mark of this.#marks(track.stops)) this.#addMark(mark.at, 'track-number', numbersText(mark.numbers));
  }

  #look(className, weight) {
    return { renderer: this.#renderer, pane: PANE, interactive: false, className, weight };
  }

  #addLine({ from, to, isPossible }) {
    const ends = [from, to].map(toLatLng);
    this.#group.addLayer(new Polyline(ends, { ...this.#look(isPossible ? 'track-leg' : 'track-leg is-impossible', 3), fill: false }));
    const [one, other] = ends.map((end) => this.#map.latLngToLayerPoint(end));
    if (one.distanceTo(other) < LEAST_ARROW_PX) return;
    const at = this.#map.layerPointToLatLng(one.add(other.subtract(one).multiplyBy(ARROW_AT)));
    const arrow = svg('svg', { viewBox: '-12 -12 24 24', width: 24, height: 24 }, svg('path', { d: 'M-7 -7L8 0L-7 7L-3 0Z' }), !isPossible && svg('path', { class: 'track-cross', d: 'M-9 -9L9 9M9 -9L-9 9' }));
    arrow.firstElementChild.setAttribute('transform', `rotate(${(Math.atan2(other.y - one.y, other.x - one.x) * 180) / Math.PI})`);
    this.#addMark(at, isPossible ? 'track-arrow' : 'track-arrow is-impossible', arrow);
  }

  /** Stops, those that would hide each other together. */
  #marks(stops) {
    const marks = [];
    for (const { place, numbers } of stops) {
      const point = this.#map.latLngToLayerPoint(toLatLng(place));
      const near = marks.find((mark) => mark.point.distanceTo(point) < APART_PX);
      if (near) near.numbers.push(...numbers);
      else marks.push({ point, at: toLatLng(place), numbers: [...numbers] });
    }
    return marks;
  }

  #addMark(at, look, content) {
    const html = el('span', { class: look }, content);
    const marker = new Marker(at, { icon: new DivIcon({ html, className: 'marker track-marker', iconSize: [24, 24], iconAnchor: [12, 12] }), keyboard: false, interactive: false });
    // What a screen reader is told stands in the list.
    marker.on('add', () => marker.getElement().setAttribute('aria-hidden', 'true'));
    this.#group.addLayer(marker);
  }
}

function numbersText(numbers) {
  const inOrder = [...numbers].sort((one, other) => one - other);
  return inOrder.length <= MOST_NUMBERS ? inOrder.join(', ') : `${inOrder.slice(0, MOST_NUMBERS).join(', ')}…`;
}
