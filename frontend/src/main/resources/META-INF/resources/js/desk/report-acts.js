import { assignReport, closeWithNotice, findDeskColleagues, gradeReport, joinReport, promoteReport, takeReportApart, writeToReporter } from '../api/desk.js';
import { getIncident } from '../api/incidents.js';
import { fetchSuggestions } from '../api/search.js';
import { fetchSharingChoices } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { loadWords, words } from '../lib/words.js';
import { randomId } from '../lib/random-id.js';
import { fromField, toField } from '../time/london.js';
import { actField, actForm, reasonField } from './act-form.js';
import { problemWords } from './desk-words.js';

const ASK_AFTER_MS = 250;
const GRADES = { source: ['1', '2', '3'], information: ['A', 'B', 'C', 'D', 'E'], handling: ['P', 'C'] };

/**
 * All that can be done with the open report. Each form is made once for a report, so that what somebody is typing outlives what colleagues do meanwhile; the
 * version is that of the moment of sending.
 */
export class ReportActs {
  root = el('div', { class: 'desk-acts', 'data-test': 'desk-acts' });
  #store;
  #person;
  #parts = {};

  constructor({ store, person }) {
    this.#store = store;
    this.#person = person;
    this.#parts = { give: this.#give(), ask: this.#ask(), grade: this.#grade(), join: this.#join(), apart: this.#apart(), crime: this.#crime(), sharing: this.#sharing(), close: this.#close() };
    this.#take = el('button', { type: 'button', class: 'primary', 'data-test': 'desk-take', onclick: () => this.takeIt() }, words('desk.take'));
    this.#back = el('button', { type: 'button', class: 'secondary', 'data-test': 'desk-put-back', onclick: () => this.#assignTo(null) }, words('desk.put-back'));
    this.#said = el('p', { class: 'problem', role: 'alert', hidden: true });
    show(this.root, this.#said, el('div', { class: 'buttons' }, this.#take, this.#back), Object.values(this.#parts).map(({ details }) => details));
    this.update();
  }

  #take;
  #back;
  #said;

  get #report() {
    return this.#store.open;
  }

  /** Shows what can be done with the report as it is now. */
  update() {
    const report = this.#report;
    if (!report) return;
    const isClosed = report.state === 'CLOSED';
    const isMine = report.assignedTo?.id === this.#person.id;
    this.#take.hidden = isClosed || isMine;
    this.#back.hidden = isClosed || report.assignedTo === null;
    this.#parts.give.details.hidden = isClosed;
    this.#parts.ask.details.hidden = isClosed;
    this.#parts.apart.details.hidden = !report.joined;
    this.#parts.close.details.hidden = isClosed;
    this.#parts.join.update?.();
  }

  /** Opens one of the forms and goes to its first field; nothing where it is not offered. */
  openForm(name) {
    const details = this.#parts[name]?.details;
    if (!details || details.hidden) return;
    details.open = true;
    (details.querySelector('input, textarea, select, button[type=button]') ?? details.querySelector('summary')).focus();
    details.scrollIntoView({ block: 'nearest' });
  }

  async takeIt() {
    await this.#assignTo(this.#person.id);
  }

  async #assignTo(to) {
    try {
      this.#said.hidden = true;
      this.#store.adopt(await assignReport(this.#report.id, this.#report.version, to));
    } catch (problem) {
      this.#said.textContent = problemWords(problem);
      this.#said.hidden = false;
      this.#store.look();
    }
  }

  /** Does something, and looks again when a colleague was quicker. */
  async #change(work) {
    try {
      this.#store.adopt(await work(this.#report));
    } catch (problem) {
      if (problem.status === 412 || problem.status === 409) this.#store.readAfresh();
      throw problem;
    }
  }

  #give() {
    const name = actField({ id: 'desk-colleague', label: words('desk.colleague'), maxlength: 60, autocomplete: 'off' });
    const offers = el('ul', { class: 'desk-offers', 'data-test': 'desk-colleagues' });
    let timer = null;
    const search = async () => {
      const people = await findDeskColleagues(name.input.value.trim()).catch(() => []);
      show(
        offers,
        people.length === 0 && el('li', { class: 'soft' }, words('desk.no-colleague')),
        people.map(({ id, name: called }) => el('li', {}, el('button', { type: 'button', class: 'secondary', onclick: () => form.run(() => this.#change((report) => assignReport(report.id, report.version, id))) }, words('desk.give-to', { name: called })))),
      );
    };
    name.input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(search, ASK_AFTER_MS);
    });
    const form = actForm({ id: 'desk-give', title: words('desk.give'), fields: [name.element, offers], act: search, onopen: search });
    return form;
  }

  #ask() {
    const text = actField({ id: 'desk-question', tag: 'textarea', rows: 3, label: words('desk.question'), hint: words('desk.question-hint'), needed: words('desk.question-needed'), maxlength: 2000 });
    const wants = el('input', { type: 'checkbox', id: 'desk-wants-answer', checked: true });
    let id = randomId();
    return actForm({
      id: 'desk-ask',
      title: words('desk.ask'),
      button: words('desk.send'),
      fields: [text.element, el('div', { class: 'tick' }, wants, el('label', { for: 'desk-wants-answer' }, words('desk.wants-answer')))],
      told: words('desk.sent'),
      act: async () => {
        // The same id until an answer arrived, so that sending twice says it once.
        await this.#change((report) => writeToReporter(report.id, { id, kind: wants.checked ? 'QUESTION' : 'NOTE', text: text.input.value.trim() }));
        id = randomId();
      },
    });
  }

  #grade() {
    const choice = (part) =>
      el(
        'div',
        { class: 'field' },
        el('label', { for: `desk-${part}` }, words(`desk.grade.${part}`)),
        el('select', { id: `desk-${part}`, 'data-test': `desk-${part}` }, GRADES[part].map((code) => el('option', { value: code }, `${code} - ${words(`desk.grade.${part}.${code}`)}`))),
      );
    const fields = Object.keys(GRADES).map(choice);
    const reason = actField({ id: 'desk-grade-reason', label: words('desk.grade.reason'), hint: words('desk.grade.reason-hint'), maxlength: 400, autocomplete: 'off' });
    const chosen = () => fields.map((field) => field.querySelector('select').value).join('');
    return actForm({
      id: 'desk-grade',
      title: words('desk.grade'),
      button: words('desk.grade.send'),
      fields: [el('div', { class: 'columns' }, fields), reason.element],
      told: words('desk.graded'),
      act: () => this.#change((report) => gradeReport(report.id, report.version, { grade: chosen(), reason: reason.input.value.trim() || null })),
    });
  }

  #join() {
    const targets = el('div', { class: 'desk-targets' });
    const reference = actField({ id: 'desk-join-reference', label: words('desk.join.reference'), hint: words('desk.join.reference-hint'), maxlength: 40, autocomplete: 'off' });
    const reason = reasonField('desk-join-reason', words('desk.join.reason'));
    let drawn = '';
    const update = () => {
      const offered = (this.#store.duplicates ?? []).filter(({ joinable }) => joinable);
      const now = offered.map(({ feature }) => feature.id).join();
      if (now === drawn) return;
      drawn = now;
      show(
        targets,
        offered.length > 0 &&
          el(
            'fieldset',
            {},
            el('legend', {}, words('desk.join.which')),
            offered.map(({ feature }, number) =>
              el(
                'div',
                { class: 'tick' },
                el('input', { type: 'radio', name: 'desk-join-target', id: `desk-join-${number}`, value: feature.id }),
                el('label', { for: `desk-join-${number}` }, `${feature.properties.reference ?? ''} ${feature.properties.gridReference}`),
              ),
            ),
          ),
      );
    };
    const form = actForm({
      id: 'desk-join',
      title: words('desk.join'),
      button: words('desk.join.send'),
      fields: [el('p', { class: 'hint' }, words('desk.join.hint')), targets, reference.element, reason.element],
      told: words('desk.join.done'),
      act: async () => {
        const to = await this.#target(targets.querySelector(':checked')?.value, reference.input.value.trim());
        await this.#change((report) => joinReport(report.id, report.version, to, reason.input.value.trim()));
      },
    });
    return { ...form, update };
  }

  /** Chooses one of the possible duplicates in the form, and opens it. */
  joinTo(incident) {
    this.openForm('join');
    const radio = this.#parts.join.form.querySelector(`input[value="${CSS.escape(incident)}"]`);
    if (radio) radio.checked = true;
    this.#parts.join.form.querySelector('#desk-join-reason').focus();
  }

  /** The incident that is meant: a reference that was typed goes before one that was chosen. */
  async #target(chosen, reference) {
    if (reference === '') {
      if (!chosen) throw new Unanswered('desk.join.needed');
      return chosen;
    }
    const wanted = reference.toUpperCase().replace(/[\s/]+/g, '-');
    const { references } = await fetchSuggestions(wanted);
    const found = references.find((each) => each.reference === wanted);
    if (!found) throw new Unanswered('desk.join.unknown');
    return found.id;
  }

  #apart() {
    const reason = reasonField('desk-apart-reason', words('desk.apart.reason'));
    return actForm({
      id: 'desk-apart',
      title: words('desk.apart'),
      button: words('desk.apart.send'),
      fields: [el('p', { class: 'hint' }, words('desk.apart.hint')), reason.element],
      told: words('desk.apart.done'),
      act: () => this.#change((report) => takeReportApart(report.id, report.version, reason.input.value.trim())),
    });
  }

  #crime() {
    const kinds = ['CRIME', 'NO_CRIME', 'INTELLIGENCE'];
    const reference = actField({ id: 'desk-crime-reference', label: words('desk.crime.reference'), needed: words('desk.crime.reference-needed'), maxlength: 40, autocomplete: 'off' });
    const at = actField({ id: 'desk-crime-at', label: words('desk.crime.at'), type: 'datetime-local', needed: words('desk.crime.at-needed'), value: toField(new Date().toISOString()) });
    const reason = actField({ id: 'desk-crime-reason', label: words('desk.crime.reason'), maxlength: 400, autocomplete: 'off', needed: words('desk.reason-needed') });
    const why = el('p', { class: 'hint' });
    const radios = el(
      'fieldset',
      {},
      el('legend', {}, words('desk.crime.which')),
      kinds.map((kind) => el('div', { class: 'tick' }, el('input', { type: 'radio', name: 'desk-crime-kind', id: `desk-crime-${kind}`, value: kind, checked: kind === 'CRIME' }), el('label', { for: `desk-crime-${kind}` }, words(`desk.crime.${kind}`)))),
    );
    const kind = () => radios.querySelector(':checked').value;
    const choose = () => {
      const isCrime = kind() === 'CRIME';
      for (const field of [reference, at]) {
        field.element.hidden = !isCrime;
        field.input.disabled = !isCrime;
      }
      reason.element.hidden = isCrime;
      reason.input.disabled = kind() !== 'NO_CRIME';
      if (kind() === 'INTELLIGENCE') reason.element.hidden = true;
      why.hidden = kind() !== 'INTELLIGENCE';
      why.textContent = words('desk.crime.intelligence-hint');
    };
    radios.addEventListener('change', choose);
    let id = randomId();
    const form = actForm({
      id: 'desk-crime',
      title: words('desk.crime'),
      button: words('desk.crime.send'),
      fields: [radios, why, reference.element, at.element, reason.element],
      told: words('desk.crime.done'),
      act: async () => {
        const chosen = kind();
        const promotion = { id, kind: chosen };
        if (chosen === 'CRIME') Object.assign(promotion, { crimeReference: reference.input.value.trim(), crimeRecordedAt: fromField(at.input.value) });
        if (chosen === 'NO_CRIME') promotion.reason = reason.input.value.trim();
        await this.#change((report) => promoteReport(report.id, report.version, promotion));
        id = randomId();
      },
    });
    form.form.addEventListener('reset', () => setTimeout(choose));
    choose();
    return form;
  }

  /** The dialog of the map, for the incident that the report counts for. */
  #sharing() {
    const place = el('div', { class: 'stack' }, el('p', { role: 'status' }, words('desk.loading')));
    const fill = async () => {
      try {
        await loadWords('page', 'map');
        const [, incident, choices] = await Promise.all([import('../incident/hedge-sharing.js'), getIncident(this.#report.countsFor.id), fetchSharingChoices()]);
        const sharing = document.createElement('hedge-sharing');
        Object.assign(sharing, { incident, choices });
        show(place, el('p', {}, words('desk.sharing-of', { reference: this.#report.countsFor.reference })), sharing);
      } catch (problem) {
            show(place, el('p', { class: 'problem', role: 'alert' }, problemWords(problem)));
      }
    };
    place.addEventListener('sharing-changed', () => {
      this.#store.readAfresh();
      fill();
    });
    const details = el('details', { class: 'desk-act', id: 'desk-sharing', 'data-test': 'desk-sharing' }, el('summary', {}, words('desk.sharing')), place);
    details.addEventListener('toggle', () => details.open && fill());
    return { details };
  }

  #close() {
    const reason = reasonField('desk-close-reason', words('desk.close.reason'));
    const english = actField({ id: 'desk-outcome-en', tag: 'textarea', rows: 3, label: words('desk.close.outcome-en'), hint: words('desk.close.outcome-hint'), needed: words('desk.close.outcome-needed'), maxlength: 2000 });
    const welsh = actField({ id: 'desk-outcome-cy', tag: 'textarea', rows: 3, lang: 'cy', label: words('desk.close.outcome-cy'), maxlength: 2000 });
    return actForm({
      id: 'desk-close',
      title: words('desk.close'),
      button: words('desk.close.send'),
      fields: [el('p', { class: 'hint' }, words('desk.close.hint')), reason.element, english.element, welsh.element],
      told: words('desk.close.done'),
      act: async () => {
        const { id, version } = this.#report.countsFor;
        try {
          await closeWithNotice(id, version, { reason: reason.input.value.trim(), outcome: { en: english.input.value.trim(), cy: welsh.input.value.trim() || null } });
        } finally {
          await this.#store.readAfresh();
        }
      },
    });
  }
}

/** Something that the form asks for was not said, or means nothing; `key` names the words for it. */
class Unanswered extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}
