import { approveUse, fetchCheck, fetchDesk, fetchDue, fetchLive, fetchOwn, fetchReceived, fetchReport, fetchRetention, fetchTransfers, printAddress, readReceived, takeWay } from '../api/intelligence.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { givenOf, sentForm } from '../lib/sent-form.js';
import { registerFold, tellingFold } from '../source/source-forms.js';
import { disseminationsPart, receivedList } from './disseminations.js';
import { reportForm } from './report-form.js';
import { reportText } from './report-text.js';
import { dueList, retentionPart } from './retention.js';
import { sanitisedForm } from './sanitised-form.js';
import { transferForm, transfersPart } from './transfers.js';

const WITH_REASON = ['RETURN_FOR_CORRECTION', 'RETURN_FOR_DELETION', 'MARK_SENSITIVE', 'MARK_ORDINARY'];
const WITH_AUTHOR = ['REQUIRES_COMPLETION', 'REQUIRES_CORRECTION', 'REQUIRES_CORRECTION_SENSITIVE'];
const OFFERED_FROM = ['REQUIRES_LINKING', 'LIVE'];
const ON_ITS_WAY = ['REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_LINKING', 'REQUIRES_LINKING_SENSITIVE'];
const ASSESSED = ['REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE'];

/**
 * The lists of reports, one of them whole, and the forms. `reference`, `sources` (the api of sources), `writes` and
 * `assesses` are set before it is connected, and `incidents` (ids) where a report about them is to be begun.
 */
export class HedgeIntelligence extends HTMLElement {
  incidents = [];
  #body = el('div', { class: 'stack' });

  connectedCallback() {
    if (this.#body.isConnected) return;
    this.append(this.#body);
    if (this.incidents.length > 0) this.#write(null, this.incidents);
    else this.#lists();
  }

  async #lists() {
    try {
      const [live, own, desk, received, transfers, due] = await Promise.all([fetchLive(), this.writes ? fetchOwn() : [], this.assesses ? fetchDesk() : [], this.writes ? fetchReceived() : [], this.assesses ? fetchTransfers() : null, this.assesses ? fetchDue() : null]);
      this.#draw(
        this.writes &&
          el(
            'div',
            { class: 'buttons' },
            el('button', { type: 'button', class: 'primary', 'data-test': 'intelligence-new', onclick: () => this.#write(null) }, words('intelligence.new')),
            el('button', { type: 'button', class: 'secondary', 'data-test': 'intelligence-legacy', onclick: () => this.#write(null, [], true) }, words('intelligence.legacy')),
          ),
        this.writes && receivedList(received, (one) => this.#openReceived(one)),
        this.assesses && this.#list('desk', desk),
        due && dueList(due, (id) => this.#open(id)),
        transfers && transfersPart(transfers, () => this.#lists()),
        this.writes && this.#list('own', own),
        this.#list('live', live),
      );
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #list(name, reports) {
    const row = (report) =>
      el(
        'li',
        {},
        el('button', { type: 'button', class: 'link', 'data-test': 'intelligence-row', onclick: () => this.#open(report.id) }, `${report.urn}, ${report.title}`),
        el('p', { class: 'soft' }, [report.state && words(`intelligence.state.${report.state}`), report.force, report.priority && words(`intelligence.priority.${report.priority}`)].filter(Boolean).join(', ')),
      );
    return el('section', { class: 'section', 'data-test': `intelligence-${name}` }, el('h2', {}, words(`intelligence.list.${name}`)), reports.length === 0 ? el('p', { class: 'soft' }, words(`intelligence.list.${name}.none`)) : el('ul', { class: 'plain-list stack' }, reports.map(row)));
  }

  #write(report, incidents = [], isLegacy = false) {
    const form = reportForm({ report, incidents, kinds: this.#kinds(), isLegacy, done: ({ id }) => this.#open(id), leave: () => (report ? this.#open(report.id) : this.#lists()) });
    this.#draw(form, this.#whoTold(form, report));
  }

  #kinds() {
    return new Map(this.reference.categories.flatMap(({ children = [] }) => children.map(({ code, name }) => [code, name])));
  }

  /** Who told it goes to the store of sources, and its reference into the report. */
  #whoTold(form, report) {
    const said = el('p', { role: 'status' });
    const field = form.querySelector('#intelligence-sourceReference');
    const registered = (reference) => {
      field.value = reference;
      said.textContent = words('intelligence.source-registered', { reference });
    };
    const kept = (reference) => {
      said.textContent = words('source.kept', { reference });
    };
    return el(
      'section',
      { class: 'section stack' },
      el('h2', {}, words('intelligence.who-told')),
      el('p', { class: 'soft' }, words('intelligence.who-told-note')),
      said,
      registerFold({ api: this.sources, done: registered }),
      // What goes with it names the report, which is there once it is kept.
      report ? tellingFold({ api: this.sources, report: report.id, reference: () => field.value.trim(), done: kept }) : el('p', { class: 'soft' }, words('intelligence.who-told-later')),
    );
  }

  /** Reading what was sent is kept; then it is a report like others. */
  async #openReceived({ id, report }) {
    try {
      await readReceived(id);
      await this.#open(report);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #open(id) {
    try {
      const whole = await fetchReport(id);
      const { report, forOthers } = whole;
      const assesses = report !== null && !report.own && this.assesses && ASSESSED.includes(report.state);
      const sends = this.assesses && report !== null && forOthers !== null && (forOthers.live || ON_ITS_WAY.includes(report.state));
      const retention = this.assesses && report !== null ? await fetchRetention(id) : null;
      const hits = assesses && forOthers ? await fetchCheck(id) : [];
      this.#draw(
        el('button', { type: 'button', class: 'link', 'data-test': 'intelligence-back', onclick: () => this.#lists() }, words('intelligence.back')),
        report && el('p', { role: 'status', 'data-test': 'intelligence-state' }, words(`intelligence.state.${report.state}`), report.wayReason && `: ${report.wayReason}`),
        el(
          'div',
          { class: 'intelligence-pair' },
          report && reportText(report, words('intelligence.original')),
          assesses
            ? el('section', { class: 'stack' }, el('h2', {}, words('intelligence.sanitised')), sanitisedForm({ report, written: forOthers, hits, reference: this.reference, done: () => this.#open(id) }))
            : forOthers && reportText(forOthers, words('intelligence.sanitised')),
        ),
        report?.own && WITH_AUTHOR.includes(report.state) && el('button', { type: 'button', class: 'secondary', 'data-test': 'intelligence-change', onclick: () => this.#write(report, whole.incidents) }, words('intelligence.change')),
        report && report.waysOpen.length > 0 && this.#ways(report),
        sends && OFFERED_FROM.includes(report.state) && transferForm(id, this.reference.sharing.organisations, () => this.#lists()),
        sends && (await disseminationsPart(id, forOthers.live)),
        forOthers?.live && el('p', {}, el('a', { href: printAddress(id), download: '' }, words('intelligence.print'))),
        retention && retentionPart(id, retention, () => this.#open(id)),
        forOthers?.live && forOthers.own && forOthers.approvable.length > 0 && report && this.#approvals(forOthers),
      );
    } catch (problem) {
      this.#refused(problem);
    }
  }

  /** One form for all ways that are open: the one that is chosen says whether it asks for a reason. */
  #ways(report) {
    const reason = formField({ id: 'way-reason', label: words('intelligence.reason'), maxlength: 400, autocomplete: 'off' });
    const form = sentForm({
      id: 'way',
      prefix: 'way-',
      button: words('intelligence.go-on'),
      act: async (sent) => {
        await takeWay(report.id, report.version, givenOf(sent, 'way-name'), givenOf(sent, 'way-reason'));
        await this.#open(report.id);
      },
      fields: [selectField({ id: 'way-name', label: words('intelligence.way'), options: report.waysOpen.map((name) => [name, words(`intelligence.way.${name}`)]) }), reason],
    });
    const redraw = () => {
      reason.hidden = !WITH_REASON.includes(givenOf(form, 'way-name'));
    };
    form.addEventListener('change', redraw);
    redraw();
    return form;
  }

  #approvals(forOthers) {
    return sentForm({
      id: 'approval',
      prefix: 'approval-',
      isPrimary: false,
      button: words('intelligence.approve'),
      act: async (form) => {
        await approveUse(forOthers.id, givenOf(form, 'approval-use'), givenOf(form, 'approval-reason'));
        await this.#open(forOthers.id);
      },
      fields: [selectField({ id: 'approval-use', label: words('intelligence.approval'), options: forOthers.approvable.map((use) => [use, words(`intelligence.use.${use}`)]) }), formField({ id: 'approval-reason', label: words('intelligence.reason'), maxlength: 400, autocomplete: 'off' })],
    });
  }

  #draw(...parts) {
    show(this.#body, ...parts);
    this.closest('main')?.focus();
  }

  #refused(problem) {
    this.#draw(el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('intelligence.failed')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#lists() }, words('intelligence.back')));
  }
}

customElements.define('hedge-intelligence', HedgeIntelligence);
