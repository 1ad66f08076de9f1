import { MapCanvas } from './map-canvas.js';
import { shapePath } from './symbols.js';

const RADIUS = 7;
const REACH = 14;

/** Incidents on one canvas, used when there are too many for DOM markers. */
export class IncidentCanvas extends MapCanvas {
  #palette;
  #look;
  #choose;
  #features = new Map();
  #offsets = new Map();
  #chosen = null;
  #paths = new Map();

  constructor(palette, look, choose) {
    super('incidents');
    this.#palette = palette;
    this.#look = look;
    this.#choose = choose;
  }

  onAdd(map) {
    super.onAdd(map);
    map.on('click', this.#click, this);
  }

  onRemove(map) {
    map.off('click', this.#click, this);
    super.onRemove(map);
  }

  draw(features, offsets, { chosen }) {
    this.#features = features;
    this.#offsets = offsets;
    this.mark(chosen);
  }

  mark(chosen) {
    this.#chosen = chosen;
    this.redraw();
  }

  clear() {
    this.#features = new Map();
    this.redraw();
  }

  paint(context, project) {
    for (const feature of this.#features.values()) {
      if (feature.id !== this.#chosen) this.#stamp(context, project, feature, 1);
    }
    const chosen = this.#features.get(this.#chosen);
    if (chosen) this.#stamp(context, project, chosen, 1.4);
  }

  #stamp(context, project, { id, properties }, scale) {
    const point = project(properties.centre);
    const offset = this.#offsets.get(id) ?? { x: 0, y: 0 };
    const { shape, tone } = this.#look.of(properties.category);
    if (!this.#paths.has(shape)) this.#paths.set(shape, new Path2D(shapePath(shape)));
    const radius = RADIUS * scale;
    context.save();
    context.translate(point.x + offset.x, point.y + offset.y);
    context.scale(radius, radius);
    const toneColour = this.#palette.of(`--tone-${tone}`);
    const open = properties.status === 'OPEN';
    context.lineWidth = (open ? 1.4 : 2.4) / radius;
    context.strokeStyle = open ? this.#palette.of('--mark-edge') : toneColour;
    context.fillStyle = open ? toneColour : this.#palette.of('--mark-edge');
    context.fill(this.#paths.get(shape), 'evenodd');
    context.stroke(this.#paths.get(shape));
    context.restore();
  }

  #click = ({ containerPoint }) => {
    let nearest = null;
    let distance = REACH;
    for (const { id, properties } of this.#features.values()) {
      const offset = this.#offsets.get(id) ?? { x: 0, y: 0 };
      const point = this._map.latLngToContainerPoint([properties.centre[1], properties.centre[0]]).add([offset.x, offset.y]);
      const away = point.distanceTo(containerPoint);
      if (away < distance) [nearest, distance] = [id, away];
    }
    if (nearest) this.#choose(nearest);
  };
}
