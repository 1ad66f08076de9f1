import { listEntries, listReaders } from '../api/audit.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { dayAndClock, fromField } from '../time/london.js';
import { actorWords, idIn, noteWords, OPERATIONS, operationWords, subjectWords } from './audit-words.js';

/** Who did what, for auditors: what was done, when and by whom, and never what a record, a reason or a search says. */
export class HedgeAudit extends HTMLElement {
  #person = null;
  #organisation = null;
  #form = this.#drawForm();
  #chosen = el('div', { class: 'buttons' });
  #result = el('div', { class: 'stack' });
  #asked = 0;

  connectedCallback() {
    show(
      this,
      el('p', {}, phrase('office.audit.what-people-did-in-hedgerow-latest')),
      this.#form,
      this.#chosen,
      this.#result,
    );
    this.#find();
  }

  #drawForm() {
    const form = el(
      'form',
      { id: 'audit-form', class: 'stack', novalidate: true },
      errorSummary('audit-form'),
      formField({ id: 'subject', label: phrase('office.audit.record'), hint: phrase('office.audit.the-id-of-a-record-or'), autocomplete: 'off', spellcheck: 'false', 'data-test': 'audit-subject' }),
      el('div', { class: 'tick' }, el('input', { type: 'checkbox', id: 'readers', 'data-test': 'audit-readers' }), el('label', { for: 'readers' }, phrase('office.audit.only-who-saw-this-record'))),
      selectField({ id: 'operation', label: phrase('office.audit.what-was-done'), options: [['', phrase('office.audit.anything')], ...OPERATIONS] }),
      el(
        'div',
        { class: 'columns' },
        formField({ id: 'from', label: phrase('office.audit.from'), type: 'datetime-local' }),
        formField({ id: 'until', label: phrase('office.audit.before'), type: 'datetime-local' }),
      ),
      el('button', { type: 'submit', class: 'primary', id: 'audit-find', 'data-test': 'audit-find' }, phrase('office.audit.find')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#find();
    });
    return form;
  }

  #find() {
    const { subject, operation, from, until, readers } = this.#form.elements;
    const id = idIn(subject.value);
    const errors = [];
    if (subject.value.trim() !== '' && !id) errors.push({ field: 'subject', words: phrase('office.audit.enter-the-id-of-a-record') });
    if (readers.checked && subject.value.trim() === '') errors.push({ field: 'subject', words: phrase('office.audit.enter-the-record-that-was-seen') });
    showErrors(this.#form, errors);
    if (errors.length > 0) return;
    const filter = {
      subject: id,
      person: this.#person?.id,
      organisation: this.#organisation?.id,
      operation: operation.value,
      from: from.value && new Date(fromField(from.value)).toISOString(),
      until: until.value && new Date(fromField(until.value)).toISOString(),
    };
    this.#fetch(readers.checked ? (after) => listReaders(id, filter, after) : (after) => listEntries(filter, after));
  }

  async #fetch(page) {
    this.#asked += 1;
    const asked = this.#asked;
    show(this.#result, el('p', { role: 'status' }, phrase('office.audit.fetching-the-entries')));
    const rows = el('tbody', {});
    const more = el('div', {});
    const status = el('p', { class: 'soft', role: 'status' });
    const next = async (after) => {
      const { entries, next: following } = await page(after);
      if (asked !== this.#asked) return;
      if (!after) this.#drawTable(status, rows, more);
      const first = entries.map((entry) => rows.appendChild(this.#row(entry)))[0];
      if (after) first?.querySelector('th').focus();
      status.textContent = rows.children.length === 0 ? phrase('office.audit.nothing-was-written-down-that-fits') : phrase('office.audit.entries', { n: rows.children.length, following: following ? phrase('office.audit.so-far') : '' });
      show(more, following && el('button', { type: 'button', class: 'secondary', 'data-test': 'audit-more', onclick: () => this.#try(() => next(following), more) }, phrase('office.audit.show-earlier-ones')));
    };
    await this.#try(() => next(null), this.#result);
  }

  async #try(act, place) {
    try {
      await act();
    } catch (problem) {
      if (problem.errors?.length) {
        const named = { words: problem.words, errors: problem.errors.map(({ pointer, detail }) => ({ pointer: pointer.replace(/^\?/, '/'), detail })) };
        show(place);
        return showErrors(this.#form, fieldErrors(named, this.#form, 'audit-find'));
      }
      show(place, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.audit.the-audit-could-not-be-fetched')));
    }
  }

  #drawTable(status, rows, more) {
    show(
      this.#result,
      status,
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.audit.audit-entries') },
        el(
          'table',
          { class: 'audit-entries stacks', 'data-test': 'audit-entries' },
          el('thead', {}, el('tr', {}, [phrase('office.audit.when'), phrase('office.audit.who'), phrase('office.audit.what'), phrase('office.audit.of-what'), phrase('office.audit.also-kept')].map((words) => el('th', { scope: 'col' }, words)))),
          rows,
        ),
      ),
      more,
    );
  }

  #row(entry) {
    return el(
      'tr',
      { 'data-number': entry.number },
      el('th', { scope: 'row', tabindex: -1 }, dayAndClock(entry.at)),
      el('td', {}, this.#actor(entry), entry.organisation && this.#choice(entry.organisation.name ?? entry.organisation.id.slice(0, 8), () => (this.#organisation = entry.organisation))),
      el('td', {}, operationWords(entry.operation), ' ', el('span', { class: 'soft' }, entry.action)),
      el('td', {}, subjectWords(entry), entry.subjectCount === 1 && entry.subjects.map((id) => this.#choice(id, () => (this.#form.elements.subject.value = id)))),
      el('td', {}, noteWords(entry)),
    );
  }

  #actor(entry) {
    return entry.person ? this.#choice(actorWords(entry), () => (this.#person = entry.person)) : el('span', {}, actorWords(entry));
  }

  /** A word that narrows the list to itself. */
  #choice(words, choose) {
    return el('button', { type: 'button', class: 'link', onclick: () => this.#narrow(choose) }, words, el('span', { class: 'for-listeners' }, phrase('office.audit.show-only-this')));
  }

  #narrow(choose) {
    choose();
    this.#drawChosen();
    this.#find();
    this.#form.querySelector('#audit-find').focus();
  }

  #drawChosen() {
    const chips = [];
    if (this.#person) chips.push(this.#chip(phrase('office.audit.only', { actorWords: actorWords({ person: this.#person }) }), () => (this.#person = null)));
    if (this.#organisation) chips.push(this.#chip(phrase('office.audit.only-2', { slice: this.#organisation.name ?? this.#organisation.id.slice(0, 8) }), () => (this.#organisation = null)));
    show(this.#chosen, chips);
  }

  #chip(words, forget) {
    return el('button', { type: 'button', class: 'secondary', onclick: () => this.#narrow(forget) }, words, el('span', {}, phrase('office.audit.take-away')));
  }
}

customElements.define('hedge-audit', HedgeAudit);
