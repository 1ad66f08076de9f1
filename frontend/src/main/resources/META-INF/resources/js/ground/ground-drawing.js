import { openRing, ringProblem, rounded, squareKilometres } from '../areas/area-shapes.js';
import { DrawingStore } from '../areas/drawing-store.js';
import { toNationalGrid } from '../geo/national-grid.js';

const MOST_CORNERS = 200;
const MOST_SQUARE_KILOMETRES = 25;
const LONGEST_KILOMETRES = 20;
/** Known no better than this, it is of no use to anybody on the ground. */
const COARSEST_METRES = 1_000;

/**
 * Something on the ground while it is drawn: a point, a line or an area (`outline`), with how well its corners are known (`precisionMetres`, that of the
 * coarsest). Otherwise as the drawing of an area.
 */
export class GroundDrawing extends DrawingStore {
  outline = 'POINT';
  precisionMetres = 1;

  /** Whether a tap on the first corner closes it. */
  get mayClose() {
    return this.outline === 'AREA';
  }

  /** Begins with what is kept already. */
  beginWith({ outline, corners, precisionMetres }) {
    this.outline = outline;
    this.precisionMetres = precisionMetres;
    this.begin(corners);
    this.isClosed = outline === 'AREA';
    this.dispatchEvent(new CustomEvent('drawing-changed', { detail: { said: 'replaced', index: null } }));
  }

  /** Draws it otherwise from now on: what was drawn so far stays as far as it can. */
  become(outline) {
    if (outline === this.outline) return;
    const { corners } = this;
    this.outline = outline;
    this.begin(outline === 'POINT' ? corners.slice(0, 1) : corners);
    this.isClosed = false;
    this.dispatchEvent(new CustomEvent('drawing-changed', { detail: { said: 'opened', index: null } }));
  }

  /** Takes a corner, known to so many metres. A point is where it was put last. */
  put(corner, precisionMetres) {
    const only = this.outline === 'POINT';
    const known = Math.max(1, Math.ceil(precisionMetres));
    this.precisionMetres = only || this.corners.length === 0 ? known : Math.max(this.precisionMetres, known);
    if (only && this.corners.length > 0) this.move(0, corner);
    else this.add(corner);
  }

  /** Lines end where they end. */
  close() {
    if (this.mayClose) super.close();
  }

  /** Why what is drawn cannot be kept; null when it can. */
  get problem() {
    const { corners, outline } = this;
    if (corners.length === 0) return 'place';
    if (this.precisionMetres > COARSEST_METRES) return 'coarse';
    if (corners.length > MOST_CORNERS) return 'many';
    if (outline === 'POINT') return null;
    if (outline === 'LINE') return corners.length < 2 ? 'line' : lineProblem(corners);
    if (corners.length < 3) return 'few';
    // An area whose last corner was not joined to the first is joined when it is kept.
    const problem = ringProblem(corners);
    if (problem !== null) return problem;
    return squareKilometres(corners) > MOST_SQUARE_KILOMETRES ? 'large' : null;
  }

  /** What is sent. */
  get drawn() {
    return { outline: this.outline, corners: openRing(this.corners).map(rounded), precisionMetres: this.precisionMetres };
  }
}

/** The length of a line, km. */
export function kilometresAlong(corners) {
  const points = corners.map(([longitude, latitude]) => toNationalGrid(longitude, latitude));
  return points.slice(1).reduce((sum, { easting, northing }, index) => sum + Math.hypot(easting - points[index].easting, northing - points[index].northing) / 1000, 0);
}

function lineProblem(corners) {
  const kilometres = kilometresAlong(corners);
  if (kilometres > LONGEST_KILOMETRES) return 'long';
  return kilometres < 0.001 ? 'line' : null;
}
