import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { squareKilometres } from './area-shapes.js';
import { bulletinChoice, channelWords, kindsWords } from './area-words.js';
import { sizeWords } from './corner-words.js';
import '../map/hedge-area-map.js';

/**
 * One's areas, as a list and on a map. `store` (AreaStore), `look`, `ownForce` and `watchSquares` are set before it is connected. It says "area-wanted" {id},
 * id null for a new one.
 */
export class HedgeAreaList extends HTMLElement {
  #life;
  #asking = null;
  #said = el('p', { role: 'status', class: 'area-said', tabindex: -1, 'data-test': 'area-said' });
  #body = el('div', { class: 'area-columns' });

  connectedCallback() {
    this.#life = new AbortController();
    this.store.addEventListener('areas-changed', () => this.#draw(), { signal: this.#life.signal });
    show(this, this.#said, this.#body);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Says what was done, for eyes and for listeners, and takes the focus there. */
  tell(text) {
    this.#said.textContent = text;
    this.#said.focus();
  }

  #draw() {
    const { state, areas } = this.store;
    if (state === 'loading') return show(this.#body, el('p', {}, words('areas.loading')));
    if (state === 'failed') return show(this.#body, el('div', { class: 'problem', role: 'alert' }, el('p', {}, words('areas.not-fetched')), el('button', { type: 'button', class: 'secondary', onclick: () => this.store.refresh() }, words('areas.again'))));
    return show(
      this.#body,
      el(
        'div',
        { class: 'area-side' },
        areas.length === 0 ? el('div', { class: 'card stack' }, el('p', {}, words('areas.none')), el('p', {}, words('areas.none-more'))) : el('ul', { class: 'area-cards', 'data-test': 'areas' }, areas.map((area) => this.#card(area))),
        this.store.isFull ? el('p', { class: 'notice', 'data-test': 'areas-full' }, words('areas.full', { n: this.store.most })) : el('button', { type: 'button', class: 'primary', 'data-test': 'area-new', onclick: () => this.#want(null) }, words('areas.draw')),
      ),
      areas.length > 0 && this.#map(areas),
    );
  }

  #map(areas) {
    const map = document.createElement('hedge-area-map');
    return Object.assign(map, { areas, ownForce: this.ownForce, watchSquares: this.watchSquares });
  }

  #card(area) {
    const size = squareKilometres(area.outline);
    const grown = area.grownToSquareKilometres;
    return el(
      'li',
      { class: 'card area-card', 'data-test': 'area', 'data-area-id': area.id },
      el('h3', {}, area.name),
      el('p', { class: 'area-kind' }, el('span', { class: `area-swatch own-area-${area.kind === 'LAND' ? 'land' : 'area'}`, 'aria-hidden': 'true' }), `${words(`areas.kind.${area.kind}`)}, ${sizeWords(size)}`),
      Number.isFinite(grown) && el('p', { class: 'soft', 'data-test': 'area-grown' }, words('areas.grown', { size: sizeWords(grown) })),
      el('p', {}, kindsWords(area, this.look)),
      el('p', {}, words(`areas.bulletins.card.${bulletinChoice(area.bulletinPriority)}`)),
      el('p', {}, channelWords(area, this.store)),
      this.#asking === area.id ? this.#confirm(area) : this.#buttons(area),
    );
  }

  #buttons(area) {
    const of = el('span', { class: 'for-listeners' }, `: ${area.name}`);
    return el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'secondary', 'data-test': 'area-change', onclick: () => this.#want(area.id) }, words('areas.card.change'), of),
      el('button', { type: 'button', class: 'secondary', 'data-test': 'area-delete', onclick: () => this.#ask(area.id) }, words('areas.card.delete'), of.cloneNode(true)),
    );
  }

  #confirm(area) {
    return el(
      'div',
      { class: 'notice', role: 'group', 'aria-labelledby': `sure-${area.id}` },
      el('p', { id: `sure-${area.id}` }, words('areas.delete.sure', { name: area.name })),
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'delete-sure', onclick: () => this.#delete(area) }, words('areas.delete.yes')), el('button', { type: 'button', class: 'secondary', 'data-test': 'delete-not', onclick: () => this.#ask(null, area.id) }, words('areas.delete.no'))),
      el('p', { class: 'field-error', role: 'alert' }),
    );
  }

  #want(id) {
    this.dispatchEvent(new CustomEvent('area-wanted', { detail: { id } }));
  }

  /** Asks once more before an area is deleted; null puts the question away again. */
  #ask(id, before = null) {
    this.#asking = id;
    this.#draw();
    if (id) this.querySelector(`[data-area-id="${id}"] [data-test=delete-not]`).focus();
    else this.querySelector(`[data-area-id="${before}"] [data-test=area-delete]`)?.focus();
  }

  async #delete(area) {
    try {
      await this.store.remove(area.id);
      this.#asking = null;
      this.tell(words('areas.deleted', { name: area.name }));
    } catch (problem) {
      if (problem.status === 404) await this.store.refresh();
      const place = this.querySelector(`[data-area-id="${area.id}"] .field-error`);
      if (place) place.textContent = words(problem.name === 'NoAnswerError' ? 'areas.no-answer' : 'areas.failed');
    }
  }
}

customElements.define('hedge-area-list', HedgeAreaList);
