import { getImport, listImports, rejectsAddress, sendImport } from '../api/imports.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { dryRunReport, readMapping } from './dry-run-report.js';
import { progressOf } from './import-progress.js';

const FORMATS = [['auto', phrase('office.imports.find-out-from-the-file')], ['generic', phrase('office.imports.a-table-with-columns-that-i')], ['police-uk', phrase('office.imports.data-police-uk-street-crime')]];
const WATCH_MS = 1000;

/** A file on its way in: dry run, mapping of columns, the import itself with its progress, and the rejects. */
export class HedgeImport extends HTMLElement {
  #file = null;
  #format = 'auto';
  #form;
  #outcome = el('div', { class: 'stack' });
  #earlier = el('div', { class: 'section stack' });
  #timer = null;

  connectedCallback() {
    this.#form = el(
      'form',
      { id: 'import-form', class: 'card stack', novalidate: true },
      errorSummary('import-form'),
      el('div', { class: 'field' }, el('label', { for: 'file' }, phrase('office.imports.csv-file')), el('input', { type: 'file', id: 'file', accept: '.csv,.gz,text/csv', 'data-test': 'import-file' })),
      selectField({ id: 'format', label: phrase('office.imports.what-is-in-it'), options: FORMATS, 'data-test': 'import-format' }),
      el('button', { type: 'submit', class: 'primary', id: 'import-try', 'data-test': 'import-dry-run' }, phrase('office.imports.dry-run')),
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#file = this.#form.querySelector('#file').files[0] ?? null;
      this.#format = this.#form.querySelector('#format').value;
      if (this.#file) this.#try(null);
      else showErrors(this.#form, [{ field: 'file', words: phrase('office.imports.choose-a-file') }]);
    });
    show(this, this.#form, this.#outcome, this.#earlier);
    this.#drawEarlier();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #try(mapping) {
    showErrors(this.#form, []);
    show(this.#outcome, el('p', { role: 'status' }, phrase('office.imports.reading-the-file')));
    try {
      const report = await sendImport({ file: this.#file, format: this.#format, mapping, dryRun: true });
      this.#format = report.format;
      const again = el('button', { type: 'button', class: 'secondary', onclick: () => this.#try(readMapping(this.#outcome)) }, phrase('office.imports.dry-run-again-with-these-columns'));
      const go = el('button', { type: 'button', class: 'primary', 'data-test': 'import-go', disabled: report.accepted === 0, onclick: () => this.#start(readMapping(this.#outcome)) }, phrase('office.imports.import-rows', { toLocaleString: report.accepted.toLocaleString('en-GB') }));
      show(this.#outcome, dryRunReport(report), el('div', { class: 'buttons' }, go, report.format === 'generic' && again));
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #start(mapping) {
    show(this.#outcome, el('p', { role: 'status' }, phrase('office.imports.sending-the-file')));
    try {
      const { id } = await sendImport({ file: this.#file, format: this.#format, mapping, dryRun: false });
      this.#watch(id);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  /** Asks once a second; a server that is silent for a while does not end the watch. */
  async #watch(id) {
    clearTimeout(this.#timer);
    try {
      const state = await getImport(id);
      show(this.#outcome, progressOf(state));
      if (state.state === 'DONE' || state.state === 'FAILED') return this.#drawEarlier();
    } catch (problem) {
      if (problem.status) return this.#refused(problem);
    }
    this.#timer = setTimeout(() => this.isConnected && this.#watch(id), WATCH_MS);
    return null;
  }

  async #drawEarlier() {
    try {
      const imports = await listImports();
      if (imports.length === 0) return show(this.#earlier);
      const running = imports.find(({ state }) => state === 'READING' || state === 'PUBLISHING');
      if (running) this.#watch(running.id);
      return show(this.#earlier, el('h2', {}, phrase('office.imports.latest-imports')), el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.imports.latest-imports') }, table(imports)));
    } catch {
      return show(this.#earlier, el('p', { class: 'notice' }, phrase('office.imports.earlier-imports-could-not-be-fetched')));
    }
  }

  #refused(problem) {
    show(this.#outcome);
    const words = problem.errors?.length ? problem.errors.map(({ detail }) => detail) : [problem.words ?? phrase('office.imports.the-file-could-not-be-read')];
    showErrors(this.#form, words.map((each) => ({ field: 'file', words: each })));
  }
}

const STATES = { READING: phrase('office.imports.reading'), PUBLISHING: phrase('office.imports.publishing'), DONE: phrase('office.imports.done'), FAILED: phrase('office.imports.failed') };

function table(imports) {
  const number = (value) => el('td', { class: 'number' }, (value ?? 0).toLocaleString('en-GB'));
  return el(
    'table',
    { 'data-test': 'imports' },
    el('thead', {}, el('tr', {}, [phrase('office.imports.file'), phrase('office.imports.state'), phrase('office.imports.rows'), phrase('office.imports.accepted'), phrase('office.imports.already-there'), phrase('office.imports.rejected')].map((words, index) => el('th', { scope: 'col', class: index > 1 ? 'number' : null }, words)))),
    el(
      'tbody',
      {},
      imports.map((each) =>
        el('tr', {}, el('th', { scope: 'row' }, each.fileName), el('td', {}, STATES[each.state] ?? each.state), number(each.rows), number(each.accepted), number(each.already), el('td', { class: 'number' }, each.rejected > 0 ? el('a', { href: rejectsAddress(each.id), download: true }, phrase('office.imports.list', { toLocaleString: each.rejected.toLocaleString('en-GB') })) : '0')),
      ),
    ),
  );
}

customElements.define('hedge-import', HedgeImport);
