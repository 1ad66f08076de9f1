import { Canvas, GeoJSON } from '../lib/leaflet.js';

/** Drawn in full; the coast of other neighbours is only hinted at. */
const NEAR_COUNTRIES = new Set(['GB', 'IE', 'IM']);

/** Land, counties and force areas, from Hedgerow's own files. */
export class BaseLayer {
  #palette;
  #renderer = new Canvas({ pane: 'base', padding: 0.3 });
  #layers = {};
  #ownForce;

  constructor(palette, ownForce) {
    this.#palette = palette;
    this.#ownForce = ownForce;
  }

  addTo(map, { land, counties, forces }) {
    for (const [name, data] of Object.entries({ land, counties, forces })) {
      this.#layers[name] = new GeoJSON(data, { renderer: this.#renderer, pane: 'base', interactive: false, smoothFactor: 1.2 }).addTo(map);
    }
    this.restyle();
  }

  restyle() {
    const of = (name) => this.#palette.of(name);
    this.#layers.land?.setStyle(({ properties }) => {
      const near = NEAR_COUNTRIES.has(properties.country ?? 'GB');
      return { stroke: near, color: of('--coast'), weight: 1, fillColor: of('--land'), fillOpacity: near ? 1 : 0.3 };
    });
    this.#layers.counties?.setStyle({ color: of('--county'), weight: 0.8, fill: false, dashArray: '4 3' });
    this.#layers.forces?.setStyle((feature) => {
      const own = feature.properties.code === this.#ownForce;
      return { color: of('--force'), weight: own ? 2.2 : 1.4, fill: own, fillColor: of('--own-force'), fillOpacity: own ? 1 : 0, opacity: 1 };
    });
  }

  /** The bounds of a force area, or null. */
  boundsOf(code) {
    let bounds = null;
    this.#layers.forces?.eachLayer((layer) => {
      if (layer.feature.properties.code === code) bounds = bounds ? bounds.extend(layer.getBounds()) : layer.getBounds();
    });
    return bounds;
  }
}
