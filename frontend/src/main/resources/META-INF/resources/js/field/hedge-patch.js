import { el, show } from '../lib/dom.js';
import { wordEvents, words } from '../lib/words.js';
import { canKeepPatch, hasPatch, keepPatch, PATCH_BYTES, removePatch } from './patch.js';

/** Lets somebody keep the base map on this phone, after its size has been said, and take it off again; below it, a closer map of an area of their choice. */
export class HedgePatch extends HTMLElement {
  #kept = false;
  #busy = false;
  #said = '';
  #status = el('p', { role: 'status', 'data-test': 'patch-status' });
  #button = el('button', { type: 'button', class: 'secondary', onclick: () => this.#change() });
  #draw = () => this.#redraw();

  async connectedCallback() {
    if (!canKeepPatch()) return;
    wordEvents.addEventListener('language-changed', this.#draw);
    this.#kept = await hasPatch().catch(() => false);
    const details = el('details', { 'data-test': 'patch' }, el('summary', {}), el('p', {}), this.#status, el('p', {}, this.#button));
    details.addEventListener('toggle', () => this.#offerChosen(details), { once: true });
    show(this, details);
    this.#redraw();
    // What is kept stays as the server has it; without a signal it stays as it is.
    if (this.#kept) keepPatch().catch(() => {});
  }

  disconnectedCallback() {
    wordEvents.removeEventListener('language-changed', this.#draw);
  }

  /** A closer map of one area, where the operator gives one. It is asked about when this is opened, and not before. */
  async #offerChosen(details) {
    await import('./hedge-chosen-patch.js').then(() => details.append(document.createElement('hedge-chosen-patch'))).catch(() => {});
  }

  #redraw() {
    const size = (PATCH_BYTES / 1_000_000).toFixed(1);
    this.querySelector('summary').textContent = words('queue.patch.title');
    this.querySelector('p').textContent = words('queue.patch.what', { size });
    this.#status.textContent = this.#busy ? words('queue.patch.coming') : this.#said ? words(this.#said) : words(this.#kept ? 'queue.patch.kept' : 'queue.patch.not-kept');
    this.#button.textContent = words(this.#kept ? 'queue.patch.remove' : 'queue.patch.keep', { size });
    this.#button.dataset.test = this.#kept ? 'patch-remove' : 'patch-keep';
    this.#button.setAttribute('aria-disabled', String(this.#busy));
  }

  async #change() {
    if (this.#busy) return;
    this.#busy = true;
    this.#said = '';
    this.#redraw();
    try {
      if (this.#kept) await removePatch();
      else await keepPatch();
      this.#kept = !this.#kept;
    } catch {
      this.#said = 'queue.patch.failed';
    }
    this.#busy = false;
    this.#redraw();
  }
}

customElements.define('hedge-patch', HedgePatch);
