import { movedCorner, squareKilometres } from '../areas/area-shapes.js';
import { CornerList, STEPS } from '../areas/corner-list.js';
import { cornerWords, saidWords, sizeWords } from '../areas/corner-words.js';
import { sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-ground.js';
import { GroundLayer } from '../map/ground-layer.js';
import '../map/hedge-area-map.js';
import { kilometresAlong } from './ground-drawing.js';
import { GroundPlace } from './ground-place.js';

const WAYS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Putting something on the map: by finger, mouse or keys, by typing a place, or where the device is. `drawing` (GroundDrawing), `others` (what is kept already),
 * `ownForce` and `watchSquares` are set before it is connected.
 */
export class HedgeGroundDrawing extends HTMLElement {
  #life;
  #map;
  #others = new GroundLayer(() => {});
  #said = el('p', { role: 'status', class: 'drawing-said', 'data-test': 'drawing-said' });
  #facts = el('p', { class: 'drawing-facts', 'data-test': 'drawing-facts' });
  #hint = el('p', { class: 'hint' });
  #buttons;
  #outlines = el('div', {});

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#map = this.#makeMap();
    this.#buttons = this.#makeButtons();
    const corners = new CornerList(this.drawing, signal);
    const place = new GroundPlace((found) => this.#take(found));
    show(this, this.#outlines, place.root, this.#hint, this.#map, el('div', { class: 'buttons drawing-buttons' }, Object.values(this.#buttons)), this.#said, this.#facts, corners.root);
    this.#others.draw(this.others);
    if (this.drawing.corners.length > 0) this.#map.fit(this.drawing.corners);
    else this.#map.fit(this.others.flatMap((each) => each.corners));
    this.drawing.addEventListener('drawing-changed', ({ detail }) => this.#draw(detail), { signal });
    this.#draw(null);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Where the focus goes when the place is what is wrong. */
  focusMap() {
    this.#map.querySelector('.map-canvas').focus();
  }

  /** How the kind may be drawn: a question where there is more than one way. */
  offer(outlines) {
    const { drawing } = this;
    if (!outlines.includes(drawing.outline) || drawing.corners.length === 0) drawing.become(outlines[0]);
    const choice = (outline) =>
      el('div', { class: 'tick' }, el('input', { type: 'radio', id: `ground-outline-${outline}`, name: 'ground-outline', value: outline, checked: drawing.outline === outline, 'data-test': `outline-${outline}`, onchange: () => drawing.become(outline) }), el('label', { for: `ground-outline-${outline}` }, phrase(`ground.outline.${outline}`)));
    show(this.#outlines, outlines.length > 1 && el('fieldset', { class: 'ground-outlines' }, el('legend', {}, phrase('ground.outline')), outlines.map(choice)));
  }

  #makeMap() {
    const map = document.createElement('hedge-area-map');
    const { drawing } = this;
    Object.assign(map, { drawing, layers: [this.#others], title: phrase('ground.map.drawing'), ownForce: this.ownForce, watchSquares: this.watchSquares, label: (index) => cornerWords(drawing, index) });
    const on = (type, act) => map.addEventListener(type, ({ detail }) => act(detail ?? {}));
    on('map-tapped', ({ corner }) => (drawing.isClosed ? drawing.choose(null) : drawing.put(corner, map.tapPrecision)));
    on('corner-back', () => drawing.undo());
    on('corner-chosen', ({ index }) => drawing.choose(index));
    on('corner-moved', ({ index, corner }) => drawing.move(index, corner));
    on('corner-split', ({ after, corner }) => drawing.insert(after, corner));
    on('outline-closed', () => drawing.close());
    on('corner-key', (detail) => this.#key(detail));
    on('base-missing', () => (this.#said.textContent = phrase('areas.map.missing')));
    return map;
  }

  /** A place that was typed, or where the device is. A point is put there; of a line or area it is the next corner only when the device says so. */
  #take({ longitude, latitude, precisionMetres, words, walked }) {
    const corner = [longitude, latitude];
    if (this.drawing.outline === 'POINT' || walked) {
      if (!this.drawing.isClosed) this.drawing.put(corner, precisionMetres);
      this.#map.goTo({ longitude, latitude });
    } else this.#map.goTo({ longitude, latitude });
    this.#said.textContent = phrase('ground.said.place', { place: words });
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
      if (drawing.mayClose && !drawing.isClosed && index === 0 && drawing.corners.length >= 3) drawing.close();
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
    const button = (test, key, action, drawing = null) => el('button', { type: 'button', class: 'secondary', 'data-test': test, onclick: action }, drawing && icon(drawing), phrase(key));
    return {
      middle: button('corner-here', 'ground.draw.here', () => this.drawing.isClosed || this.drawing.put(this.#map.middle, this.#map.tapPrecision), 'plus'),
      close: button('outline-close', 'areas.draw.close', () => this.drawing.close()),
      undo: button('outline-undo', 'areas.draw.undo', () => this.drawing.undo()),
      clear: button('outline-clear', 'areas.draw.clear', () => this.drawing.clear()),
    };
  }

  #draw(detail) {
    const { corners, isClosed, canUndo, outline } = this.drawing;
    const { middle, close, undo, clear } = this.#buttons;
    this.#hint.textContent = phrase(`ground.draw.hint.${outline}`);
    this.#disable(undo, !canUndo);
    this.#disable(clear, corners.length === 0);
    this.#disable(middle, isClosed);
    this.#disable(close, isClosed || corners.length < 3);
    close.hidden = outline !== 'AREA';
    this.classList.toggle('is-drawing', !isClosed);
    if (detail && !['opened', 'closed'].includes(detail.said)) this.#said.textContent = saidWords(this.drawing, detail);
    show(this.#facts, this.#factWords());
  }

  /** `aria-disabled` and not `disabled`: the focus stays where it is when the last thing has been undone. */
  #disable(button, disabled) {
    button.setAttribute('aria-disabled', String(disabled));
  }

  #factWords() {
    const { corners, problem, outline, precisionMetres } = this.drawing;
    if (corners.length === 0) return '';
    if (problem !== null) return ['coarse', 'large', 'long', 'crossing'].includes(problem) && el('strong', { class: 'is-wrong' }, phrase(`ground.problem.${problem}`));
    const exact = phrase('ground.draw.exact', { size: sizeInWords(precisionMetres) });
    if (outline === 'LINE') return [phrase('ground.draw.length', { length: lengthWords(kilometresAlong(corners)) }), ' ', exact];
    return outline === 'AREA' ? [phrase('ground.draw.size', { size: sizeWords(squareKilometres(corners)) }), ' ', exact] : exact;
  }
}

const lengthWords = (kilometres) => (kilometres < 1 ? `${Math.round(kilometres * 1000)} m` : `${kilometres.toFixed(1)} km`);

customElements.define('hedge-ground-drawing', HedgeGroundDrawing);
