import { GRID_HEIGHT_METRES, GRID_WIDTH_METRES, formatGridReference, squareLetters } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { MapCanvas } from './map-canvas.js';

const HECTOMETRE = 100;
const KILOMETRE = 1000;
const TEN = 10 * KILOMETRE;
const HUNDRED = 100 * KILOMETRE;
const FONT = 'system-ui, sans-serif';
const EDGE = 14;
const WATERMARK_PIXELS = 260;

/**
 * The National Grid: 100 km squares with their letters always, 10 km lines from zoom 9, 1 km lines from zoom 12, 100 m lines from
 * zoom 15, and the lines' figures along the edges as on a paper map.
 */
export class GridLayer extends MapCanvas {
  #palette;

  constructor(palette) {
    super('grid');
    this.#palette = palette;
  }

  paint(context, project, area) {
    const zoom = this._map.getZoom();
    const window = gridWindow(this._map.getBounds().pad(0.27));
    if (!window) return;
    context.strokeStyle = this.#palette.of('--grid');
    context.globalAlpha = 0.45;
    if (zoom >= 15) this.#lines(context, project, window, HECTOMETRE, 0.6);
    context.globalAlpha = 1;
    if (zoom >= 12) this.#lines(context, project, window, KILOMETRE, zoom >= 14 ? 1 : 0.7);
    if (zoom >= 9) this.#lines(context, project, window, TEN, zoom >= 12 ? 1.8 : 0.8);
    this.#lines(context, project, window, HUNDRED, zoom >= 9 ? 2.2 : 1);
    this.#names(context, project, window, zoom);
    if (zoom >= 9) this.#figures(context, project, window, area, zoom >= 12 ? KILOMETRE : TEN);
  }

  #lines(context, project, { west, south, east, north }, step, width) {
    context.lineWidth = width;
    context.beginPath();
    for (let easting = up(west, step); easting <= east; easting += step) {
      trace(context, project, steps(south, north).map((northing) => [easting, northing]));
    }
    for (let northing = up(south, step); northing <= north; northing += step) {
      trace(context, project, steps(west, east).map((easting) => [easting, northing]));
    }
    context.stroke();
  }

  /** Names of squares, large and faint, at fixed points: letters for the country, then the 10 km and the 1 km square. */
  #names(context, project, { west, south, east, north }, zoom) {
    const square = zoom >= 15 ? KILOMETRE : zoom >= 11 ? TEN : HUNDRED;
    const apart = apartOf(square, this.#pixels(project, west, south));
    const name = (x, y) => (square === HUNDRED ? squareLetters(x, y) : formatGridReference(x, y, square).replace(square === TEN ? / /g : '', ''));
    const size = square === HUNDRED ? Math.max(11, Math.min(64, this.#pixels(project, west, south) * HUNDRED * 0.36)) : 40;
    context.font = `700 ${size}px ${FONT}`;
    context.fillStyle = this.#palette.of('--grid-name');
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (let x = down(west, apart); x < east; x += apart) {
      for (let y = down(south, apart); y < north; y += apart) {
        const { longitude, latitude } = fromNationalGrid(x + apart / 2, y + apart / 2);
        const at = project([longitude, latitude]);
        context.fillText(name(x, y), at.x, at.y);
      }
    }
  }

  /** Pixels to a metre of the grid, near a point. */
  #pixels(project, easting, northing) {
    const at = (east) => {
      const { longitude, latitude } = fromNationalGrid(east, northing);
      return project([longitude, latitude]);
    };
    const [from, to] = [at(easting), at(easting + KILOMETRE)];
    return Math.hypot(to.x - from.x, to.y - from.y) / KILOMETRE;
  }

  /** The figures of the lines along the left and upper edges; on paper along all four. */
  #figures(context, project, { west, south, east, north }, { inset, size }, step) {
    context.font = `600 11px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineWidth = 3.5;
    context.lineJoin = 'round';
    context.strokeStyle = this.#palette.of('--label-halo');
    context.fillStyle = this.#palette.of('--grid-label');
    const figure = (metres, at) => {
      const words = String(Math.floor((metres % HUNDRED) / step)).padStart(step === KILOMETRE ? 2 : 1, '0');
      context.strokeText(words, at.x, at.y);
      context.fillText(words, at.x, at.y);
    };
    const [left, right] = [inset.x + EDGE, inset.x + size.x - EDGE];
    const [top, bottom] = [inset.y + EDGE, inset.y + size.y - EDGE];
    for (let northing = up(south, step); northing <= north; northing += step) {
      const line = steps(west, east).map((easting) => [easting, northing]);
      for (const x of this.onPaper ? [left, right] : [left]) {
        const at = onLine(project, line, (point) => point.x >= x);
        if (at && at.y > top + EDGE && at.y < bottom - EDGE) figure(northing, { x, y: at.y });
      }
    }
    for (let easting = up(west, step); easting <= east; easting += step) {
      const line = steps(south, north).map((northing) => [easting, northing]);
      for (const y of this.onPaper ? [top, bottom] : [top]) {
        const at = onLine(project, line, (point) => point.y <= y);
        if (at && at.x > left + EDGE && at.x < right - EDGE) figure(easting, { x: at.x, y });
      }
    }
  }
}

/** How far apart a square's name is written: in its middle, or in that of each half, fifth or tenth when it is much larger than the map. */
export function apartOf(square, pixelsPerMetre) {
  const choices = [square, square / 2, square / 5, square / 10];
  return choices.filter((metres) => metres * pixelsPerMetre >= WATERMARK_PIXELS).at(-1) ?? square;
}

function gridWindow(bounds) {
  const corners = [
    [bounds.getWest(), bounds.getSouth()],
    [bounds.getEast(), bounds.getSouth()],
    [bounds.getWest(), bounds.getNorth()],
    [bounds.getEast(), bounds.getNorth()],
    [-2, bounds.getSouth()],
    [-2, bounds.getNorth()],
  ].map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  const window = {
    west: Math.max(0, Math.min(...corners.map(({ easting }) => easting))),
    east: Math.min(GRID_WIDTH_METRES, Math.max(...corners.map(({ easting }) => easting))),
    south: Math.max(0, Math.min(...corners.map(({ northing }) => northing))),
    north: Math.min(GRID_HEIGHT_METRES, Math.max(...corners.map(({ northing }) => northing))),
  };
  return window.west < window.east && window.south < window.north ? window : null;
}

function trace(context, project, line) {
  line.forEach(([easting, northing], index) => {
    const { longitude, latitude } = fromNationalGrid(easting, northing);
    const { x, y } = project([longitude, latitude]);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}

/** The first point of a line, walked in small steps, that passes the test. */
function onLine(project, line, test) {
  let previous = null;
  for (const [easting, northing] of line) {
    const { longitude, latitude } = fromNationalGrid(easting, northing);
    const point = project([longitude, latitude]);
    if (previous && test(point) !== test(previous)) {
      return crossing(previous, point, test);
    }
    previous = point;
  }
  return null;
}

function crossing(a, b, test) {
  let [inside, outside] = test(a) ? [a, b] : [b, a];
  for (let round = 0; round < 12; round += 1) {
    const middle = { x: (inside.x + outside.x) / 2, y: (inside.y + outside.y) / 2 };
    if (test(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

const up = (value, step) => Math.ceil(value / step) * step;
const down = (value, step) => Math.floor(value / step) * step;

function steps(from, to) {
  const count = 16;
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}
