import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

/**
 * What other forces hold in view without showing it, and whom to ask. Nothing shows while there is nothing. `pointers` (the store) is set before it is
 * connected. It says "pointer-chosen" {square, centre}.
 */
export class HedgePointers extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    this.pointers.addEventListener('pointers-changed', () => this.#draw(), { signal: this.#life.signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Opens the list at a square that was chosen on the map. */
  reveal(square) {
    const details = this.querySelector('details');
    if (details) details.open = true;
    this.#button(square)?.focus();
  }

  #draw() {
    const { pointers, chosen } = this.pointers;
    if (pointers.length === 0) return show(this);
    const wasOpen = this.querySelector('details')?.open ?? false;
    const had = this.contains(document.activeElement) ? document.activeElement.dataset.square : null;
    show(
      this,
      el(
        'details',
        { class: 'folded aside-list', open: wasOpen, 'data-test': 'pointers' },
        el('summary', {}, phrase('map.incident.held-by-other-forces-here'), el('span', { class: 'chip' }, String(pointers.length))),
        el('ul', {}, pointers.map((pointer) => this.#line(pointer, pointer.square === chosen))),
      ),
    );
    if (had) this.#button(had)?.focus();
  }

  #line({ organisation, square, contact, longitude, latitude }, isChosen) {
    const choose = () => this.dispatchEvent(new CustomEvent('pointer-chosen', { detail: { square, centre: [longitude, latitude] } }));
    return el(
      'li',
      { class: isChosen ? 'is-chosen' : null, 'data-test': 'pointer' },
      el('p', {}, el('strong', {}, organisation), phrase('map.incident.holds-something-in'), el('button', { type: 'button', class: 'link', 'data-square': square, 'aria-current': isChosen ? 'true' : null, 'aria-label': phrase('map.incident.show-it-on-the-map', { square }), onclick: choose }, square), '.'),
      el('p', {}, phrase('map.incident.ask', { contact })),
    );
  }

  #button(square) {
    return [...this.querySelectorAll('button[data-square]')].find((button) => button.dataset.square === square);
  }
}

customElements.define('hedge-pointers', HedgePointers);
