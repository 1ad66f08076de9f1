import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { icon } from '../lib/icon.js';
import { currentLanguage, wordEvents, words } from '../lib/words.js';
import { checkPage } from './check.js';
import { Draft } from './draft.js';
import { allowedPage, pageAfter, pageBefore, pagesOf } from './flow.js';
import { placeOfPoint } from './hedge-where.js';
import { pageFor, takeTime } from './pages.js';
import { savedPage } from './saved.js';

/**
 * A report, one question a page, for a phone in one hand. `templates`, `person` ({id, name} of whoever is signed in, or null) and `save` (see
 * field/save-report.js) are set before it is connected; `begun` is what was answered on the plain form before this page was ready.
 */
export class HedgeReport extends HTMLElement {
  person = null;
  begun = {};
  #draft = new Draft();
  #page = 'now';
  #drawn = null;
  #form;
  #saved = null;
  #codeIsNoted = false;
  #isBusy = false;
  #life = new AbortController();

  connectedCallback() {
    if (this.#form) return;
    this.#begin();
    const { signal } = this.#life;
    addEventListener('popstate', ({ state }) => this.#show(state?.page ?? 'now'), { signal });
    addEventListener('beforeunload', (event) => this.#wouldLose && event.preventDefault(), { signal });
    for (const name of ['online', 'offline']) addEventListener(name, () => this.#markSignal(), { signal });
    wordEvents.addEventListener('language-changed', () => this.#inOtherWords(), { signal });
    history.replaceState({ page: 'now' }, '');
    this.#draw({ focus: false });
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** What was answered while this page was on its way. */
  #begin() {
    this.#draft.named = this.person !== null;
    this.#draft.bulletin = this.begun.bulletin ?? null;
    if (this.begun.happening === 'yes') {
      this.#draft.happeningNow = true;
      this.#draft.chooseNow();
    } else if (this.begun.happening === 'no') this.#draft.happeningNow = false;
  }

  /** Whether leaving would lose what was written, or a code that nobody has noted. */
  get #wouldLose() {
    return this.#saved ? this.#saved.receiptCode !== null && !this.#codeIsNoted : this.#draft.isBegun;
  }

  get #pages() {
    return pagesOf(this.#draft, this.templates);
  }

  async #show(page) {
    await this.#drawn?.read(this.#form); // going back keeps what is on the page, right or wrong
    this.#page = allowedPage(page, this.#draft, this.#pages);
    this.#draw();
  }

  /** Goes to another page, which the browser's own way back then leads away from. */
  #open(page) {
    this.#page = allowedPage(page, this.#draft, this.#pages);
    history.pushState({ page: this.#page }, '');
    this.#draw();
  }

  async #inOtherWords() {
    await this.#drawn?.read(this.#form);
    this.#draw({ focus: false });
  }

  #draw({ focus = true } = {}) {
    this.#drawn = this.#saved ? this.#savedPage() : this.#page === 'check' ? this.#checkPage() : pageFor(this.#page, { draft: this.#draft, templates: this.templates, person: this.person, use: (what) => this.#use(what) });
    const { title, elements } = this.#drawn;
    document.title = `${title} - ${words('report.title')} - Hedgerow`;
    this.#form = el(
      'form',
      { id: 'report-form', class: `report-page page-${this.#saved ? 'saved' : this.#page}`, novalidate: true, autocomplete: 'off', 'data-test': 'report-page', 'data-page': this.#saved ? 'saved' : this.#page, onsubmit: (event) => this.#submit(event) },
      el('p', { class: 'no-signal', role: 'status', hidden: true }, ''),
      !this.#saved && this.#wayBack(),
      !this.#saved && this.#draft.happeningNow === true && this.#page !== 'now' && el('p', { class: 'call-strip' }, words('report.strip'), ' ', el('a', { class: 'call', href: 'tel:999' }, words('report.emergency.button'))),
      errorSummary('report-form'),
      el('div', { class: 'page-parts-of-report' }, elements),
      !this.#saved && this.#foot(),
    );
    // The short way is offered as soon as the place is there.
    this.#form.querySelector('hedge-where')?.addEventListener('place-changed', () => this.querySelector('.report-foot').replaceWith(this.#foot()));
    show(this, this.#form);
    this.#markSignal();
    scrollTo(0, 0);
    if (focus) this.querySelector('h1').focus({ preventScroll: true });
  }

  #wayBack() {
    const before = pageBefore(this.#page, this.#pages);
    return el('p', { class: 'way-back' }, before ? el('button', { type: 'button', class: 'link', 'data-test': 'report-back', onclick: () => history.back() }, words('report.back')) : words('report.title'));
  }

  /** The way on, in reach of the thumb; and as soon as a report is enough, the short way to its end. */
  #foot() {
    const isCheck = this.#page === 'check';
    const mayShorten = !isCheck && this.#draft.isEnough && this.#page !== 'now' && pageAfter(this.#page, this.#pages) !== 'check';
    return el(
      'div',
      { class: 'report-foot' },
      mayShorten && el('button', { type: 'button', class: 'secondary wide-button', 'data-test': 'report-shorten', onclick: () => this.#shorten() }, words('report.shorten')),
      el('button', { type: 'submit', class: 'primary wide-button', id: 'report-on', 'data-test': isCheck ? 'report-save' : 'report-on' }, words(isCheck ? 'report.save' : 'report.on')),
    );
  }

  #checkPage() {
    return checkPage({ draft: this.#draft, templates: this.templates, person: this.person, change: (page) => this.#open(page) });
  }

  #savedPage() {
    return savedPage({
      ...this.#saved,
      again: () => this.#startAgain(),
      noted: () => (this.#codeIsNoted = true),
    });
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#isBusy || this.#saved) return;
    if (this.#page === 'check') await this.#save();
    else if (await this.#isRight()) this.#open(pageAfter(this.#page, this.#pages));
  }

  async #shorten() {
    if (await this.#isRight()) this.#open('check');
  }

  async #isRight() {
    const errors = await this.#drawn.read(this.#form);
    clearErrors(this.#form);
    if (errors.length === 0) return true;
    this.#tell(errors);
    return false;
  }

  #tell(errors) {
    showErrors(this.#form, errors, words('report.errors'));
    document.title = words('report.error-title', { title: `${this.#drawn.title} - Hedgerow` });
  }

  async #save() {
    this.#busy(true);
    const draft = this.#draft;
    try {
      const report = draft.toReport({ templates: this.templates, language: currentLanguage() });
      const { receiptCode, left } = await this.save(report, draft.files, { person: this.person !== null && draft.named ? this.person.id : null });
      this.#saved = { receiptCode, left: left ?? [], happeningNow: draft.happeningNow === true };
      this.#codeIsNoted = false;
      this.#draft = new Draft(); // nothing of it is needed any more
      history.replaceState({ page: 'saved' }, '');
      this.#draw();
    } catch (problem) {
      this.#busy(false);
      this.#tell([{ field: 'report-on', words: problem.words ?? words('report.not-saved') }]);
      this.querySelector('#report-on-error').remove(); // it is no fault of the button's
    }
  }

  #busy(busy) {
    this.#isBusy = busy;
    const send = this.querySelector('#report-on');
    if (send === null || this.#saved) return;
    send.disabled = busy;
    send.textContent = words(busy ? 'report.saving' : 'report.save');
  }

  #startAgain() {
    if (this.#wouldLose && !confirm(words('report.saved.leave'))) return;
    this.#saved = null;
    this.#isBusy = false;
    this.#draft = new Draft();
    this.#draft.named = this.person !== null;
    this.#page = 'now';
    history.pushState({ page: 'now' }, '');
    this.#draw();
  }

  /** What a photo said, taken up by the person. */
  #use({ place, takenAt }) {
    if (takenAt) takeTime(this.#draft, takenAt);
    if (place) this.#draft.place = placeOfPoint(place, 'MAP_TAP') ?? this.#draft.place;
  }

  #markSignal() {
    const line = this.querySelector('.no-signal');
    const isOff = navigator.onLine === false && !this.#saved;
    line.hidden = !isOff;
    show(line, isOff && [icon('warning'), ' ', words('report.no-signal')]);
  }
}

customElements.define('hedge-report', HedgeReport);
