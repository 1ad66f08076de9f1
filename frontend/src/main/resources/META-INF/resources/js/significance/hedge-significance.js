import { sizeInWords } from '../geo/place-text.js';
import { el, freshId, show } from '../lib/dom.js';
import { CAVEAT, countWords, headingWords, longStatement, shortStatement, strengthWords, titleWords } from './significance-words.js';

const CELLS = [1000, 2000, 5000, 10_000, 20_000];

/** The switch of the map's hexagons, and their twin as a list. `significance` (store) is set before it is connected. Says "hexagon-chosen" {outline}. */
export class HedgeSignificance extends HTMLElement {
  #life;
  #switch = el('input', { type: 'checkbox', id: freshId('more-than-chance'), 'data-test': 'significance-switch' });
  #cell = el('select', { id: freshId('hexagon'), 'data-test': 'significance-cell' }, CELLS.map((metres) => el('option', { value: metres }, sizeInWords(metres))));
  #body = el('div', { class: 'significance-body', 'data-test': 'significance' });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#switch.addEventListener('change', () => this.significance.want(this.#switch.checked), { signal });
    this.#cell.addEventListener('change', () => this.significance.chooseCell(Number(this.#cell.value)), { signal });
    this.significance.addEventListener('significance-changed', () => this.#draw(), { signal });
    show(this, el('div', { class: 'tick' }, this.#switch, el('label', { for: this.#switch.id }, 'Where it is more than chance')), this.#body);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const { wanted, cellMetres } = this.significance;
    this.#switch.checked = wanted;
    this.#body.hidden = !wanted;
    if (!wanted) {
      show(this.#body);
      return;
    }
    this.#cell.value = String(cellMetres);
    const inside = this.#cell === document.activeElement;
    show(this.#body, el('div', { class: 'field' }, el('label', { for: this.#cell.id }, 'Width of a hexagon'), this.#cell), this.#found());
    if (inside) this.#cell.focus();
  }

  #found() {
    const { state, answer, rule, problem } = this.significance;
    if (state === 'loading') return el('p', { class: 'soft', role: 'status' }, 'Working it out…');
    if (state === 'failed') {
      const words = problem?.errors?.[0]?.detail ?? problem?.words ?? 'It could not be worked out.';
      return el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.significance.refresh() }, 'Try again'));
    }
    const found = this.significance.significant;
    return [
      el('p', { class: 'list-heading', role: 'status', 'data-test': 'significance-heading' }, headingWords(answer, rule)),
      found.length > 0 && el('ol', { class: 'rows', 'aria-label': 'Hexagons that hold more than chance explains, strongest first' }, found.map((cell) => this.#row(cell))),
      el('p', { class: 'statement', 'data-test': 'significance-statement' }, shortStatement(answer), ' ', answer.missing === null && longStatement(answer)),
      el('p', { class: 'statement' }, CAVEAT),
    ];
  }

  #row({ geometry, properties }) {
    return el(
      'li',
      { class: 'row', 'data-test': 'significance-row' },
      el(
        'button',
        { type: 'button', class: 'row-button', onclick: () => this.dispatchEvent(new CustomEvent('hexagon-chosen', { detail: { outline: geometry } })) },
        el(
          'span',
          { class: 'row-words' },
          el('span', { class: 'row-title' }, titleWords(properties)),
          el('span', { class: 'row-line' }, strengthWords(properties)),
          el('span', { class: 'row-line soft' }, countWords(properties)),
        ),
      ),
    );
  }
}

customElements.define('hedge-significance', HedgeSignificance);
