import { edgesOf, piecesOf } from '../density/density-bands.js';
import { densityWords } from '../density/density-words.js';
import { fromNationalGrid } from '../geo/national-grid.js';
import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { MapCanvas } from './map-canvas.js';
import { toWorld } from './mercator.js';

/** How much of the ground each band covers; a line stands between two, so that they can be told apart without it. */
const STRENGTHS = [0.1, 0.2, 0.32, 0.45, 0.6];

/** The bands of a density surface. */
export class DensityPainter extends MapCanvas {
  #palette;
  #pieces = [];
  #edges = [];

  constructor(palette) {
    super('studies');
    this.#palette = palette;
  }

  clear() {
    this.#pieces = [];
    this.#edges = [];
    this.redraw();
  }

  draw({ surface }) {
    if (surface === null) return;
    const corner = corners(surface);
    this.#pieces = piecesOf(surface).map(({ band, line, from, to }) => ({ band, ring: [corner(from, line), corner(to, line), corner(to, line + 1), corner(from, line + 1)] }));
    this.#edges = edgesOf(surface).map(({ column, line, toColumn, toLine }) => [corner(column, line), corner(toColumn, toLine)]);
    this.redraw();
  }

  key({ breaks }) {
    if (breaks.length === 0) return [];
    return el(
      'span',
      { class: 'study-key' },
      breaks.map((from, band) => el('span', { class: 'study-key-part' }, el('span', { class: `density-swatch density-swatch-${band + 1}`, 'aria-hidden': 'true' }), densityWords(from))),
      el('span', {}, phrase('map.map.or-more-in-a-km')),
    );
  }

  /** One path for each band: pieces that touch would show a seam if each were filled alone. */
  paint(context, project, { scale, left, top }) {
    const at = ([x, y]) => [x * scale - left, y * scale - top];
    context.fillStyle = this.#palette.of('--tone-6');
    STRENGTHS.forEach((strength, index) => {
      context.globalAlpha = strength;
      context.beginPath();
      for (const { band, ring } of this.#pieces) {
        if (band !== index + 1) continue;
        ring.forEach((point, number) => (number === 0 ? context.moveTo(...at(point)) : context.lineTo(...at(point))));
        context.closePath();
      }
      context.fill();
    });
    context.globalAlpha = 0.55;
    context.strokeStyle = this.#palette.of('--tone-6');
    context.lineWidth = 1;
    context.beginPath();
    for (const [from, to] of this.#edges) {
      context.moveTo(...at(from));
      context.lineTo(...at(to));
    }
    context.stroke();
  }
}

/** Corners of cells on the square of the world; each is worked out once. */
function corners({ west, south, cellMetres }) {
  const known = new Map();
  return (column, line) => {
    const key = `${column},${line}`;
    if (!known.has(key)) {
      const { longitude, latitude } = fromNationalGrid(west + column * cellMetres, south + line * cellMetres);
      known.set(key, toWorld([longitude, latitude]));
    }
    return known.get(key);
  };
}
