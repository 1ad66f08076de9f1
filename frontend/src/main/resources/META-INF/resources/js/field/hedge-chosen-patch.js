import { fetchOpenMapLayers } from '../api/map-layers.js';
import { el, show } from '../lib/dom.js';
import { loadWords, wordEvents, words } from '../lib/words.js';
import '../report/hedge-where.js';
import { button, pick, pickGroup, select } from '../report/parts.js';
import { spokenDay } from '../time/spoken-time.js';
import { DISTANCES_KM, MOST_PATCHES, PatchBusy, PatchFull, centreOf, hasRoomFor, keepChosenPatch, listChosenPatches, measurePatch, removeChosenPatch, tidyChosenPatches } from './chosen-patch.js';

const CLOSEST = 16;
const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);

/**
 * Lets somebody keep a closer map of an area of their choice: place and distance, then how large it would be, then yes or no. It says before that a found phone tells which area it was. Hidden where the operator gives no
 * layer to anybody and nothing is kept.
 */
export class HedgeChosenPatch extends HTMLElement {
  #layers = [];
  #patches = [];
  #form = null;
  #offer = null;
  #abort = null;
  #status = el('p', { role: 'status', 'data-test': 'chosen-status' });
  #body = el('div', { class: 'patch-form' });
  #draw = () => this.#redraw();

  async connectedCallback() {
    this.hidden = true;
    await Promise.all([loadWords('patch'), tidyChosenPatches().catch(() => {})]);
    [this.#layers, this.#patches] = await Promise.all([fetchOpenMapLayers().catch(() => []), listChosenPatches()]);
    if (!this.isConnected) return;
    wordEvents.addEventListener('language-changed', this.#draw);
    show(this, el('h2', {}), el('p', {}), el('p', { class: 'notice', 'data-test': 'chosen-privacy' }), el('ul', { class: 'rows', 'data-test': 'chosen-list' }), this.#body, this.#status);
    this.#redraw();
  }

  disconnectedCallback() {
    wordEvents.removeEventListener('language-changed', this.#draw);
    this.#abort?.abort();
  }

  #redraw() {
    this.hidden = this.#layers.length === 0 && this.#patches.length === 0;
    const [what, privacy] = this.querySelectorAll('p');
    this.querySelector('h2').textContent = words('patch.title');
    what.textContent = words('patch.what');
    privacy.textContent = words('patch.privacy');
    show(this.querySelector('ul'), this.#patches.map((patch) => this.#row(patch)));
    if (this.#abort !== null) return;
    show(this.#body, this.#form === null ? this.#opener() : this.#fields());
  }

  #row(patch) {
    const { centre, kilometres, layer, bytes, keptAt } = patch;
    const { reference } = centre;
    return el(
      'li',
      { class: 'stack', 'data-test': 'chosen-row' },
      el('p', {}, words('patch.kept', { kilometres, reference, layer: layer.name, size: megabytes(bytes), day: spokenDay(keptAt) })),
      el(
        'p',
        { class: 'buttons' },
        this.#layers.some(({ id }) => id === layer.id) && button(words('patch.renew'), { 'data-test': 'chosen-renew', 'aria-label': words('patch.renew.label', { reference }), onclick: () => this.#renew(patch) }),
        button(words('patch.remove'), { 'data-test': 'chosen-remove', 'aria-label': words('patch.remove.label', { reference }), onclick: () => this.#remove(patch) }),
      ),
    );
  }

  #opener() {
    if (this.#layers.length === 0) return el('p', { class: 'hint' }, words('patch.no-layer'));
    return this.#patches.length < MOST_PATCHES && el('p', {}, button(words('patch.choose'), { 'data-test': 'chosen-open', onclick: () => this.#open() }));
  }

  #open() {
    this.#form = { place: null, kilometres: DISTANCES_KM[0], layer: this.#layers[0].id };
    this.#say('');
    this.#redraw();
    this.#body.querySelector('button, input')?.focus();
  }

  /** The question, or what the answer would take. */
  #fields() {
    if (this.#offer !== null) return this.#offered();
    const where = document.createElement('hedge-where');
    Object.assign(where, { fieldId: 'patch-place', mapMiddle: 'patch.middle', place: this.#form.place });
    where.addEventListener('place-changed', () => (this.#form.place = where.place));
    const distance = (n) => pick({ name: 'patch-distance', value: String(n), label: words('patch.kilometres', { n }), checked: n === this.#form.kilometres, onchange: () => (this.#form.kilometres = n) });
    return el(
      'form',
      { class: 'patch-form', 'data-test': 'chosen-form', novalidate: true, onsubmit: (event) => this.#measure(event, where) },
      el('fieldset', {}, el('legend', {}, words('patch.place')), where),
      pickGroup({ id: 'patch-distance', title: words('patch.distance'), picks: DISTANCES_KM.map(distance) }),
      this.#layers.length > 1 &&
        select({ id: 'patch-layer', label: words('patch.layer'), options: this.#layers.map(({ id, name }) => [id, name]), value: this.#form.layer, onchange: ({ target }) => (this.#form.layer = target.value) }),
      el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'chosen-measure' }, words('patch.measure')), this.#notNow()),
    );
  }

  #offered() {
    const { plan, layer } = this.#offer;
    return [
      el('p', { tabindex: -1, 'data-test': 'chosen-estimate' }, words('patch.estimate', { size: megabytes(plan.bytes), tiles: plan.tiles })),
      plan.maxZoom < Math.min(layer.maxZoom, CLOSEST) && el('p', { class: 'hint' }, words('patch.coarser')),
      el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'chosen-keep', onclick: () => this.#keep(this.#offer, 'patch.done') }, words('patch.keep')), this.#notNow()),
    ];
  }

  #notNow() {
    return button(words('patch.not-now'), { 'data-test': 'chosen-not-now', onclick: () => this.#close('') });
  }

  async #measure(event, where) {
    event.preventDefault();
    await where.settle();
    if (where.place === null) return this.#say(words(where.wrong), true);
    const layer = this.#layers.find(({ id }) => id === this.#form.layer);
    const { kilometres } = this.#form;
    const centre = centreOf(where.place.reading);
    return this.#work(words('patch.measuring'), async (signal) => {
      const plan = await measurePatch(layer, centre, kilometres, signal);
      if (plan === null) return words('patch.none-there');
      if (!(await hasRoomFor(plan.bytes))) return words('patch.no-room');
      this.#offer = { layer, centre, kilometres, plan };
      return '';
    });
  }

  #renew(patch) {
    const { centre, kilometres, minZoom, maxZoom, tiles, bytes } = patch;
    const layer = this.#layers.find(({ id }) => id === patch.layer.id);
    return this.#keep({ layer, centre, kilometres, plan: { minZoom, maxZoom, tiles, bytes }, renews: patch }, 'patch.renewed');
  }

  #keep(wanted, said) {
    return this.#work(words('patch.coming'), async (signal) => {
      const bar = this.#body.querySelector('progress');
      bar.max = wanted.plan.tiles;
      const kept = await keepChosenPatch({ ...wanted, signal, onProgress: (tiles) => (bar.value = tiles) });
      this.#form = this.#offer = null;
      return words(said, { size: megabytes(kept.bytes) });
    });
  }

  async #remove({ id }) {
    await removeChosenPatch(id);
    this.#patches = await listChosenPatches();
    this.#close('patch.removed');
  }

  /** One thing at a time, with a way to stop it. What it answers is said when it is over. */
  async #work(coming, work) {
    if (this.#abort !== null) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#say(coming);
    const stop = button(words('patch.cancel'), { 'data-test': 'chosen-cancel', onclick: () => this.#abort?.abort() });
    show(this.#body, el('progress', { 'aria-label': words('patch.progress'), value: 0, max: 1 }), el('p', {}, stop));
    stop.focus();
    const outcome = await work(signal).then((text) => ({ text, wrong: false }), (cause) => ({ text: whatWentWrong(cause, signal), wrong: !signal.aborted }));
    this.#abort = null;
    this.#patches = await listChosenPatches();
    if (!this.isConnected) return;
    this.#say(outcome.text, outcome.wrong);
    this.#redraw();
    this.#body.querySelector('[tabindex="-1"], button')?.focus();
  }

  #close(key) {
    this.#form = this.#offer = null;
    this.#say(key === '' ? '' : words(key));
    this.#redraw();
    this.#body.querySelector('button')?.focus();
  }

  #say(text, wrong = false) {
    this.#status.textContent = text;
    this.#status.classList.toggle('problem', wrong && text !== '');
  }
}

function whatWentWrong(cause, signal) {
  if (signal.aborted) return words('patch.cancelled');
  if (cause instanceof PatchFull) return words('patch.no-room');
  return words(cause instanceof PatchBusy ? 'patch.busy' : 'patch.failed');
}

customElements.define('hedge-chosen-patch', HedgeChosenPatch);
