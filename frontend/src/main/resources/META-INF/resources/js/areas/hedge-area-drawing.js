import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { words } from '../lib/words.js';
import '../map/hedge-area-map.js';
import { kilometresRound, movedCorner, squareKilometres } from './area-shapes.js';
import { CornerList, STEPS } from './corner-list.js';
import { cornerWords, saidWords, sizeWords } from './corner-words.js';
import { circleForm, squareForm } from './other-ways.js';

const WAYS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Drawing an outline: on a map by finger, mouse or keys; by its corners in a list; as a circle around a place; or as a square of the grid. `drawing` (store),
 * `areas` (the others), `ownForce`, `watchSquares` and `grows` (whether small areas are made larger for this reader) are set before it is connected. A drawing
 * that says `mayClose` false is no outline at the moment, but a place or a way: it is not closed, and has no size.
 */
export class HedgeAreaDrawing extends HTMLElement {
  /** How it is drawn, in words. */
  hint = ({ isClosed }) => words(isClosed ? 'areas.draw.hint-closed' : 'areas.draw.hint');
  #life;
  #map;
  #said = el('p', { role: 'status', class: 'drawing-said', 'data-test': 'drawing-said' });
  #facts = el('p', { class: 'drawing-facts', 'data-test': 'drawing-facts' });
  #hint = el('p', { class: 'hint' });
  #buttons;
  #ways;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#map = this.#makeMap();
    this.#buttons = this.#makeButtons();
    this.#ways = this.#otherWays();
    const corners = new CornerList(this.drawing, signal);
    show(this, this.#hint, this.#map, el('div', { class: 'buttons drawing-buttons' }, Object.values(this.#buttons)), this.#said, this.#facts, corners.root, this.#ways);
    this.drawing.addEventListener('drawing-changed', ({ detail }) => this.#draw(detail), { signal });
    this.#draw(null);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Where the focus goes when the outline is what is wrong. */
  focusMap() {
    this.#map.querySelector('.map-canvas').focus();
  }

  #makeMap() {
    const map = document.createElement('hedge-area-map');
    const { drawing } = this;
    Object.assign(map, { drawing, areas: this.areas, ownForce: this.ownForce, watchSquares: this.watchSquares, label: (index) => cornerWords(drawing, index) });
    const on = (type, act) => map.addEventListener(type, ({ detail }) => act(detail ?? {}));
    on('map-tapped', ({ corner }) => (drawing.isClosed ? drawing.choose(null) : drawing.add(corner)));
    on('corner-back', () => drawing.undo());
    on('corner-chosen', ({ index }) => drawing.choose(index));
    on('corner-moved', ({ index, corner }) => drawing.move(index, corner));
    on('corner-split', ({ after, corner }) => drawing.insert(after, corner));
    on('outline-closed', () => drawing.close());
    on('corner-key', (detail) => this.#key(detail));
    on('base-missing', () => (this.#said.textContent = words('areas.map.missing')));
    return map;
  }

  /** Keys on the handle of a corner. */
  #key({ index, key, shift }) {
    const { drawing } = this;
    if (WAYS[key]) {
      const [east, north] = WAYS[key];
      const step = shift ? STEPS.at(-2) : STEPS[0];
      drawing.move(index, movedCorner(drawing.corners[index], east * step, north * step));
      if (drawing.corners[index]) this.#map.bring(drawing.corners[index]);
    } else if (key === 'Delete' || key === 'Backspace') {
      drawing.remove(index);
      if (drawing.corners.length === 0) this.focusMap();
    } else if (key === 'Enter' || key === ' ') {
      if (!drawing.isClosed && index === 0 && drawing.corners.length >= 3) drawing.close();
      else drawing.choose(index);
    } else this.#step(index, key === 'PageDown' ? 1 : -1);
  }

  #step(index, by) {
    const count = this.drawing.corners.length;
    const next = (index + by + count) % count;
    this.drawing.choose(next);
    this.#map.bring(this.drawing.corners[next]);
    this.#map.focusCorner(next);
  }

  #makeButtons() {
    const button = (test, key, action, look = 'secondary', drawing = null) => el('button', { type: 'button', class: look, 'data-test': test, onclick: action }, drawing && icon(drawing), words(key));
    return {
      middle: button('corner-here', 'areas.draw.here', () => this.drawing.add(this.#map.middle), 'secondary', 'plus'),
      close: button('outline-close', 'areas.draw.close', () => this.drawing.close()),
      undo: button('outline-undo', 'areas.draw.undo', () => this.drawing.undo()),
      clear: button('outline-clear', 'areas.draw.clear', () => this.drawing.clear()),
    };
  }

  #draw(detail) {
    const { corners, isClosed, canUndo } = this.drawing;
    const { middle, close, undo, clear } = this.#buttons;
    const isOutline = this.drawing.mayClose !== false;
    this.#hint.textContent = this.hint(this.drawing);
    close.hidden = !isOutline;
    for (const way of this.#ways) way.hidden = !isOutline;
    this.#disable(undo, !canUndo);
    this.#disable(clear, corners.length === 0);
    this.#disable(middle, isClosed);
    this.#disable(close, isClosed || corners.length < 3);
    this.classList.toggle('is-drawing', !isClosed);
    if (detail) this.#said.textContent = saidWords(this.drawing, detail);
    show(this.#facts, isOutline && this.#factWords());
  }

  /** `aria-disabled` and not `disabled`: the focus stays where it is when the last thing has been undone. */
  #disable(button, disabled) {
    button.setAttribute('aria-disabled', String(disabled));
  }

  #factWords() {
    const { corners, isClosed, problem } = this.drawing;
    if (!isClosed) return corners.length === 0 ? '' : words('areas.draw.open');
    if (problem !== null) return el('strong', { class: 'is-wrong' }, words(`areas.problem.${problem}`));
    const size = squareKilometres(corners);
    const round = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(kilometresRound(corners));
    const grown = this.grows && size < 25 && el('span', { class: 'soft', 'data-test': 'will-grow' }, ' ', words('areas.draw.grows'));
    return [words('areas.draw.size', { size: sizeWords(size), round }), grown];
  }

  #otherWays() {
    const take = (ring, name) => {
      this.drawing.replace(ring);
      this.#map.fit(ring);
      this.#said.textContent = words('areas.said.shape', { name, size: sizeWords(squareKilometres(ring)) });
    };
    const way = (test, key, form) => el('details', { class: 'folded', 'data-test': test }, el('summary', {}, words(key)), form);
    return [way('circle', 'areas.circle', circleForm(take)), way('square', 'areas.square', squareForm(take))];
  }
}

customElements.define('hedge-area-drawing', HedgeAreaDrawing);
