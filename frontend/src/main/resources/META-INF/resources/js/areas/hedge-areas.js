import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import './hedge-area-form.js';
import './hedge-area-list.js';
import './hedge-notices.js';
import './hedge-push.js';

/**
 * The page of one's areas: what was reported in them, the areas themselves, and the form of one. `areas`, `notices`, `push` (stores), `look`, `groups`, `ownForce`,
 * `watchSquares`, `grows` and `publicOnly` are set before it is connected. Which part is shown stands behind the # of the address.
 */
export class HedgeAreas extends HTMLElement {
  #life;
  #nav = el('nav', { class: 'page-parts', 'aria-label': words('areas.parts') });
  #body = el('div', { class: 'areas-body' });
  #form = null;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    show(this, this.#nav, this.#body);
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal });
    this.notices.addEventListener('notices-changed', () => this.#drawNav(), { signal });
    this.areas.addEventListener('areas-changed', () => this.#drawNav(), { signal });
    this.#drawNav();
    this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Whether a form holds what would be lost. */
  get isBegun() {
    return this.#form?.isBegun ?? false;
  }

  get #part() {
    return globalThis.location.hash === '#areas' ? 'areas' : 'notices';
  }

  /** Another part was asked for; a form that was begun stays until it is left. */
  #follow() {
    if (this.isBegun) return;
    this.#form = null;
    this.#drawNav();
    if (this.#part === 'areas') this.#showList();
    else show(this.#body, el('h2', { class: 'for-listeners' }, words('areas.part.notices')), Object.assign(document.createElement('hedge-notices'), { notices: this.notices, look: this.look, publicOnly: this.publicOnly, hasAreas: () => this.areas.areas.length > 0 }));
  }

  #drawNav() {
    const unseen = this.notices.unseen;
    const link = (part, ...content) => el('a', { href: `#${part}`, 'data-test': `part-${part}`, 'aria-current': part === this.#part ? 'page' : null }, content);
    const focused = this.#nav.contains(document.activeElement) ? document.activeElement.dataset.test : null;
    show(
      this.#nav,
      link('notices', words('areas.part.notices'), unseen > 0 && el('span', { class: 'count-badge', 'data-test': 'unseen' }, words('areas.unseen', { n: unseen }))),
      link('areas', words('areas.part.areas'), this.areas.state === 'ready' && ` (${this.areas.areas.length})`),
    );
    if (focused) this.#nav.querySelector(`[data-test=${focused}]`).focus();
  }

  #showList(said = null) {
    const list = Object.assign(document.createElement('hedge-area-list'), { store: this.areas, look: this.look, ownForce: this.ownForce, watchSquares: this.watchSquares });
    list.addEventListener('area-wanted', ({ detail }) => this.#showForm(detail.id));
    show(this.#body, el('h2', { class: 'for-listeners' }, words('areas.part.areas')), list, Object.assign(document.createElement('hedge-push'), { push: this.push }));
    if (said) list.tell(said);
  }

  #showForm(id) {
    const { areas: store, push, groups, look, ownForce, watchSquares, grows } = this;
    const area = id === null ? null : store.find(id);
    const form = Object.assign(document.createElement('hedge-area-form'), { store, push, area, groups, look, ownForce, watchSquares, grows });
    form.addEventListener('area-kept', ({ detail }) => this.#end(words('areas.kept', { name: detail.area.name })));
    form.addEventListener('form-left', () => this.#end(words('areas.left')));
    form.addEventListener('area-stale', (event) => this.#showNewest(event.detail.id));
    this.#form = form;
    show(this.#body, form);
  }

  async #showNewest(id) {
    await this.areas.refresh();
    if (this.areas.find(id)) this.#showForm(id);
    else this.#end(words('areas.gone'));
  }

  #end(said) {
    this.#form = null;
    if (this.#part === 'areas') this.#showList(said);
    else globalThis.location.hash = '#areas';
    this.#drawNav();
  }
}

customElements.define('hedge-areas', HedgeAreas);
