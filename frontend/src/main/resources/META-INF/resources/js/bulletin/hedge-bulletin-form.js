import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { fromField, toField } from '../time/london.js';
import { BulletinArea } from './bulletin-area.js';
import { EventPosition } from './event-position.js';
import { ADVICE, AUDIENCES, KINDS, URGENCIES, fieldOfPointer } from './bulletin-form-values.js';

const CHECK_AFTER_MS = 800;

/**
 * One bulletin as it is written. `content`, `ownForce`, and of the api `keep(content)`,
 * `check(content)`, `findBoundaries` and `fetchWatchGroups` are set before it is connected. It says "form-left". What it may not
 * say is looked for while it is written.
 */
export class HedgeBulletinForm extends HTMLElement {
  #form = null;
  #area = null;
  #event = null;
  #findings = el('div', { class: 'bulletin-findings', role: 'status', 'data-test': 'findings' });
  #timer = null;
  #isBusy = false;

  connectedCallback() {
    if (this.#form) return; // whoever wrote it has signed in again
    this.#form = this.#make(this.content);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#keep();
    });
    this.#form.addEventListener('input', () => this.#checkSoon());
    show(this, this.#form);
    this.#draw();
    this.#checkSoon();
    this.#field('bulletin-kind').focus();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #field(id) {
    return this.#form.querySelector(`#${id}`);
  }

  #make(content) {
    const { area, signatory, event, plates } = content;
    this.#area = new BulletinArea({ area, ownForce: this.ownForce, findBoundaries: this.findBoundaries, fetchWatchGroups: this.fetchWatchGroups, changed: () => this.#checkSoon() });
    this.#event = new EventPosition({ position: event?.position, nearSource: event?.nearSource, hasSource: this.content.sourceIncident !== null || (this.content.sourceMembers ?? []).length > 0, changed: () => this.#checkSoon() });
    const number = (id, label, value, min, max) => formField({ id, label, type: 'number', value, min, max, inputmode: 'numeric' });
    const time = (id, label, value) => formField({ id, label, type: 'datetime-local', value: value ? toField(value) : '' });
    return el(
      'form',
      { id: 'bulletin-form', class: 'stack bulletin-form', novalidate: true, 'data-test': 'bulletin-form' },
      errorSummary('bulletin-form'),
      choice('bulletin-kind', 'bulletin.field.kind', KINDS, 'kind', content.kind, () => this.#draw()),
      choice('bulletin-advice', 'bulletin.field.advice', ADVICE, 'on', content.advice),
      choice('bulletin-urgency', 'bulletin.field.urgency', URGENCIES, 'urgency', content.urgency),
      number('bulletin-priority', words('bulletin.field.priority'), content.priority, 1, 5),
      formField({ id: 'bulletin-area', label: words('bulletin.field.area'), maxlength: 120, value: area.name, autocomplete: 'off' }),
      this.#area.root,
      el('fieldset', { id: 'bulletin-event' }, el('legend', {}, words('bulletin.field.event')), formField({ id: 'bulletin-event-place', label: words('bulletin.field.event-place'), maxlength: 200, value: event?.place ?? '' }), this.#event.root, time('bulletin-opens', words('bulletin.field.opens'), event?.opensAt), time('bulletin-closes', words('bulletin.field.closes'), event?.closesAt)),
      el(
        'fieldset',
        { class: 'wide-fields' },
        el('legend', {}, words('bulletin.field.wordings')),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'start-words', onclick: () => this.#start() }, words('bulletin.field.start')),
        el('div', { class: 'bulletin-wordings' }, AUDIENCES.map((audience) => this.#wording(audience, content.wordings.find((each) => each.audience === audience) ?? null))),
      ),
      this.#findings,
      el('fieldset', {}, el('legend', {}, words('bulletin.field.signed')), ['rank', 'role', 'team', 'name'].map((part) => formField({ id: `bulletin-${part}`, label: words(`bulletin.field.${part}`), maxlength: 80, value: signatory[part] ?? '', autocomplete: 'off' }))),
      number('bulletin-expires', words('bulletin.field.expires'), content.expiresHours, 1, 672),
      number('bulletin-delay', words('bulletin.field.delay'), content.delayMinutes, 0, 10_080),
      tick('bulletin-all-forces', 'bulletin.field.all-forces', content.allForces),
      tick('bulletin-watch-members', 'bulletin.field.watch-members', content.watchMembers),
      el(
        'fieldset',
        {},
        el('legend', { class: 'for-listeners' }, words('bulletin.field.plates')),
        tick('bulletin-plates', 'bulletin.field.plates', plates !== null, () => this.#draw()),
        el('div', { id: 'bulletin-plates-fields', class: 'conditional stack' }, formField({ id: 'bulletin-authoriser', label: words('bulletin.field.authoriser'), maxlength: 120, value: plates?.authoriser ?? '' }), formField({ id: 'bulletin-plates-reason', label: words('bulletin.field.plates-reason'), maxlength: 400, value: plates?.reason ?? '' }), time('bulletin-plates-until', words('bulletin.field.plates-until'), plates?.until)),
      ),
      el('div', { class: 'buttons save-buttons' }, el('button', { type: 'submit', class: 'primary', id: 'bulletin-save', 'data-test': 'bulletin-save' }, words('bulletin.field.save')), el('button', { type: 'button', class: 'secondary', 'data-test': 'bulletin-leave', onclick: () => this.dispatchEvent(new Event('form-left')) }, words('bulletin.field.leave'))),
    );
  }

  #wording(audience, wording) {
    const id = (part) => `bulletin-${audience}-${part}`;
    const text = (suffix, said) => [
      formField({ id: id(`title${suffix}`), label: words(`bulletin.field.title${suffix}`), maxlength: 80, value: said?.title ?? '', autocomplete: 'off' }),
      formField({ id: id(`summary${suffix}`), label: words(`bulletin.field.summary${suffix}`), maxlength: 160, value: said?.summary ?? '', autocomplete: 'off' }),
      el('div', { class: 'field' }, el('label', { for: id(`body${suffix}`) }, words(`bulletin.field.body${suffix}`)), el('textarea', { id: id(`body${suffix}`), maxlength: 4000, rows: 8 }, said?.body ?? '')),
    ];
    return el(
      'fieldset',
      { class: 'bulletin-wording' },
      el('legend', {}, words(`bulletin.audience.${audience}`)),
      tick(id('wanted'), 'bulletin.field.write-for', wording !== null, () => this.#draw(), { audience: words(`bulletin.audience.${audience}`) }),
      el('div', { id: id('fields'), class: 'stack' }, text('', wording?.english), el('details', { open: Boolean(wording?.welsh) }, el('summary', {}, words('bulletin.field.welsh')), text('-cy', wording?.welsh))),
    );
  }

  /** Shows the fields that are asked for. */
  #draw() {
    this.#field('bulletin-event').hidden = this.#field('bulletin-kind').value !== 'EVENT_OR_AMNESTY';
    this.#field('bulletin-plates-fields').hidden = !this.#field('bulletin-plates').checked;
    for (const audience of AUDIENCES) this.#field(`bulletin-${audience}-fields`).hidden = !this.#isWanted(audience);
  }

  #isWanted(audience) {
    return this.#field(`bulletin-${audience}-wanted`).checked;
  }

  /** Fills empty titles and summaries; nothing that was written is replaced. */
  #start() {
    const kind = this.#field('bulletin-kind').value;
    for (const audience of AUDIENCES.filter((each) => this.#isWanted(each))) {
      for (const part of ['title', 'summary']) {
        const field = this.#field(`bulletin-${audience}-${part}`);
        if (field.value.trim() === '') field.value = words(`bulletin.start.${kind}.${part}`);
      }
    }
    this.#checkSoon();
  }

  #value() {
    const value = (id) => this.#field(`bulletin-${id}`).value;
    const whole = (id) => (value(id) === '' ? null : Number(value(id)));
    const time = (id) => (value(id) === '' ? null : fromField(value(id)));
    const said = (audience, suffix) => ({ title: value(`${audience}-title${suffix}`), summary: value(`${audience}-summary${suffix}`), body: value(`${audience}-body${suffix}`) });
    const isSaid = ({ title, summary, body }) => [title, summary, body].some((part) => part.trim() !== '');
    const welsh = (audience) => (isSaid(said(audience, '-cy')) ? said(audience, '-cy') : null);
    return {
      kind: value('kind'),
      advice: value('advice'),
      urgency: value('urgency'),
      priority: whole('priority'),
      expiresHours: whole('expires'),
      delayMinutes: whole('delay'),
      allForces: this.#field('bulletin-all-forces').checked,
      watchMembers: this.#field('bulletin-watch-members').checked,
      area: { name: value('area'), ...this.#area.value },
      event: value('kind') === 'EVENT_OR_AMNESTY' ? { place: value('event-place'), position: this.#event.value, nearSource: this.#event.nearSource, opensAt: time('opens'), closesAt: time('closes') } : null,
      signatory: { rank: value('rank'), role: value('role'), team: value('team'), name: value('name') || null },
      plates: this.#field('bulletin-plates').checked ? { authoriser: value('authoriser'), reason: value('plates-reason'), until: time('plates-until') } : null,
      sourceIncident: this.content.sourceIncident,
      sourceMembers: this.content.sourceMembers ?? [],
      wordings: AUDIENCES.filter((audience) => this.#isWanted(audience)).map((audience) => ({ audience, english: said(audience, ''), welsh: welsh(audience) })),
    };
  }

  #checkSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), CHECK_AFTER_MS);
  }

  async #check() {
    const value = this.#value();
    try {
      const { findings } = await this.check(value);
      const audiences = value.wordings.map(({ audience }) => audience);
      const lines = findings.map(({ pointer, detail }) => {
        const field = fieldOfPointer(pointer, audiences);
        return el('li', {}, el('a', { href: `#${field}`, onclick: (event) => this.#goTo(event, field) }, words('bulletin.checks.at', { field: this.#labelOf(field), detail })));
      });
      show(this.#findings, lines.length > 0 ? el('div', { class: 'problem' }, el('h2', {}, words('bulletin.checks')), el('ul', {}, lines)) : el('p', { class: 'notice' }, words('bulletin.checks.clean')));
    } catch {
      show(this.#findings, el('p', { class: 'soft' }, words('bulletin.checks.later')));
    }
  }

  #labelOf(field) {
    const audience = AUDIENCES.find((each) => field.startsWith(`bulletin-${each}-`));
    const label = this.#form.querySelector(`label[for="${field}"]`)?.textContent ?? '';
    return audience ? `${words(`bulletin.audience.${audience}`)}, ${label}` : label;
  }

  #goTo(event, field) {
    event.preventDefault();
    this.#field(field).focus();
  }

  async #keep() {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    clearErrors(this.#form);
    const value = this.#value();
    try {
      if (this.#area.problem) return this.#showErrors([this.#area.problem]);
      await this.keep(value);
    } catch (problem) {
      const audiences = value.wordings.map(({ audience }) => audience);
      const errors = problem.errors?.length ? problem.errors.map(({ pointer, detail }) => ({ field: fieldOfPointer(pointer, audiences), words: detail })) : [{ field: 'bulletin-save', words: problem.words ?? words('bulletin.act.failed') }];
      this.#showErrors(errors);
    } finally {
      this.#isBusy = false;
    }
    return null;
  }

  /** A map is no input: the link of its error goes to it all the same. */
  #showErrors(errors) {
    showErrors(this.#form, errors);
    for (const link of this.#form.querySelectorAll('[data-error-summary] a[href="#bulletin-outline"]')) link.addEventListener('click', () => this.#area.focusMap());
  }
}

const choice = (id, label, codes, stem, value, onchange = null) => selectField({ id, label: words(label), options: codes.map((code) => [code, words(`bulletin.${stem}.${code}`)]), value, onchange });

const tick = (id, label, checked, onchange = null, values = {}) => el('div', { class: 'tick' }, el('input', { id, type: 'checkbox', checked, onchange }), el('label', { for: id }, words(label, values)));

customElements.define('hedge-bulletin-form', HedgeBulletinForm);
