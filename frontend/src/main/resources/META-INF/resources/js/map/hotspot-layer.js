import { el, svg } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { trendLook } from '../hotspot/hotspot-words.js';
import { DivIcon, LayerGroup, Marker, Polygon, SVG } from '../lib/leaflet.js';

const DECLUTTER_BELOW_ZOOM = 9;
const TRENDS = ['rising', 'steady', 'falling', 'new'];

/** Hotspots as hatched hulls with a badge: how many, and which way it goes. */
export class HotspotLayer {
  #group = new LayerGroup();
  #renderer = new SVG({ pane: 'hotspots', padding: 0.3 });
  #drawn = new Map();
  #map;
  #choose;

  constructor(choose) {
    this.#choose = choose;
  }

  addTo(map) {
    this.#map = map;
    map.getContainer().append(hatching());
    this.#group.addTo(map);
    map.on('zoomend', () => this.#declutter());
  }

  draw(hotspots, { changed = null, chosen = null } = {}) {
    for (const [key, { layers }] of this.#drawn) {
      if (hotspots.has(key) && !changed?.includes(key) && changed !== null) continue;
      for (const layer of layers) this.#group.removeLayer(layer);
      this.#drawn.delete(key);
    }
    for (const hotspot of hotspots.values()) {
      if (!this.#drawn.has(hotspot.key)) this.#add(hotspot, changed?.includes(hotspot.key) ?? false);
    }
    this.mark(chosen);
    this.#declutter();
  }

  /** Far out, a badge that a stronger hotspot's badge would cover steps back; the list still has it. */
  #declutter() {
    const taken = [];
    const strongest = [...this.#drawn.values()].sort((a, b) => b.count - a.count);
    for (const { anchor, layers } of strongest) {
      const point = this.#map.latLngToLayerPoint(anchor);
      const covered = this.#map.getZoom() < DECLUTTER_BELOW_ZOOM && taken.some(({ x, y }) => Math.abs(x - point.x) < 52 && Math.abs(y - point.y) < 24);
      layers[1].getElement()?.classList.toggle('is-under', covered);
      if (!covered) taken.push(point);
    }
  }

  mark(chosen) {
    for (const [key, { layers }] of this.#drawn) {
      for (const layer of layers) layer.getElement()?.classList.toggle('is-chosen', key === chosen);
    }
  }

  #add(hotspot, fresh) {
    const trend = trendLook(hotspot.trend);
    const ring = hotspot.hull.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]);
    const hull = new Polygon(ring, {
      renderer: this.#renderer,
      pane: 'hotspots',
      className: `hull hull-${trend}${hotspot.count >= 20 ? ' hull-strong' : ''}`,
      fillColor: `url(#hatch-${trend})`,
      fillOpacity: 1,
      weight: hotspot.count >= 20 ? 3 : 2,
      bubblingMouseEvents: false,
    });
    hull.on('click', () => this.#choose(hotspot.key));
    const mark = badge(hotspot, fresh);
    const anchor = topOf(ring);
    const marker = new Marker(anchor, {
      icon: new DivIcon({ html: mark, className: 'marker', iconSize: [56, 26], iconAnchor: [28, 24] }),
      keyboard: false,
      zIndexOffset: 2000,
      bubblingMouseEvents: false,
    });
    marker.on('click', () => this.#choose(hotspot.key));
    this.#group.addLayer(hull);
    this.#group.addLayer(marker);
    this.#drawn.set(hotspot.key, { layers: [hull, marker], anchor, count: hotspot.count });
  }
}

function badge(hotspot, fresh) {
  const trend = trendLook(hotspot.trend);
  return el(
    'span',
    {
      class: `hotspot-badge badge-${trend}${fresh ? ' is-fresh' : ''}`,
      'data-test': 'hotspot-badge',
      'data-hotspot-key': hotspot.key,
      'data-count': hotspot.count,
      'data-trend': hotspot.trend,
    },
    String(hotspot.count),
    icon(trend),
  );
}

const topOf = (ring) => ring.reduce((top, point) => (point[0] > top[0] ? point : top));

function hatching() {
  return svg(
    'svg',
    { class: 'hatching', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg(
      'defs',
      {},
      TRENDS.map((trend) =>
        svg(
          'pattern',
          { id: `hatch-${trend}`, class: `hatch hatch-${trend}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${trend === 'falling' ? -45 : 45})` },
          svg('rect', { width: 8, height: 8 }),
          svg('line', { x1: 0, y1: 0, x2: 0, y2: 8 }),
        ),
      ),
    ),
  );
}
