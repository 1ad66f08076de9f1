import { MOST_CORNERS, MOST_SQUARE_KILOMETRES, isOnMap, openRing, ringProblem, rounded } from './area-shapes.js';

const MOST_STEPS_BACK = 200;

/**
 * The outline that somebody is drawing: `corners` [[longitude, latitude], ...] in order, `isClosed` once the last is joined to the first, and `chosen`, the
 * index of the corner that is being looked at, or null. Announces "drawing-changed" {said, index}: what happened, for those who listen; said is 'added',
 * 'moved', 'removed', 'closed', 'opened', 'undone', 'cleared', 'replaced', 'chosen', 'full' or 'outside'.
 */
export class DrawingStore extends EventTarget {
  corners = [];
  isClosed = false;
  chosen = null;
  /** km² */
  largest = MOST_SQUARE_KILOMETRES;
  #earlier = [];

  /** Begins with an outline that is kept already. */
  begin(ring) {
    this.corners = openRing(ring).map(rounded);
    this.isClosed = true;
    this.chosen = null;
    this.#earlier = [];
    this.#say('replaced');
  }

  get canUndo() {
    return this.#earlier.length > 0;
  }

  /** Why what is drawn cannot be kept: "open" while the outline is not closed, else as `ringProblem` says; null when it can. */
  get problem() {
    if (this.corners.length < 3) return 'few';
    return this.isClosed ? ringProblem(this.corners, this.largest) : 'open';
  }

  /** Adds a corner after the last, unless the outline is closed. */
  add(corner) {
    if (!this.isClosed) this.insert(this.corners.length - 1, corner);
  }

  /** Adds a corner after another; after -1 is before the first. */
  insert(after, corner) {
    if (this.corners.length >= MOST_CORNERS) return this.#say('full');
    if (!isOnMap(corner)) return this.#say('outside');
    this.#remember();
    this.corners = [...this.corners.slice(0, after + 1), rounded(corner), ...this.corners.slice(after + 1)];
    this.chosen = after + 1;
    return this.#say('added', after + 1);
  }

  move(index, corner) {
    if (!this.corners[index]) return;
    if (!isOnMap(corner)) {
      this.#say('outside', index);
      return;
    }
    this.#remember();
    this.corners = this.corners.map((each, at) => (at === index ? rounded(corner) : each));
    this.chosen = index;
    this.#say('moved', index);
  }

  /** A closed outline keeps at least three corners: taking one away from a triangle opens it. */
  remove(index) {
    if (!this.corners[index]) return;
    this.#remember();
    this.corners = this.corners.filter((_, at) => at !== index);
    if (this.corners.length < 3) this.isClosed = false;
    this.chosen = this.corners.length === 0 ? null : Math.min(index, this.corners.length - 1);
    this.#say('removed', index);
  }

  /** Joins the last corner to the first. */
  close() {
    if (this.isClosed || this.corners.length < 3) return;
    this.#remember();
    this.isClosed = true;
    this.chosen = null;
    this.#say('closed');
  }

  /** Takes a whole outline in place of what was drawn. */
  replace(ring) {
    this.#remember();
    this.corners = openRing(ring).map(rounded);
    this.isClosed = true;
    this.chosen = null;
    this.#say('replaced');
  }

  clear() {
    if (this.corners.length === 0) return;
    this.#remember();
    this.corners = [];
    this.isClosed = false;
    this.chosen = null;
    this.#say('cleared');
  }

  undo() {
    if (!this.canUndo) return;
    Object.assign(this, this.#earlier.pop());
    this.#say('undone');
  }

  choose(index) {
    const chosen = this.corners[index] ? index : null;
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    this.#say('chosen', chosen);
  }

  #remember() {
    this.#earlier.push({ corners: this.corners, isClosed: this.isClosed, chosen: this.chosen });
    if (this.#earlier.length > MOST_STEPS_BACK) this.#earlier.shift();
  }

  #say(said, index = null) {
    this.dispatchEvent(new CustomEvent('drawing-changed', { detail: { said, index } }));
  }
}
