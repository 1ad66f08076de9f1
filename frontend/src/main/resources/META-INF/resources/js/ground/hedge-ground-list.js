import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-ground.js';
import { GroundLayer } from '../map/ground-layer.js';
import '../map/hedge-area-map.js';
import { groundLetters } from './ground-letters.js';
import { groundDrawing } from './ground-mark.js';
import { ageWords, kindWords, placeOf, titleWords } from './ground-words.js';

/**
 * What one keeps, as a list and on a map; what is due to be confirmed comes first. `store` (GroundStore), `letters` ({fetch, choose}), `ownForce` and `watchSquares` are set before it is
 * connected. It says "ground-wanted" {id}, id null for something new.
 */
export class HedgeGroundList extends HTMLElement {
  #life;
  #asking = null;
  #chosen = null;
  #said = el('p', { role: 'status', class: 'area-said', tabindex: -1, 'data-test': 'ground-said' });
  #side = el('div', { class: 'area-side' });
  #letters;
  #mapPlace = el('div', { class: 'ground-map-place' });
  #layer = null;
  #map = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.store.addEventListener('ground-changed', () => this.#draw(), { signal: this.#life.signal });
    this.#letters = groundLetters(this.letters);
    show(this, this.#said, el('div', { class: 'area-columns' }, el('div', { class: 'area-side' }, this.#side, this.#letters), this.#mapPlace));
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#map = null;
  }

  /** Says what was done, for eyes and for listeners, and takes the focus there. */
  tell(text) {
    this.#said.textContent = text;
    this.#said.focus();
  }

  #draw() {
    const { state, due, standing, ended } = this.store;
    if (state === 'loading') return show(this.#side, el('p', {}, phrase('ground.loading')));
    if (state === 'failed') return show(this.#side, el('div', { class: 'problem', role: 'alert' }, el('p', {}, phrase('ground.not-fetched')), el('button', { type: 'button', class: 'secondary', onclick: () => this.store.refresh() }, phrase('ground.again'))));
    const none = due.length + standing.length === 0;
    show(
      this.#side,
      this.store.isFull ? el('p', { class: 'notice' }, phrase('ground.full', { n: this.store.most })) : el('button', { type: 'button', class: 'primary', 'data-test': 'ground-new', onclick: () => this.#want(null) }, phrase('ground.add')),
      due.length > 0 && this.#due(due),
      none && el('p', { class: 'card stack' }, phrase('ground.none')),
      standing.length > 0 && el('section', { 'aria-labelledby': 'ground-standing' }, el('h2', { id: 'ground-standing' }, phrase('ground.standing')), el('ul', { class: 'area-cards', 'data-test': 'ground-standing' }, standing.map((feature) => this.#card(feature)))),
      ended.length > 0 && el('details', { class: 'folded' }, el('summary', {}, phrase('ground.ended', { n: ended.length })), el('ul', { class: 'area-cards', 'data-test': 'ground-ended' }, ended.map((feature) => this.#card(feature)))),
    );
    return this.#drawMap([...due, ...standing]);
  }

  #drawMap(features) {
    if (features.length === 0) {
      show(this.#mapPlace);
      this.#map = null;
      return;
    }
    if (this.#map === null) {
      this.#layer = new GroundLayer((id) => this.#reveal(id));
      this.#map = Object.assign(document.createElement('hedge-area-map'), { layers: [this.#layer], title: phrase('ground.map.kept'), ownForce: this.ownForce, watchSquares: this.watchSquares });
      show(this.#mapPlace, this.#map);
      this.#map.fit(features.flatMap(({ corners }) => corners));
    }
    this.#layer.draw(features, this.#chosen);
  }

  #due(due) {
    return el(
      'section',
      { class: 'ground-due', 'aria-labelledby': 'ground-due' },
      el('h2', { id: 'ground-due' }, phrase('ground.due', { n: due.length })),
      el('p', {}, phrase('ground.due.why')),
      due.length > 1 && el('button', { type: 'button', class: 'primary wide-button', 'data-test': 'all-still-so', onclick: () => this.#confirm(due) }, phrase('ground.all-still-so')),
      el('ul', { class: 'area-cards', 'data-test': 'ground-due' }, due.map((feature) => this.#card(feature))),
    );
  }

  #card(feature) {
    const gone = feature.state === 'ENDED';
    const asked = feature.due || feature.policeAct === 'CHANGED';
    return el(
      'li',
      { class: `card area-card ground-card${feature.id === this.#chosen ? ' is-chosen' : ''}`, tabindex: -1, 'data-test': 'ground', 'data-ground-id': feature.id },
      el('h3', {}, groundDrawing(feature.kind, 22), ' ', titleWords(feature)),
      feature.note && el('p', {}, feature.note),
      el('p', { class: 'soft' }, `${placeOf(feature)}. `, el('span', { class: feature.state === 'UNCONFIRMED' ? 'ground-old' : null, 'data-test': 'ground-age' }, ageWords(feature))),
      feature.policeAct && el('p', { class: 'notice', 'data-test': 'police-act' }, phrase(`ground.police.${feature.policeAct}`, { reason: feature.policeReason })),
      gone ? null : this.#asking === feature.id ? this.#sure(feature) : this.#buttons(feature, asked),
    );
  }

  #buttons(feature, asked) {
    const of = () => el('span', { class: 'for-listeners' }, `: ${titleWords(feature)}, ${placeOf(feature)}`);
    const button = (test, key, action) => el('button', { type: 'button', class: 'secondary', 'data-test': test, onclick: action }, phrase(key), of());
    return el(
      'div',
      { class: 'buttons' },
      asked && button('still-so', 'ground.still-so', () => this.#confirm([feature])),
      button('ground-show', 'ground.show', () => this.#show(feature)),
      button('ground-change', 'ground.change', () => this.#want(feature.id)),
      button('ground-end', 'ground.end', () => this.#ask(feature.id)),
    );
  }

  #sure(feature) {
    return el(
      'div',
      { class: 'notice', role: 'group', 'aria-labelledby': `sure-${feature.id}` },
      el('p', { id: `sure-${feature.id}` }, phrase('ground.end.sure', { what: kindWords(feature.kind) })),
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'end-sure', onclick: () => this.#end(feature) }, phrase('ground.end.yes')), el('button', { type: 'button', class: 'secondary', 'data-test': 'end-not', onclick: () => this.#ask(null, feature.id) }, phrase('ground.end.not'))),
    );
  }

  #want(id) {
    this.dispatchEvent(new CustomEvent('ground-wanted', { detail: { id } }));
  }

  #show(feature) {
    this.#chosen = feature.id;
    this.#draw();
    this.#map.fit(feature.corners);
    this.#map.scrollIntoView({ block: 'nearest' });
    this.querySelector(`[data-ground-id="${feature.id}"] [data-test=ground-show]`)?.focus({ preventScroll: true });
  }

  /** One on the map leads to its card. */
  #reveal(id) {
    this.#chosen = id;
    this.#draw();
    this.querySelector(`.ground-card[data-ground-id="${id}"]`)?.focus();
  }

  /** Asks once more before something is ended; null puts the question away again. */
  #ask(id, before = null) {
    this.#asking = id;
    this.#draw();
    if (id) this.querySelector(`[data-ground-id="${id}"] [data-test=end-not]`).focus();
    else this.querySelector(`[data-ground-id="${before}"] [data-test=ground-end]`)?.focus();
  }

  #confirm(features) {
    return this.#act(() => this.store.confirm(features.map(({ id }) => id)), phrase('ground.said.confirmed', { n: features.length }));
  }

  #end(feature) {
    this.#asking = null;
    return this.#act(() => this.store.end(feature.id), phrase('ground.said.ended', { what: kindWords(feature.kind) }));
  }

  async #act(acting, said) {
    try {
      await acting();
      this.tell(said);
    } catch (problem) {
      this.tell(problem.name === 'NoAnswerError' ? phrase('ground.no-answer') : phrase('ground.failed'));
      if (problem.status === 404 || problem.status === 409) await this.store.refresh();
    }
  }
}

customElements.define('hedge-ground-list', HedgeGroundList);
