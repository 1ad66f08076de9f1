import { openRing } from '../areas/area-shapes.js';
import { DrawingStore } from '../areas/drawing-store.js';

/**
 * An item of the board while it is drawn: a place, a way or an outline (`form` POINT, LINE or AREA). Otherwise as the drawing of an area. Announces the same
 * "drawing-changed".
 */
export class ItemDrawing extends DrawingStore {
  form = 'AREA';
  #kept = null;

  /** Only outlines are closed. */
  get mayClose() {
    return this.form === 'AREA';
  }

  /** Begins with what is on the map already. */
  beginWith({ form, corners }) {
    this.#kept = corners;
    this.#set(form, corners, form === 'AREA');
  }

  /** Draws it otherwise from now on: what was drawn so far stays as far as it can, and can no longer be taken back. */
  become(form) {
    if (form === this.form) return;
    this.#set(form, form === 'POINT' ? this.corners.slice(0, 1) : this.corners, false);
  }

  /** A place is where it was put last. */
  insert(after, corner) {
    if (this.form === 'POINT' && this.corners.length > 0) this.move(0, corner);
    else super.insert(after, corner);
  }

  close() {
    if (this.mayClose) super.close();
  }

  /** The corners to send. What was not touched is sent as it came: each reading of the map would move it by a hair. */
  get drawn() {
    return this.#kept !== null && !this.canUndo ? openRing(this.#kept) : this.corners;
  }

  #set(form, corners, isClosed) {
    this.form = form;
    this.begin(corners);
    this.isClosed = isClosed;
    // Nothing that a listener must be told: 'chosen' has no words.
    this.dispatchEvent(new CustomEvent('drawing-changed', { detail: { said: 'chosen', index: null } }));
  }
}
