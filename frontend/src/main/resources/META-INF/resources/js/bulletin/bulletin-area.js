import { DrawingStore } from '../areas/drawing-store.js';
import '../areas/hedge-area-drawing.js';
import { el } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { BoundaryChoice } from './boundary-choice.js';
import { MOST_CORNERS, WAYS, squaresOf, wayOf, withSquares } from './bulletin-form-values.js';
import { watchGroupChoice } from './watch-group-choice.js';

/**
 * The area of a bulletin, said in one of three ways: by squares of 10 km, typed or those of a watch group, by areas of the loaded boundaries, or drawn. Only the chosen way is sent; what was said
 * in another stays while the form is open. `root` belongs into the form; `changed` is called when something was said that makes no event of its own.
 */
export class BulletinArea {
  root;
  #way;
  #panels;
  #boundaries;
  #drawing = new DrawingStore();
  #ownForce;

  constructor({ area, ownForce, findBoundaries, fetchWatchGroups, changed }) {
    this.#way = wayOf(area);
    this.#ownForce = ownForce;
    if (area.outline.length > 0) this.#drawing.begin(area.outline);
    this.#drawing.addEventListener('drawing-changed', () => changed());
    this.#boundaries = new BoundaryChoice({ chosen: area.boundaries, find: findBoundaries, changed });
    this.#panels = {
      squares: el('div', { class: 'stack' }, formField({ id: 'bulletin-squares', label: words('bulletin.field.squares'), maxlength: 400, value: area.squares.join(', '), autocomplete: 'off' }), watchGroupChoice({ fetchWatchGroups, add: (squares) => this.#add(squares, changed) })),
      boundaries: this.#boundaries.root,
      outline: el('fieldset', { id: 'bulletin-outline', class: 'outline-field' }, el('legend', {}, words('areas.outline')), el('p', { class: 'hint' }, words('bulletin.area.outline-hint'))),
    };
    const ways = WAYS.map((way) =>
      el('div', { class: 'tick' }, el('input', { type: 'radio', id: `bulletin-way-${way}`, name: 'bulletin-way', value: way, checked: way === this.#way, 'data-test': `way-${way}`, onchange: () => this.#choose(way, changed) }), el('label', { for: `bulletin-way-${way}` }, words(`bulletin.area.way.${way}`))),
    );
    this.root = el('fieldset', { id: 'bulletin-ways', class: 'wide-fields stack' }, el('legend', {}, words('bulletin.area.ways')), ways, Object.values(this.#panels));
    this.#draw();
  }

  get value() {
    const said = {
      squares: () => squaresOf(this.#panels.squares.querySelector('input').value),
      boundaries: () => this.#boundaries.value,
      outline: () => this.#drawing.corners,
    };
    return Object.fromEntries(WAYS.map((way) => [way, way === this.#way ? said[way]() : []]));
  }

  /** What keeps it from being sent: {field, words}, or null. Everything else is for the server to say. */
  get problem() {
    const { problem, corners } = this.#drawing;
    if (this.#way === 'outline' && problem) return { field: 'bulletin-outline', words: words(`areas.problem.${problem}`) };
    if (this.#way === 'outline' && corners.length > MOST_CORNERS) return { field: 'bulletin-outline', words: words('bulletin.area.corners') };
    if (this.#way === 'boundaries' && this.#boundaries.value.length === 0) return { field: 'boundary-name', words: words('bulletin.area.needed') };
    return null;
  }

  focusMap() {
    this.#panels.outline.querySelector('hedge-area-drawing')?.focusMap();
  }

  #add(squares, changed) {
    const input = this.#panels.squares.querySelector('#bulletin-squares');
    input.value = withSquares(input.value, squares);
    changed();
  }

  #choose(way, changed) {
    this.#way = way;
    this.#draw();
    changed();
  }

  #draw() {
    for (const way of WAYS) this.#panels[way].hidden = way !== this.#way;
    // A map that nobody sees has no size to begin with: it is made when it is wanted.
    if (this.#way === 'outline' && !this.#panels.outline.querySelector('hedge-area-drawing')) {
      const drawing = Object.assign(document.createElement('hedge-area-drawing'), { drawing: this.#drawing, areas: [], ownForce: this.#ownForce, watchSquares: [], grows: false });
      this.#panels.outline.append(drawing);
    }
  }
}
