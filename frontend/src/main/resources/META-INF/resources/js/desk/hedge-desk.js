import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenClock } from '../time/spoken-time.js';
import { kindWords } from './desk-words.js';
import { playNotice } from './desk-sound.js';
import { RemarksView } from './remarks-view.js';
import { placeWords, reportRow } from './report-row.js';
import { ReportView } from './report-view.js';

/** What a person chose about the page itself; nothing of any report. */
const KEYS_OFF = 'hedgerow-desk-keys-off';
const SOUND_ON = 'hedgerow-desk-sound';
const AGES_EVERY_MS = 30_000;
const STATES = ['', 'NEW', 'ASSIGNED', 'WAITING', 'UNTOLD', 'CLOSED'];
const KEYS = [
  ['j', 'desk.key.next'],
  ['k', 'desk.key.before'],
  ['Enter', 'desk.key.open'],
  ['t', 'desk.key.take'],
  ['a', 'desk.key.ask'],
  ['g', 'desk.key.grade'],
  ['m', 'desk.key.join'],
  ['c', 'desk.key.close'],
  ['u', 'desk.key.back'],
];

/** The triage desk: the list beside the open report, one over the other on a phone. `store` and `person` are set before it is connected. */
export class HedgeDesk extends HTMLElement {
  #list = el('ol', { class: 'desk-list', 'data-test': 'desk-list' });
  #notices = el('div', {});
  #more = el('button', { type: 'button', class: 'more', 'data-test': 'desk-more', hidden: true, onclick: () => this.store.more() }, '');
  #detail = el('div', { class: 'desk-detail', 'data-test': 'desk-detail' });
  #told = el('p', { class: 'desk-told', role: 'status', 'data-test': 'desk-told' });
  #urgent = el('p', { class: 'for-listeners', role: 'alert', 'data-test': 'desk-urgent' });
  #remarks;
  #view = null;
  #viewOf = null;
  #unseen = new Set();
  #ages = null;
  #isDrawn = false;

  connectedCallback() {
    if (!this.#isDrawn) this.#build();
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.store.addEventListener('desk-changed', () => this.#drawList(), { signal });
    this.store.addEventListener('report-changed', () => this.#drawReport(), { signal });
    this.store.addEventListener('remarks-changed', () => this.#drawRemarks(), { signal });
    this.store.addEventListener('arrived', ({ detail }) => this.#announce(detail.reports), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener('visibilitychange', () => this.#nameThePage(), { signal });
    this.#ages = setInterval(() => this.#drawList(), AGES_EVERY_MS);
    this.#drawList();
    this.#drawReport();
    this.#drawRemarks();
  }

  disconnectedCallback() {
    this.#life.abort();
    clearInterval(this.#ages);
  }

  #life;

  #build() {
    this.#isDrawn = true;
    this.#remarks = new RemarksView({ store: this.store, choose: (id) => this.#choose(id), prefix: 'desk-remark-join' });
    this.addEventListener('desk-told', ({ detail }) => this.#tell(detail));
    const filter = (id, label, name, options) =>
      el('div', { class: 'field' }, el('label', { for: id }, label), el('select', { id, 'data-test': id, onchange: ({ target }) => this.store.filterBy({ [name]: target.value }) }, options.map(([value, text]) => el('option', { value }, text))));
    const choice = (id, key, label, onchange) => el('div', { class: 'tick' }, el('input', { type: 'checkbox', id, checked: kept(key), onchange: ({ target }) => onchange(target.checked) }), el('label', { for: id }, label));
    this.#more.textContent = words('desk.more');
    show(
      this,
      this.#urgent,
      this.#told,
      el(
        'div',
        { class: 'desk-columns' },
        el(
          'section',
          { class: 'desk-queue', 'aria-label': words('desk.list') },
          el('div', { class: 'desk-filters' }, filter('desk-state', words('desk.filter.state'), 'state', STATES.map((state) => [state, words(`desk.filter.${state || 'open'}`)])), filter('desk-assigned', words('desk.filter.assigned'), 'assigned', ['', 'me', 'nobody'].map((who) => [who, words(`desk.filter.by-${who || 'anybody'}`)]))),
          this.#notices,
          this.#remarks.root,
          this.#list,
          this.#more,
          el(
            'details',
            { class: 'desk-act desk-settings', 'data-test': 'desk-settings' },
            el('summary', {}, words('desk.settings')),
            choice('desk-sound', SOUND_ON, words('desk.sound'), (on) => keep(SOUND_ON, on)),
            choice('desk-keys', KEYS_OFF, words('desk.keys-off'), (off) => keep(KEYS_OFF, off)),
            el('dl', { class: 'facts' }, KEYS.map(([key, meaning]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, words(meaning))])),
          ),
        ),
        this.#detail,
      ),
    );
  }

  #drawList() {
    const { store } = this;
    const focused = document.activeElement?.closest?.('[data-report-id]')?.dataset.reportId;
    const now = Date.now();
    show(
      this.#notices,
      store.isSilent && el('p', { class: 'notice', role: 'status', 'data-test': 'desk-silent' }, store.asOf ? words('desk.silent-since', { at: spokenClock(new Date(store.asOf).toISOString()) }) : words('desk.silent'), ' ', el('button', { type: 'button', class: 'link', onclick: () => store.readAfresh() }, words('desk.again'))),
      store.state === 'loading' && !store.isSilent && el('p', { role: 'status', 'data-test': 'desk-loading' }, words('desk.loading')),
      store.state === 'refused' && el('p', { class: 'notice', 'data-test': 'desk-refused' }, words('desk.refused')),
      store.state === 'ready' && store.reports.length === 0 && el('p', { class: 'notice', 'data-test': 'desk-empty' }, words(store.filter.state || store.filter.assigned ? 'desk.empty-filter' : 'desk.empty')),
    );
    show(this.#list, store.reports.map((report) => reportRow(report, { isOpen: report.id === store.selected, now, choose: (id) => this.#choose(id) })));
    this.#more.hidden = store.next === null;
    this.#remarks.update();
    // Drawn anew, the row under the finger is another element.
    if (focused) this.#rowOf(focused)?.focus({ preventScroll: true });
    this.classList.toggle('has-open', store.selected !== null);
    this.#nameThePage();
  }

  #drawRemarks() {
    const { length } = this.store.remarks.filter(({ state }) => state === 'NEW');
    if (length > this.#newRemarks) this.#told.textContent = words('desk.remarks', { n: length });
    this.#newRemarks = length;
    this.#remarks.update();
    this.#view?.updateRemarks();
  }

  #newRemarks = 0;

  #drawReport() {
    const { store } = this;
    if (store.selected === null) {
      this.#view = null;
      this.#viewOf = null;
      show(this.#detail, el('p', { class: 'soft desk-choose' }, words('desk.choose')));
    } else if (store.whole === null) {
      this.#viewOf = null;
      show(this.#detail, el('p', { role: 'status' }, words('desk.loading')));
    } else if (this.#viewOf === store.selected) {
      const hadFocus = this.#detail.contains(document.activeElement);
      this.#view.update();
      // What can be done now is another list: whoever was at something that is there no longer goes on at the top.
      if (hadFocus && isLost(document.activeElement)) this.#view.focus();
    } else {
      this.#viewOf = store.selected;
      this.#view = new ReportView({ store, person: this.person, choose: (id) => this.#choose(id), back: () => this.#back() });
      show(this.#detail, this.#view.root);
      if (this.#wantsFocus) this.#view.focus();
      this.#wantsFocus = false;
    }
  }

  #wantsFocus = false;

  async #choose(id, focus = true) {
    this.#unseen.delete(id);
    this.#wantsFocus = focus;
    this.#tell('');
    if (this.store.selected === id) this.#view?.focus();
    else await this.store.choose(id);
  }

  #back() {
    const id = this.store.selected;
    this.store.choose(null);
    this.#rowOf(id)?.focus();
  }

  #rowOf(id) {
    return this.#list.querySelector(`[data-report-id="${CSS.escape(id ?? '')}"]`);
  }

  #tell(text) {
    this.#told.textContent = text;
    if (text !== '' && isLost(document.activeElement)) this.#view?.focus();
  }

  /** What is happening now is said at once and counted in the title of the page; everything else when there is a pause. */
  #announce(reports) {
    const news = reports.filter(({ state }) => state === 'NEW');
    if (news.length === 0) return;
    for (const { id } of news) if (id !== this.store.selected) this.#unseen.add(id);
    const urgent = news.filter(({ happeningNow }) => happeningNow);
    if (urgent.length > 0) {
      this.#urgent.textContent = words('desk.arrived-now', { kind: kindWords(urgent[0].category), place: placeWords(urgent[0].place) });
      if (kept(SOUND_ON)) playNotice();
    } else this.#told.textContent = words('desk.arrived', { n: news.length });
    this.#nameThePage();
  }

  #nameThePage() {
    for (const id of this.#unseen) if (this.store.find(id)?.state !== 'NEW') this.#unseen.delete(id);
    const name = words('desk.page-title');
    document.title = this.#unseen.size > 0 ? `(${this.#unseen.size}) ${name}` : name;
  }

  /** Single keys, unless somebody is typing or has turned them off. Arrows move in the list. */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || kept(KEYS_OFF)) return;
    const { target } = event;
    const inList = this.#list.contains(target);
    if (target.closest?.('input, textarea, select, .person-menu')) return;
    const does = {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      ArrowDown: inList && (() => this.#step(1)),
      ArrowUp: inList && (() => this.#step(-1)),
      t: this.#view && (() => this.#view.acts.takeIt()),
      a: this.#view && (() => this.#view.acts.openForm('ask')),
      g: this.#view && (() => this.#view.acts.openForm('grade')),
      m: this.#view && (() => this.#view.acts.openForm('join')),
      c: this.#view && (() => this.#view.acts.openForm('close')),
      u: this.store.selected !== null && (() => this.#back()),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  /** Goes on in the list, from the open report where nothing of the list has the focus. */
  #step(by) {
    const rows = [...this.#list.querySelectorAll('[data-report-id]')];
    if (rows.length === 0) return;
    const at = rows.findIndex((row) => row === document.activeElement || (!this.#list.contains(document.activeElement) && row.dataset.reportId === this.store.selected));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))] ?? rows[0];
    next.focus();
  }
}

/** Whether the focus is nowhere, or on something that is about to lose it because it is hidden. */
function isLost(focused) {
  return focused === null || focused === document.body || focused.closest('[hidden]') !== null;
}

function kept(name) {
  try {
    return localStorage.getItem(name) === 'yes';
  } catch {
    return false;
  }
}

function keep(name, isOn) {
  try {
    if (isOn) localStorage.setItem(name, 'yes');
    else localStorage.removeItem(name);
  } catch {
    /* A browser that keeps nothing still does it until the page is left; what it does is as if nothing was chosen. */
  }
}

customElements.define('hedge-desk', HedgeDesk);
