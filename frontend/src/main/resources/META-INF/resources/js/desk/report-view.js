import { fetchContact, statementAddress } from '../api/desk.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock, spokenSpan } from '../time/spoken-time.js';
import { answerFacts } from './answers.js';
import { kindWords, metresWords, problemWords, reasonWords } from './desk-words.js';
import { EventView } from './event-view.js';
import { RemarksView } from './remarks-view.js';
import { ReportActs } from './report-acts.js';
import { chips, placeWords } from './report-row.js';

/** One report: what was told, what was said since, what it may be the same as, and what can be done. Made once for each report that is opened. */
export class ReportView {
  root = el('article', { class: 'desk-report stack', 'aria-labelledby': 'desk-report-title', 'data-test': 'desk-report' });
  #store;
  #heading = el('h2', { id: 'desk-report-title', tabindex: -1 });
  #told = el('section', { class: 'stack' });
  #thread = el('section', { class: 'desk-part', 'data-test': 'desk-thread' });
  #duplicates = el('section', { class: 'desk-part', 'data-test': 'desk-duplicates' });
  #made = el('section', { class: 'desk-part' });
  #contact = el('div', {});
  #acts;
  #event;
  #remarks;

  constructor({ store, person, choose, back }) {
    this.#store = store;
    this.#acts = new ReportActs({ store, person });
    this.#event = new EventView({ store, choose });
    const id = store.selected;
    this.#remarks = new RemarksView({ store, choose, ofIncidents: () => [id, store.open?.countsFor.id], prefix: 'desk-report-remark-join' });
    this.#remarks.root.classList.add('desk-part');
    this.#offerContact();
    show(
      this.root,
      el('button', { type: 'button', class: 'quiet desk-back', 'data-test': 'desk-back', onclick: back }, words('desk.back')),
      this.#heading,
      this.#told,
      // The files of the report, drawn by the element of evidence.
      el('hedge-evidence', { report: id }),
      this.#contact,
      el('p', {}, el('a', { href: statementAddress(id), download: '', 'data-test': 'desk-statement' }, words('desk.statement')), ' ', el('span', { class: 'hint' }, words('desk.statement.hint'))),
      this.#thread,
      this.#acts.root,
      this.#remarks.root,
      this.#duplicates,
      this.#event.root,
      this.#made,
    );
    this.update();
  }

  get acts() {
    return this.#acts;
  }

  focus() {
    this.#heading.focus();
  }

  update() {
    const { whole, duplicates } = this.#store;
    if (!whole) return;
    const { report } = whole;
    show(this.#heading, kindWords(report.category), ' ', el('span', { class: 'soft' }, report.countsFor.reference));
    this.#drawTold(report);
    this.#drawThread(whole.messages);
    this.#drawDuplicates(duplicates);
    this.#drawMade(whole);
    this.#event.update();
    this.#acts.update();
    this.updateRemarks();
  }

  /** What watch groups told about the incident that it began or counts for. */
  updateRemarks() {
    this.#remarks.update();
  }

  #drawTold(report) {
    const { place } = report;
    const due = Date.parse(report.crimeBy);
    show(
      this.#told,
      el('p', { class: 'desk-row-chips' }, chips(report)),
      report.narrative !== '' && el('p', { class: 'desk-narrative', 'data-test': 'desk-narrative' }, report.narrative),
      el(
        'dl',
        { class: 'facts' },
        fact(words('desk.when'), spokenSpan(report)),
        fact(words('desk.where'), [placeWords(place), ` ${words('desk.within', { distance: metresWords(place.precisionMetres) })}`]),
        place.square && fact(words('desk.square'), place.square),
        fact(words('desk.received'), `${spokenDayAndClock(report.receivedAt)}, ${words(`desk.way.${report.way}`)}`),
        fact(words('desk.template'), words(`template.${report.template}`)),
        Math.abs(Date.parse(report.madeAt) - Date.parse(report.receivedAt)) > 10 * 60_000 && fact(words('desk.made'), spokenDayAndClock(report.madeAt)),
        report.bulletin && fact(words('desk.answers-bulletin'), el('a', { href: `/bulletins.html?for=me#${report.bulletin}`, 'data-test': 'desk-bulletin' }, words('desk.answers-bulletin-open'))),
        report.landownerPermission && fact(words('desk.permission'), words(`desk.permission.${report.landownerPermission}`)),
        fact(words('desk.assigned'), report.assignedTo ? (report.assignedTo.name ?? words('desk.somebody')) : words('desk.nobody')),
        fact(words('desk.graded-as'), report.grade ?? words('desk.not-graded')),
        fact(words('desk.crime-clock'), this.#isDecided ? words('desk.crime-decided') : words(due > Date.now() ? 'desk.crime-due' : 'desk.crime-overdue', { at: spokenDayAndClock(report.crimeBy) })),
      ),
      answerFacts(report.answers),
    );
  }

  get #isDecided() {
    return this.#store.whole.promotions.some(({ kind }) => kind !== 'INTELLIGENCE');
  }

  /** Who may be asked is fetched only when somebody wants to know, for it is written down who did. */
  #offerContact() {
    const ask = async () => {
      try {
        const { name, telephone, email } = await fetchContact(this.#store.selected);
        const known = [name && fact(words('desk.contact.name'), name), telephone && fact(words('desk.contact.telephone'), el('a', { href: `tel:${telephone.replace(/[^+\d]/g, '')}` }, telephone)), email && fact(words('desk.contact.email'), email)].filter(Boolean);
        show(this.#contact, el('h3', {}, words('desk.contact')), known.length > 0 ? el('dl', { class: 'facts', 'data-test': 'desk-contact' }, known) : el('p', {}, words('desk.contact.none')));
      } catch (problem) {
        show(this.#contact, el('p', { class: 'problem', role: 'alert' }, problemWords(problem)));
      }
    };
    show(this.#contact, el('button', { type: 'button', class: 'secondary', 'data-test': 'desk-contact-show', onclick: ask }, words('desk.contact.show')), el('p', { class: 'hint' }, words('desk.contact.hint')));
  }

  #drawThread(messages) {
    show(
      this.#thread,
      el('h3', {}, words('desk.thread')),
      messages.length === 0
        ? el('p', { class: 'soft' }, words('desk.thread.none'))
        : el(
            'ol',
            { class: 'desk-messages' },
            messages.map(({ from, kind, text, by, at }) =>
              el('li', { class: from === 'DESK' ? 'is-ours' : 'is-theirs' }, el('p', { class: 'soft' }, `${words(`desk.said.${kind}`)}${by?.name && from === 'DESK' ? `, ${by.name}` : ''}, ${spokenDayAndClock(at)}`), el('p', { class: 'desk-narrative' }, text)),
            ),
          ),
    );
  }

  #drawDuplicates(duplicates) {
    show(
      this.#duplicates,
      el('h3', {}, words('desk.duplicates')),
      duplicates === null
        ? el('p', { class: 'soft' }, words('desk.loading'))
        : duplicates.length === 0
          ? el('p', { class: 'soft' }, words('desk.duplicates.none'))
          : el(
              'ul',
              { class: 'desk-duplicates' },
              duplicates.map(({ feature, joinable, reasons }) => {
                const { reference, category, gridReference, force } = feature.properties;
                return el(
                  'li',
                  { class: 'card' },
                  el('p', {}, el('strong', {}, kindWords(category)), ` ${gridReference} `, el('span', { class: 'soft' }, [reference ?? force, spokenSpan(feature.properties)].join(', '))),
                  el('p', {}, reasons.map(reasonWords).join(', ')),
                  joinable && !this.#isClosed && el('button', { type: 'button', class: 'secondary', 'data-test': 'desk-join-this', onclick: () => this.#acts.joinTo(feature.id) }, words('desk.join.this')),
                );
              }),
            ),
    );
  }

  get #isClosed() {
    return this.#store.open?.state === 'CLOSED';
  }

  #drawMade({ joinings, gradings, promotions }) {
    const line = (at, by, text, reason) => ({ at, node: el('li', {}, el('span', {}, text), reason && ` - ${reason}`, el('span', { class: 'soft' }, ` ${[by?.name, spokenDayAndClock(at)].filter(Boolean).join(', ')}`)) });
    const lines = [
      ...joinings.map(({ to, by, reason, at }) => line(at, by, words(to === this.#store.selected ? 'desk.made.apart' : 'desk.made.joined'), reason)),
      ...gradings.map(({ grade, by, reason, at }) => line(at, by, words('desk.made.graded', { grade }), reason)),
      ...promotions.map(({ kind, crimeReference, grade, by, reason, at }) => line(at, by, words(`desk.made.${kind}`, { reference: crimeReference ?? '', grade: grade ?? '' }), reason)),
    ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    show(this.#made, lines.length > 0 && [el('h3', {}, words('desk.made-of-it')), el('ul', { class: 'desk-made', 'data-test': 'desk-made' }, lines.map(({ node }) => node))]);
  }
}

const fact = (term, value) => [el('dt', {}, term), el('dd', {}, value)];
