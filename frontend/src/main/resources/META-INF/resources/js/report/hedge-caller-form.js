import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { currentLanguage, wordEvents, words } from '../lib/words.js';
import '../place/hedge-place-box.js';
import { Draft } from './draft.js';
import { emergency, field, pick, pickGroup, select } from './parts.js';
import { MOST_WORDS, PAGES, kindField, showAdvice } from './pages.js';
import { questionFields } from './question-fields.js';

/** The parts that a key leads to, in the order of the form: Alt and the figure. */
const KEYS = [
  ['1', 'place', 'report.caller.key.place'],
  ['2', 'when', 'report.caller.key.when'],
  ['3', 'template', 'report.caller.key.what'],
  ['4', 'narrative', 'report.caller.key.words'],
  ['5', 'contact-name', 'report.caller.key.caller'],
  ['6', 'permission', 'report.caller.key.permission'],
  ['7', 'answers', 'report.caller.key.answers'],
];

/**
 * A report for somebody on the telephone: everything on one page, in the order in which callers tell it, for the keyboard alone. `templates`, `person` and
 * `save` are set before it is connected. It is always in the name of whoever takes the call.
 */
export class HedgeCallerForm extends HTMLElement {
  #draft = this.#fresh();
  #form = null;
  #place;
  #when;
  #fields;
  #isBusy = false;
  #life = new AbortController();

  connectedCallback() {
    if (this.#form) return;
    this.#draw();
    const { signal } = this.#life;
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
    addEventListener('beforeunload', (event) => this.#isBegun && event.preventDefault(), { signal });
    wordEvents.addEventListener('language-changed', () => this.#inOtherWords(), { signal });
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #fresh() {
    const draft = new Draft();
    draft.way = 'FOR_CALLER';
    draft.named = true;
    draft.happeningNow = false;
    draft.chooseNow();
    return draft;
  }

  get #isBegun() {
    return this.#form !== null && (this.#value('narrative') !== '' || this.#place.value !== null);
  }

  /** The form keeps what was typed when the language changes, but for the place, which is read again. */
  async #inOtherWords() {
    await this.#read();
    this.#draw();
  }

  #draw({ said = null } = {}) {
    const draft = this.#draft;
    const context = { draft, templates: this.templates, person: this.person };
    this.#place = document.createElement('hedge-place-box');
    this.#place.addEventListener('pick-wanted', () => this.#openMap());
    this.#when = PAGES.when(context);
    const answers = el('div', { class: 'caller-answers', id: 'answers', tabindex: -1 });
    const advice = emergency({ hidden: draft.happeningNow !== true });
    const now = (value, key) => pick({ name: 'happening', value, label: words(key), checked: draft.happeningNow === (value === 'yes'), onchange: () => showAdvice(advice, value === 'yes') });
    const template = select({ id: 'template', label: words('report.caller.what'), options: [['', words('report.caller.what-none')], ...this.templates.templates.map(({ code }) => [code, words(`template.${code}`)])], value: draft.template ?? '' });
    template.addEventListener('change', () => {
      this.#fields.read(draft.answers);
      draft.template = this.#value('template') || null;
      this.#drawAnswers(answers);
    });
    const title = words('report.caller.title');
    document.title = `${title} - Hedgerow`;
    this.#form = el(
      'form',
      { id: 'caller-form', class: 'caller-form', novalidate: true, autocomplete: 'off', 'data-test': 'caller-form', onsubmit: (event) => this.#submit(event) },
      el('h1', { tabindex: -1 }, title),
      said,
      this.#keys(),
      errorSummary('caller-form'),
      pickGroup({ id: 'happening', title: words('report.now.title'), class: 'picks-beside', picks: [now('yes', 'report.now.yes'), now('no', 'report.now.no')] }),
      advice,
      el('div', { class: 'caller-columns' }, el('div', {}, this.#place, el('div', { class: 'small-map-place' })), el('div', { class: 'caller-when' }, this.#when.elements)),
      template,
      field({ id: 'narrative', label: words('report.words.label'), hint: words('report.caller.words-hint'), rows: 4, value: draft.narrative, maxlength: MOST_WORDS }),
      el(
        'div',
        { class: 'caller-columns' },
        field({ id: 'contact-name', label: words('report.caller.name'), value: draft.contact.name, maxlength: 120 }),
        field({ id: 'contact-telephone', label: words('report.caller.telephone'), value: draft.contact.telephone, maxlength: 40, inputmode: 'tel' }),
      ),
      pickGroup({ id: 'may-contact', title: words('report.caller.contact'), class: 'picks-beside', picks: [pick({ name: 'may-contact', value: 'yes', label: words('report.yes'), checked: draft.mayContact !== false }), pick({ name: 'may-contact', value: 'no', label: words('report.no'), checked: draft.mayContact === false })] }),
      select({ id: 'permission', label: words('report.permission.title'), options: [['', words('report.caller.not-asked')], ...['NO', 'YES', 'UNKNOWN'].map((value) => [value, words(`report.permission.${value.toLowerCase()}`)])], value: draft.permission ?? '' }),
      answers,
      el('div', { class: 'report-foot' }, el('button', { type: 'submit', class: 'primary wide-button', id: 'report-on', 'data-test': 'report-save' }, words('report.caller.save'))),
    );
    this.#drawAnswers(answers);
    show(this, this.#form);
    this.querySelector('#report-place').focus();
  }

  async #openMap() {
    const host = this.#form.querySelector('.small-map-place');
    await import('../map/hedge-small-map.js').catch(() => {});
    const map = document.createElement('hedge-small-map');
    Object.assign(map, { place: this.#place.place, signedIn: true });
    map.addEventListener('place-tapped', ({ detail }) => this.#place.take(detail));
    this.#place.addEventListener('place-changed', ({ detail }) => map.showPlace?.(detail.place));
    show(host, map);
    map.focusMap?.();
  }

  #drawAnswers(host) {
    const template = this.templates.templates.find(({ code }) => code === (this.#draft.template ?? this.templates.default));
    this.#fields = questionFields(template.questions, this.templates.questions, this.#draft.answers, { dense: true });
    show(host, template.kinds.length > 1 && kindField(template, this.#draft.category), this.#fields.elements);
  }

  #keys() {
    return el(
      'details',
      { class: 'caller-keys', open: true },
      el('summary', {}, words('report.caller.keys')),
      el('ul', {}, KEYS.map(([key, , label]) => el('li', {}, el('kbd', {}, `Alt ${key}`), ' ', words(label))), el('li', {}, el('kbd', {}, 'Ctrl Enter'), ' ', words('report.caller.save'))),
    );
  }

  #key(event) {
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      return this.#form.requestSubmit();
    }
    if (!event.altKey || event.ctrlKey || event.metaKey) return null;
    const [, id] = KEYS.find(([key]) => event.code === `Digit${key}`) ?? [];
    if (!id) return null;
    event.preventDefault();
    const part = this.#form.querySelector(id === 'place' ? '#report-place' : `#${id}`);
    const input = part.matches('input, select, textarea') ? part : part.querySelector('input:checked, input, select, textarea') ?? part;
    part.scrollIntoView({ block: 'nearest' });
    return input.focus();
  }

  async #read() {
    const draft = this.#draft;
    await this.#place.settle();
    draft.place = this.#place.value === null ? null : { value: this.#place.value, reading: this.#place.place };
    const isNow = this.#form.querySelector('input[name=happening]:checked').value === 'yes';
    draft.happeningNow = isNow;
    draft.narrative = this.#value('narrative');
    draft.permission = this.#value('permission') || null;
    draft.category = this.#form.querySelector('#category')?.value || null;
    draft.contact = { name: this.#value('contact-name'), telephone: this.#value('contact-telephone'), email: '' };
    draft.mayContact = this.#form.querySelector('input[name="may-contact"]:checked').value === 'yes';
    const errors = [];
    if (draft.place === null) errors.push({ field: 'report-place', words: words(this.#place.isUnread ? 'report.where.unread' : 'report.where.none') });
    return [...errors, ...this.#when.read(this.#form), ...this.#fields.read(draft.answers)];
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const errors = await this.#read();
      clearErrors(this.#form);
      if (errors.length > 0) return showErrors(this.#form, errors, words('report.errors'));
      const draft = this.#draft;
      const report = draft.toReport({ templates: this.templates, language: currentLanguage() });
      // Whether the caller may be rung is one thing; who rang is kept all the same.
      const contact = Object.fromEntries(Object.entries(draft.contact).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ''));
      await this.save({ ...report, contact: Object.keys(contact).length > 0 ? contact : null }, [], { person: this.person.id });
      this.#draft = this.#fresh();
      this.#draw({ said: el('p', { class: 'notice', role: 'status', 'data-test': 'caller-saved' }, words('report.caller.saved')) });
    } catch (problem) {
      showErrors(this.#form, [{ field: 'report-on', words: problem.words ?? words('report.not-saved') }], words('report.errors'));
    } finally {
      this.#isBusy = false;
    }
    return null;
  }

  #value(id) {
    return this.#form.querySelector(`#${id}`).value;
  }
}

customElements.define('hedge-caller-form', HedgeCallerForm);
