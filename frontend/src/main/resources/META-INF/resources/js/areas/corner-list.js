import { el, freshId, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { words } from '../lib/words.js';
import { movedCorner } from './area-shapes.js';
import { cornerPlace } from './corner-words.js';

/** Metres by which a corner is moved; the first is what a key does, the last what it does with Shift. */
export const STEPS = [10, 100, 1_000];
const WAYS = { north: [0, 1], west: [-1, 0], east: [1, 0], south: [0, -1] };

/**
 * The corners of a drawing as a list, which is all that the map does by other means: choose one, move it by steps, add one after it, take it away.
 */
export class CornerList {
  root;
  #drawing;
  #rows = el('ol', { class: 'corner-rows', 'data-test': 'corner-rows' });
  #moves;
  #heading = el('summary', {});
  #step = STEPS[1];

  constructor(drawing, signal) {
    this.#drawing = drawing;
    this.#moves = this.#makeMoves();
    this.root = el('details', { class: 'folded corner-list', 'data-test': 'corner-list' }, this.#heading, this.#rows, this.#moves);
    drawing.addEventListener('drawing-changed', () => this.#draw(), { signal });
    this.#draw();
  }

  #draw() {
    const { corners, chosen } = this.#drawing;
    const focused = this.#rows.contains(document.activeElement) ? Number(document.activeElement.dataset.row) : null;
    this.#heading.textContent = words('areas.corners', { n: corners.length });
    this.root.hidden = corners.length === 0;
    show(this.#rows, corners.map((corner, index) => this.#row(corner, index, index === chosen)));
    this.#moves.hidden = chosen === null;
    if (chosen !== null) this.#moves.querySelector('legend').textContent = words('areas.corner.move', { number: chosen + 1 });
    if (focused !== null) this.#rows.querySelector(`[data-row="${Math.min(focused, corners.length - 1)}"]`)?.focus();
    // The buttons went away under the focus: it goes to the list.
    else if (chosen === null && this.#moves.contains(document.activeElement)) this.#heading.focus();
  }

  #row(corner, index, chosen) {
    return el(
      'li',
      {},
      el('button', { type: 'button', class: 'corner-row', 'data-row': index, 'aria-pressed': String(chosen), onclick: () => this.#drawing.choose(chosen ? null : index) }, words('areas.corner', { number: index + 1 }), ' ', el('span', { class: 'corner-place' }, cornerPlace(corner))),
    );
  }

  #makeMoves() {
    const stepId = freshId('corner-step');
    const steps = STEPS.map((metres) => el('option', { value: metres, selected: metres === this.#step }, metres < 1000 ? `${metres} m` : `${metres / 1000} km`));
    const arrow = (way) => el('button', { type: 'button', class: 'map-button', 'data-test': `corner-${way}`, 'aria-label': words(`areas.corner.${way}`), title: words(`areas.corner.${way}`), onclick: () => this.#move(way) }, el('span', { class: `arrow arrow-${way}`, 'aria-hidden': 'true' }, icon('north')));
    return el(
      'fieldset',
      { class: 'corner-moves', hidden: true, 'data-test': 'corner-moves' },
      el('legend', {}, ''),
      el('div', { class: 'corner-arrows' }, Object.keys(WAYS).map(arrow)),
      el('div', { class: 'field' }, el('label', { for: stepId }, words('areas.corner.step')), el('select', { id: stepId, onchange: (event) => (this.#step = Number(event.target.value)) }, steps)),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'corner-after', onclick: () => this.#addAfter() }, words('areas.corner.after')),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'corner-remove', onclick: () => this.#drawing.remove(this.#drawing.chosen) }, words('areas.corner.remove')),
      ),
    );
  }

  #move(way) {
    const { corners, chosen } = this.#drawing;
    const [east, north] = WAYS[way];
    this.#drawing.move(chosen, movedCorner(corners[chosen], east * this.#step, north * this.#step));
  }

  /** Half way to the next corner; after the last of an open outline, a step to the east. */
  #addAfter() {
    const { corners, chosen, isClosed } = this.#drawing;
    const next = corners[chosen + 1] ?? (isClosed ? corners[0] : null);
    const [longitude, latitude] = corners[chosen];
    this.#drawing.insert(chosen, next ? [(longitude + next[0]) / 2, (latitude + next[1]) / 2] : movedCorner(corners[chosen], this.#step, 0));
  }
}
