import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenSpan } from '../time/spoken-time.js';
import { kindWords } from './desk-words.js';
import { squareWords, WatchView } from './watch-view.js';

const AGES_EVERY_MS = 60_000;
const KEYS_OFF = 'hedgerow-desk-keys-off';

/**
 * The desk of a watch coordinator: what is released to the group beside the open one. Coordinators tell the police something about an incident and decide
 * nothing. `store` is set before it is connected.
 */
export class HedgeWatchDesk extends HTMLElement {
  #list = el('ol', { class: 'desk-list', 'data-test': 'watch-list' });
  #notices = el('div', {});
  #detail = el('div', { class: 'desk-detail', 'data-test': 'desk-detail' });
  #told = el('p', { class: 'desk-told', role: 'status', 'data-test': 'desk-told' });
  #view = null;
  #viewOf = null;
  #life;
  #ages = null;
  #wantsFocus = false;
  #isDrawn = false;

  connectedCallback() {
    if (!this.#isDrawn) this.#build();
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.store.addEventListener('watch-changed', () => this.#drawList(), { signal });
    this.store.addEventListener('open-changed', () => this.#drawOpen(), { signal });
    this.store.addEventListener('arrived', ({ detail }) => this.#announce(detail.incidents), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#ages = setInterval(() => this.#drawList(), AGES_EVERY_MS);
    this.#drawList();
    this.#drawOpen();
  }

  disconnectedCallback() {
    this.#life.abort();
    clearInterval(this.#ages);
  }

  #build() {
    this.#isDrawn = true;
    this.addEventListener('desk-told', ({ detail }) => (this.#told.textContent = detail));
    show(
      this,
      this.#told,
      el('p', {}, words('desk.watch.about'), ' ', el('a', { href: '/report.html?for=caller', 'data-test': 'watch-for-caller' }, words('desk.watch.for-caller'))),
      el('div', { class: 'desk-columns' }, el('section', { class: 'desk-queue', 'aria-label': words('desk.watch.list') }, this.#notices, this.#list, el('p', { class: 'hint' }, words('desk.watch.keys'))), this.#detail),
    );
  }

  #drawList() {
    const { store } = this;
    const focused = document.activeElement?.closest?.('.desk-row[data-incident-id]')?.dataset.incidentId;
    show(
      this.#notices,
      store.isSilent && el('p', { class: 'notice', role: 'status', 'data-test': 'desk-silent' }, words('desk.silent'), ' ', el('button', { type: 'button', class: 'link', onclick: () => store.refresh() }, words('desk.again'))),
      store.state === 'paused' && el('p', { class: 'notice', role: 'status', 'data-test': 'watch-paused' }, words('desk.watch.paused')),
      store.state === 'loading' && !store.isSilent && el('p', { role: 'status' }, words('desk.loading')),
      store.state === 'ready' && store.incidents.length === 0 && el('p', { class: 'notice', 'data-test': 'watch-empty' }, words('desk.watch.empty')),
    );
    show(this.#list, store.incidents.map((incident) => this.#row(incident)));
    if (focused) this.#rowOf(focused)?.focus({ preventScroll: true });
    this.classList.toggle('has-open', store.selected !== null);
    const name = words('desk.watch.page-title');
    document.title = store.unseen.size > 0 ? `(${store.unseen.size}) ${name}` : name;
  }

  #row({ id, properties }) {
    const { store } = this;
    const remarks = store.remarksOn(id);
    const chip = (text, kind = '') => el('span', { class: `chip desk-chip ${kind}` }, text);
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'desk-row', 'aria-current': id === store.selected ? 'true' : null, 'data-incident-id': id, 'data-test': 'watch-row', onclick: () => this.#choose(id) },
        el('span', { class: 'desk-row-head' }, el('strong', {}, kindWords(properties.category))),
        el('span', { class: 'desk-row-place' }, squareWords(properties)),
        el('span', { class: 'desk-row-words soft' }, spokenSpan(properties)),
        el(
          'span',
          { class: 'desk-row-chips' },
          store.unseen.has(id) && chip(words('desk.watch.unseen'), 'is-new'),
          chip(words(`desk.watch.state.${properties.status}`)),
          [...new Set(remarks.flatMap(({ states }) => states))].map((state) => chip(words(`desk.remark.own.${state}`))),
        ),
      ),
    );
  }

  #drawOpen() {
    const { store } = this;
    if (store.open === null) {
      const hadFocus = this.#detail.contains(document.activeElement);
      this.#view = null;
      this.#viewOf = null;
      show(this.#detail, el('p', { class: 'soft desk-choose', tabindex: -1 }, words('desk.watch.choose')));
      if (hadFocus) this.#detail.firstElementChild.focus();
    } else if (this.#viewOf === store.selected) {
      this.#view.update();
    } else {
      this.#viewOf = store.selected;
      this.#view = new WatchView({ store, choose: (id) => this.#choose(id), back: () => this.#back() });
      show(this.#detail, this.#view.root);
      if (this.#wantsFocus) this.#view.focus();
      this.#wantsFocus = false;
    }
  }

  async #choose(id) {
    this.#wantsFocus = true;
    this.#told.textContent = '';
    if (this.store.selected === id) this.#view?.focus();
    else await this.store.choose(id);
  }

  #back() {
    const id = this.store.selected;
    this.store.choose(null);
    this.#rowOf(id)?.focus();
  }

  #rowOf(id) {
    return this.#list.querySelector(`[data-incident-id="${CSS.escape(id ?? '')}"]`);
  }

  #announce(incidents) {
    this.#told.textContent = words('desk.watch.arrived', { n: incidents.length });
  }

  /** Single keys, unless somebody is typing or has turned them off at a desk. */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, .person-menu') || areKeysOff()) return;
    const does = {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      w: this.#view && (() => this.#view.openForm()),
      u: this.store.selected !== null && (() => this.#back()),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  #step(by) {
    const rows = [...this.#list.querySelectorAll('[data-incident-id]')];
    if (rows.length === 0) return;
    const at = rows.findIndex((row) => row === document.activeElement || (!this.#list.contains(document.activeElement) && row.dataset.incidentId === this.store.selected));
    (rows[Math.min(rows.length - 1, Math.max(0, at + by))] ?? rows[0]).focus();
  }
}

function areKeysOff() {
  try {
    return localStorage.getItem(KEYS_OFF) === 'yes';
  } catch {
    return false;
  }
}

customElements.define('hedge-watch-desk', HedgeWatchDesk);
