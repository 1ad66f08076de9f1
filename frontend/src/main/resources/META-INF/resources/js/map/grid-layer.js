import { GRID_HEIGHT_METRES, GRID_WIDTH_METRES, squareLetters } from '../geo/grid-reference.js';
import { fromNationalGrid, toNationalGrid } from '../geo/national-grid.js';
import { MapCanvas } from './map-canvas.js';

const KILOMETRE = 1000;
const FONT = 'system-ui, sans-serif';

/** The National Grid: 100 km squares with their letters always, 10 km lines from zoom 9, 1 km lines from zoom 12. */
export class GridLayer extends MapCanvas {
  #palette;

  constructor(palette) {
    super('grid');
    this.#palette = palette;
  }

  paint(context, project, area) {
    const zoom = this._map.getZoom();
    const window = gridWindow(this._map.getBounds().pad(0.25));
    if (!window) return;
    context.strokeStyle = this.#palette.of('--grid');
    context.fillStyle = this.#palette.of('--grid-label');
    if (zoom >= 12) this.#lines(context, project, window, KILOMETRE, 0.6);
    if (zoom >= 9) this.#lines(context, project, window, 10 * KILOMETRE, zoom >= 12 ? 1.1 : 0.7);
    this.#lines(context, project, window, 100 * KILOMETRE, 1.3);
    this.#letters(context, project, window, zoom);
    if (zoom >= 9) this.#figures(context, project, window, area, zoom >= 12 ? KILOMETRE : 10 * KILOMETRE);
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

  /** The letters of each 100 km square, in the middle of the part that is in view. */
  #letters(context, project, { west, south, east, north }, zoom) {
    context.font = `600 ${zoom >= 9 ? 28 : 15}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const size = 100 * KILOMETRE;
    for (let x = down(west, size); x < east; x += size) {
      for (let y = down(south, size); y < north; y += size) {
        const middle = [(Math.max(x, west) + Math.min(x + size, east)) / 2, (Math.max(y, south) + Math.min(y + size, north)) / 2];
        const { longitude, latitude } = fromNationalGrid(zoom >= 9 ? middle[0] : x + size / 2, zoom >= 9 ? middle[1] : y + size / 2);
        const at = project([longitude, latitude]);
        context.globalAlpha = zoom >= 12 ? 0.35 : 0.7;
        context.fillText(squareLetters(x, y), at.x, at.y);
      }
    }
    context.globalAlpha = 1;
  }

  /** The figures of the lines along the left and lower edges, as on the margin of a paper map. */
  #figures(context, project, { west, south, east, north }, { inset, size }, step) {
    context.font = `500 11px ${FONT}`;
    const label = (metres) => String(Math.floor((metres % (100 * KILOMETRE)) / step)).padStart(step === KILOMETRE ? 2 : 1, '0');
    context.textAlign = 'left';
    context.textBaseline = 'bottom';
    for (let northing = up(south, step); northing <= north; northing += step) {
      const at = onLine(project, steps(west, east).map((easting) => [easting, northing]), (point) => point.x >= inset.x + 4);
      if (at) context.fillText(label(northing), at.x, at.y - 1);
    }
    for (let easting = up(west, step); easting <= east; easting += step) {
      const at = onLine(project, steps(south, north).map((northing) => [easting, northing]), (point) => point.y <= inset.y + size.y - 4);
      if (at) context.fillText(label(easting), at.x + 3, inset.y + size.y - 4);
    }
  }
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
    const middle = inside.add(outside).divideBy(2);
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
