import { DrawingStore } from '../areas/drawing-store.js';

/** As many as the server takes. */
export const MOST_PARTS = 20;
const MOST_SQUARE_KILOMETRES = 300_000;

/**
 * The area of an operation while somebody draws it: `parts`, each a drawing of its own with its own steps back, of which the one at `chosen` is on the table.
 * There is always one at least, which may be empty. Announces "parts-changed" {said, index}: said is 'chosen', 'added', 'removed' or 'drawn'.
 */
export class AreaParts extends EventTarget {
  parts = [];
  chosen = 0;
  #kept = new Map();

  /** @param outlines rings of corners [longitude, latitude], as they are kept */
  constructor(outlines = []) {
    super();
    for (const outline of outlines) {
      const drawing = this.#make();
      drawing.begin(outline);
      this.#kept.set(drawing, outline);
    }
    if (outlines.length === 0) this.#make();
  }

  /** The part that is being drawn. */
  get drawing() {
    return this.parts[this.chosen];
  }

  /** Whether there is room for another, and none that is still empty. */
  get mayAdd() {
    return this.parts.length < MOST_PARTS && this.parts.every(({ corners }) => corners.length > 0);
  }

  /** The outlines of all parts but the chosen one, as far as they are drawn. */
  get others() {
    return this.parts.filter((drawing) => drawing !== this.drawing && drawing.corners.length > 1).map(({ corners }) => corners);
  }

  /** What is sent: a part that was not touched as it came, since each reading of the map would move it by a hair. */
  get outlines() {
    return this.#drawn().map((drawing) => (this.#kept.has(drawing) && !drawing.canUndo ? this.#kept.get(drawing) : [...drawing.corners]));
  }

  /** The part that the server calls by its place among those that were sent. */
  chooseSent(index) {
    const at = this.parts.indexOf(this.#drawn()[index]);
    if (at >= 0) this.choose(at);
  }

  choose(index) {
    if (!this.parts[index] || index === this.chosen) return;
    this.chosen = index;
    this.#say('chosen', index);
  }

  /** Begins another part. */
  add() {
    if (!this.mayAdd) return;
    this.#make();
    this.chosen = this.parts.length - 1;
    this.#say('added', this.chosen);
  }

  /** Takes a part away; where it was the only one, an empty one is left. */
  remove(index) {
    if (!this.parts[index]) return;
    this.#kept.delete(this.parts[index]);
    this.parts.splice(index, 1);
    if (this.parts.length === 0) this.#make();
    if (index < this.chosen || this.chosen === this.parts.length) this.chosen = Math.max(0, this.chosen - 1);
    this.#say('removed', index);
  }

  #drawn() {
    return this.parts.filter(({ corners }) => corners.length > 0);
  }

  #make() {
    const drawing = Object.assign(new DrawingStore(), { largest: MOST_SQUARE_KILOMETRES });
    drawing.addEventListener('drawing-changed', () => {
      const index = this.parts.indexOf(drawing);
      if (index >= 0) this.#say('drawn', index);
    });
    this.parts.push(drawing);
    return drawing;
  }

  #say(said, index) {
    this.dispatchEvent(new CustomEvent('parts-changed', { detail: { said, index } }));
  }
}
