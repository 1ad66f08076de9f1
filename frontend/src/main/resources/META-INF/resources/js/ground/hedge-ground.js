import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-ground.js';
import { amendedOf } from './ground-address.js';
import { kindWords } from './ground-words.js';
import './hedge-ground-form.js';
import './hedge-ground-list.js';

/**
 * The page: what one keeps, or the form of one. `store` (GroundStore), `letters` ({fetch, choose}), `police` ({fetchGround, amendGround} for those who may put right what others keep, else
 * null), `ownForce` and `watchSquares` are set before it is connected.
 */
export class HedgeGround extends HTMLElement {
  #life;
  #form = null;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal: this.#life.signal });
    if (this.#form) return; // a form that was begun stays when whoever wrote it has signed in again
    this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Whether a form holds what would be lost. */
  get isBegun() {
    return this.#form?.isBegun ?? false;
  }

  #follow() {
    if (this.isBegun) return null;
    const amended = this.police && amendedOf(globalThis.location.hash);
    return amended ? this.#amend(amended) : this.#showList();
  }

  /** What somebody else keeps, for the police of the force that owns it. */
  async #amend(id) {
    show(this, el('p', { role: 'status' }, phrase('ground.loading')));
    try {
      const { ground } = await this.police.fetchGround(id, this.#life.signal);
      if (!ground.mayChange) throw new Error('Another force owns it');
      this.#showForm(ground, (_, form, version) => this.police.amendGround(id, form, version), true);
    } catch {
      if (!this.#life.signal.aborted) show(this, el('div', { class: 'problem', role: 'alert' }, el('p', {}, phrase('ground.gone')), el('a', { href: '/' }, phrase('page.session.the-map'))));
    }
  }

  #showList(said = null) {
    this.#form = null;
    const { store, letters, ownForce, watchSquares } = this;
    const list = Object.assign(document.createElement('hedge-ground-list'), { store, letters, ownForce, watchSquares });
    list.addEventListener('ground-wanted', ({ detail }) => this.#showForm(detail.id === null ? null : store.find(detail.id), (id, form, version) => store.keep(id, form, version), false));
    show(this, list);
    if (said) list.tell(said);
  }

  #showForm(feature, keep, asPolice) {
    const { store, ownForce, watchSquares } = this;
    const form = Object.assign(document.createElement('hedge-ground-form'), { feature, keep, asPolice, most: store.most, others: store.ground.filter(({ id, state }) => id !== feature?.id && state !== 'ENDED'), ownForce, watchSquares });
    form.addEventListener('ground-kept', ({ detail }) => this.#end(phrase('ground.kept', { what: kindWords(detail.feature.kind) }), asPolice));
    form.addEventListener('form-left', () => this.#end(phrase('ground.left'), asPolice));
    form.addEventListener('ground-stale', () => this.#showNewest(feature, keep, asPolice));
    this.#form = form;
    show(this, form);
  }

  async #showNewest(feature, keep, asPolice) {
    this.#form = null;
    if (asPolice) return this.#amend(feature.id);
    await this.store.refresh();
    const newest = this.store.find(feature.id);
    return newest && newest.state !== 'ENDED' ? this.#showForm(newest, keep, asPolice) : this.#end(phrase('ground.gone'), false);
  }

  #end(said, asPolice) {
    this.#form = null;
    if (asPolice) globalThis.location.assign('/');
    else this.#showList(said);
  }
}

customElements.define('hedge-ground', HedgeGround);
