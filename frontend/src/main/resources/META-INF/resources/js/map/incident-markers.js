import { el } from '../lib/dom.js';
import { DivIcon, LayerGroup, Marker } from '../lib/leaflet.js';
import { symbol } from './symbols.js';

const TARGET = 28;
const FULL_SIZE_FROM_ZOOM = 10;

/** Incidents as small DOM markers, used up to a few hundred. Only what changed is touched. */
export class IncidentMarkers {
  #group = new LayerGroup();
  #markers = new Map();
  #look;
  #choose;

  constructor(look, choose) {
    this.#look = look;
    this.#choose = choose;
  }

  addTo(map) {
    this.#group.addTo(map);
    const size = () => map.getContainer().classList.toggle('is-far', map.getZoom() < FULL_SIZE_FROM_ZOOM);
    map.on('zoomend', size);
    size();
  }

  draw(features, offsets, { fresh, chosen }) {
    for (const [id, { marker }] of this.#markers) {
      if (features.has(id)) continue;
      this.#group.removeLayer(marker);
      this.#markers.delete(id);
    }
    for (const feature of features.values()) this.#place(feature, offsets.get(feature.id));
    for (const id of fresh) this.#flash(id);
    this.mark(chosen);
  }

  /** Shows which one is selected. */
  mark(chosen) {
    for (const [id, { marker }] of this.#markers) {
      marker.getElement()?.classList.toggle('is-chosen', id === chosen);
      marker.setZIndexOffset(id === chosen ? 1000 : 0);
    }
  }

  clear() {
    this.#group.clearLayers();
    this.#markers.clear();
  }

  #place(feature, offset) {
    const stamp = `${feature.properties.version} ${feature.properties.precision} ${offset.x} ${offset.y}`;
    const known = this.#markers.get(feature.id);
    if (known?.stamp === stamp) return;
    if (known) this.#group.removeLayer(known.marker);
    const { centre, category, status, precision } = feature.properties;
    const mark = el(
      'span',
      { class: 'mark', 'data-incident-id': feature.id, 'data-precision': precision },
      symbol(this.#look.of(category), { size: 20, open: status === 'OPEN' }),
    );
    const icon = new DivIcon({ html: mark, className: 'marker', iconSize: [TARGET, TARGET], iconAnchor: [TARGET / 2 - offset.x, TARGET / 2 - offset.y] });
    const marker = new Marker([centre[1], centre[0]], { icon, keyboard: false, bubblingMouseEvents: false });
    marker.on('click', () => this.#choose(feature.id));
    this.#group.addLayer(marker);
    this.#markers.set(feature.id, { marker, stamp });
  }

  #flash(id) {
    const mark = this.#markers.get(id)?.marker.getElement()?.firstElementChild;
    mark?.classList.add('is-fresh');
    mark?.addEventListener('animationend', () => mark.classList.remove('is-fresh'), { once: true });
  }
}
