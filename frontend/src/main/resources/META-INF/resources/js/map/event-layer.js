import { eventTimes, eventTitle } from '../bulletin/event-title.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { DivIcon, LayerGroup, Marker } from '../lib/leaflet.js';

/** Marks closer than this hide one another: of those only the first is drawn, until the map goes closer. The list has them all. */
const APART_PX = 28;
/** From this zoom on each mark has its title beside it. */
const NAMED_FROM_ZOOM = 11;

/** Events of the police: a flag where people may come, with its title close by. `choose` is called with the id of a bulletin. */
export class EventLayer {
  #map;
  #choose;
  #group = new LayerGroup();
  #events = [];
  #chosen = null;

  constructor(choose) {
    this.#choose = choose;
  }

  addTo(map) {
    this.#map = map;
    this.#group.addTo(map);
    map.on('zoomend', () => this.draw(this.#events, this.#chosen));
  }

  /** Takes events as the server sends them, and the id of the chosen one or null. */
  draw(events, chosen = null) {
    this.#events = events;
    this.#chosen = chosen;
    this.#group.clearLayers();
    const placed = [];
    for (const each of [...events].sort((a, b) => (b.id === chosen) - (a.id === chosen))) {
      const { longitude, latitude } = each.event.position;
      const at = this.#map.latLngToLayerPoint([latitude, longitude]);
      if (placed.some((other) => other.distanceTo(at) < APART_PX)) continue;
      placed.push(at);
      this.#group.addLayer(this.#mark(each, [latitude, longitude], each.id === chosen));
    }
  }

  #mark(each, at, isChosen) {
    const isNamed = isChosen || this.#map.getZoom() >= NAMED_FROM_ZOOM;
    const html = el(
      'span',
      { class: `event-mark${isChosen ? ' is-chosen' : ''}`, title: `${eventTitle(each)}. ${eventTimes(each)}`, 'data-test': 'event-mark', 'data-event-id': each.id },
      icon('flag'),
      isNamed && el('span', {}, eventTitle(each)),
    );
    const marker = new Marker(at, { icon: new DivIcon({ html, className: 'marker event-marker', iconSize: null, iconAnchor: [14, 14] }), keyboard: false, bubblingMouseEvents: true, zIndexOffset: isChosen ? 600 : 0 });
    marker.on('click', () => this.#choose(each.id));
    return marker;
  }
}
