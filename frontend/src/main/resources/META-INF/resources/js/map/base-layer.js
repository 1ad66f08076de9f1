import { MapCanvas } from './map-canvas.js';
import { polygonsOf, worldLine } from './mercator.js';
import { pathOf, stroke } from './world-path.js';

/** Drawn in full; the coast of other neighbours is only hinted at. */
const HOME_COUNTRIES = new Set(['GB', 'IM', 'GG', 'JE']);

/** Sea and land, from Hedgerow's own data. */
export class BaseLayer extends MapCanvas {
  #palette;
  #land = [];
  #abroad = [];

  constructor(palette) {
    super('base');
    this.#palette = palette;
  }

  /** Takes GeoJSON areas with `country`. */
  adopt(land) {
    const isHome = ({ properties }) => HOME_COUNTRIES.has(properties.country ?? 'GB');
    const rings = (features) => features.flatMap(({ geometry }) => polygonsOf(geometry).flat().map(worldLine));
    this.#land = rings(land.features.filter(isHome));
    this.#abroad = rings(land.features.filter((feature) => !isHome(feature)));
    this.redraw();
  }

  paint(context, _project, area) {
    const of = (name) => this.#palette.of(name);
    context.fillStyle = of('--sea');
    context.fillRect(0, 0, area.x, area.y);
    context.lineJoin = 'round';
    const home = pathOf(this.#land, area, true);
    const abroad = pathOf(this.#abroad, area, true);
    for (const [width, share] of [[14, 0.35], [6, 0.6]]) {
      context.globalAlpha = share;
      stroke(context, home, of('--shallows'), width);
      stroke(context, abroad, of('--shallows'), width);
    }
    context.globalAlpha = 1;
    context.fillStyle = of('--abroad');
    context.fill(abroad, 'evenodd');
    context.fillStyle = of('--land');
    context.fill(home, 'evenodd');
    stroke(context, abroad, of('--coast-abroad'), 0.8);
    stroke(context, home, of('--coast'), this._map.getZoom() >= 9 ? 1.2 : 0.9);
  }
}
