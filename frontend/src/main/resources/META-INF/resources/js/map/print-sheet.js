import { el, show, svg } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { currentLanguage } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { MapCanvas } from './map-canvas.js';
import { metresPerPixel } from './label-layer.js';
import { footWords, roundScale, scaleInWords } from './map-words.js';
import { scaleBar } from './map-view.js';
import { sizeInWords } from '../geo/place-text.js';

const DOTS_PER_PIXEL = 3;
const METRES_PER_PIXEL_ON_PAPER = 0.0254 / 96;
const WHEN = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

/**
 * The map on a sheet of A4: always by day, drawn again at the printer's resolution, with its scale, north, time and sources at the foot.
 *
 * "Print this map" opens a preview, which looks at what the sheet shows, fetches it, and is printed from there. The browser's own print
 * command cannot wait, so it prints exactly what was in view, no more: beyond it nothing has been fetched, and an empty field would lie.
 */
export class PrintSheet {
  #host;
  #map;
  #restyle;
  #words;
  #before = null;
  #isPreview = false;
  #strip = el('div', { class: 'sheet-strip', 'data-test': 'sheet-strip' });
  #bar;
  #left;

  /** `host` is the map's element; `words` answers {forces, local, layer}; `restyle` reads the colours again; `left` is called after the preview. */
  constructor({ host, map, restyle, words, left, signal }) {
    this.#host = host;
    this.#map = map;
    this.#restyle = restyle;
    this.#words = words;
    this.#left = left;
    const button = (test, label, action, look = 'secondary') => el('button', { type: 'button', class: look, 'data-test': test, onclick: action }, label);
    this.#bar = el(
      'div',
      { class: 'sheet-bar', role: 'toolbar', 'aria-label': phrase('map.map.printing') },
      button('sheet-print', phrase('map.map.print'), () => globalThis.print(), 'primary'),
      button('sheet-turn', phrase('map.map.turn-the-sheet'), () => this.#turn()),
      button('sheet-back', phrase('map.map.back-to-the-map'), () => this.#close()),
    );
    host.append(this.#strip, this.#bar);
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#isPreview) return;
      event.stopPropagation();
      this.#close();
    });
    globalThis.addEventListener('beforeprint', () => this.#toPaper(), { signal });
    globalThis.addEventListener('afterprint', () => this.#fromPaper(), { signal });
  }

  /** Whether the map is a sheet just now, whose view is not the person's own. */
  get isOpen() {
    return this.#before !== null;
  }

  get isPreview() {
    return this.#isPreview;
  }

  preview() {
    if (this.isOpen) return;
    this.#isPreview = true;
    this.#enter();
    this.#fill();
    this.#bar.querySelector('button').focus();
  }

  #turn() {
    this.#host.classList.toggle('is-sideways');
    this.#fill();
  }

  #close() {
    this.#leave();
    this.#isPreview = false;
    this.#left();
  }

  #toPaper() {
    if (!this.isOpen) {
      if (this.#host.offsetWidth === 0) return;
      this.#enter();
      this.#fitAsSeen();
    }
    this.#draw();
    this.#eachCanvas((canvas) => canvas.redrawFor(DOTS_PER_PIXEL));
  }

  #fromPaper() {
    this.#eachCanvas((canvas) => canvas.redrawFor(null));
    if (this.isOpen && !this.#isPreview) this.#leave();
  }

  #enter() {
    const map = this.#map;
    const size = map.getSize();
    const ground = metresPerPixel(map);
    this.#before = { centre: map.getCenter(), zoom: map.getZoom(), snap: map.options.zoomSnap, size, ground, theme: document.documentElement.dataset.theme };
    map.options.zoomSnap = 0;
    document.documentElement.dataset.theme = 'light';
    document.documentElement.classList.toggle('shows-sheet', this.#isPreview);
    this.#host.classList.add('is-sheet');
    this.#host.classList.toggle('is-sideways', size.x > size.y);
    this.#restyle();
  }

  /** The whole sheet, at the next round scale that shows all that was in view. */
  #fill() {
    const { size, ground } = this.#before;
    this.#map.invalidateSize({ pan: false, animate: false });
    const paper = this.#map.getSize();
    const needed = Math.max((size.x * ground) / paper.x, (size.y * ground) / paper.y);
    this.#look(roundScale(needed / METRES_PER_PIXEL_ON_PAPER) * METRES_PER_PIXEL_ON_PAPER);
  }

  /** No more than was in view: the map on the sheet has its shape. */
  #fitAsSeen() {
    const { size, ground } = this.#before;
    const canvas = this.#map.getContainer();
    const most = { x: canvas.offsetWidth, y: canvas.offsetHeight };
    const share = Math.min(most.x / size.x, most.y / size.y);
    canvas.style.width = `${Math.floor(size.x * share)}px`;
    canvas.style.height = `${Math.floor(size.y * share)}px`;
    this.#map.invalidateSize({ pan: false, animate: false });
    this.#look(ground / share);
  }

  #look(metres) {
    const { centre, zoom, ground } = this.#before;
    this.#map.setView(centre, zoom + Math.log2(ground / metres), { reset: true });
    this.#draw();
  }

  #leave() {
    const { centre, zoom, snap, theme } = this.#before;
    const canvas = this.#map.getContainer();
    canvas.style.removeProperty('width');
    canvas.style.removeProperty('height');
    document.documentElement.dataset.theme = theme;
    document.documentElement.classList.remove('shows-sheet');
    this.#host.classList.remove('is-sheet', 'is-sideways');
    this.#map.options.zoomSnap = snap;
    this.#map.invalidateSize({ pan: false, animate: false });
    this.#map.setView(centre, zoom, { reset: true }); // a pan would stop at whole pixels
    this.#before = null;
    this.#map.fire('moveend');
    this.#restyle();
  }

  #eachCanvas(action) {
    this.#map.eachLayer((layer) => layer instanceof MapCanvas && action(layer));
  }

  #draw() {
    const ground = metresPerPixel(this.#map);
    const { metres, pixels } = scaleBar(ground, 150);
    const bar = el('span', { class: 'sheet-scale' }, sizeInWords(metres));
    bar.style.width = `${pixels}px`;
    const { boundaries, sources } = footWords(this.#words());
    show(
      this.#strip,
      el('div', { class: 'sheet-what' }, el('strong', {}, 'Hedgerow'), el('span', { 'data-test': 'sheet-when' }, currentLanguage() === 'cy' ? dayAndClock(new Date()) : WHEN.format(new Date()))),
      el('div', { class: 'sheet-measure' }, bar, el('span', { 'data-test': 'sheet-ratio' }, phrase('map.map.about-on-a4-at-full-size', { scaleInWords: scaleInWords(ground / METRES_PER_PIXEL_ON_PAPER) }))),
      svg('svg', { class: 'sheet-north', viewBox: '-10 -20 20 40', width: 20, height: 40, role: 'img', 'aria-label': phrase('map.map.north-is-at-the-top') }, svg('path', { d: 'M0 -19L7 4L0 0L-7 4Z' }), svg('text', { x: 0, y: 18, 'text-anchor': 'middle' }, 'N')),
      el('p', { class: 'sheet-sources' }, phrase('map.map.no-decision-may-rest-on-them', { boundaries, sources })),
    );
  }
}
