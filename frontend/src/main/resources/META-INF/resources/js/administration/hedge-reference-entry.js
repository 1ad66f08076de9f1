import { getEntry, sendEdit } from '../api/reference-data.js';
import { el, show } from '../lib/dom.js';
import { dayAndClock } from '../time/london.js';
import { referenceForm } from './reference-form.js';
import { differences, isUnverified, nameOf, rowOfToday, spanWords, stateWords, valueWords } from './reference-words.js';

/**
 * One thing of a dated table: what held when, what may be done to it, and its history. `table` (of the list of tables) and `today` are set
 * before it is connected. It says "entry-changed" after an edit and "entry-closed".
 */
export class HedgeReferenceEntry extends HTMLElement {
  #entry = null;

  async open(key) {
    show(this, el('p', { role: 'status' }, 'Fetching the row…'));
    try {
      this.#entry = await getEntry(this.table.name, key);
      this.#draw();
      this.querySelector('h2').focus();
    } catch (problem) {
      show(this, this.#back(), el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'The row could not be fetched.'));
    }
  }

  #back() {
    return el('button', { type: 'button', class: 'link', 'data-test': 'reference-back', onclick: () => this.dispatchEvent(new Event('entry-closed')) }, 'Back to the list');
  }

  #draw(said = null) {
    const { rows, key } = this.#entry;
    const now = rowOfToday(rows);
    show(
      this,
      this.#back(),
      el('h2', { tabindex: -1, 'data-test': 'reference-entry' }, now ? nameOf(now) : key, ' ', el('span', { class: 'soft' }, key)),
      said && el('p', { class: 'notice', role: 'status', 'data-test': 'reference-saved' }, said),
      rows.length === 0 && el('p', { class: 'notice' }, 'Nothing holds or is planned. The history stays.'),
      [...rows].reverse().map((row) => this.#row(row)),
      now && this.#deeds(rows),
      this.#history(),
    );
  }

  #row(row) {
    const others = this.table.columns.filter(({ ofTheKey }) => !ofTheKey);
    return el(
      'section',
      { class: 'card', 'data-test': 'reference-row', 'data-state': row.state },
      el('h3', {}, spanWords(row), el('span', { class: 'chip' }, stateWords(row.state)), isUnverified(row) && el('span', { class: 'chip chip-warning' }, 'Not verified')),
      el('dl', { class: 'facts' }, others.filter(({ name }) => row.values[name] !== '').map(({ name, label }) => [el('dt', {}, label), el('dd', {}, valueWords(row.values[name]))])),
      el('details', {}, el('summary', {}, 'Correct a typing error', el('span', { class: 'for-listeners' }, ` in the row ${spanWords(row).toLowerCase()}`)), this.#correction(row, others)),
      row.state === 'PLANNED' && el('details', {}, el('summary', {}, 'Take this plan back'), this.#form({ id: `back-${row.from}`, button: 'Take the plan back', parts: {}, extra: { row: row.from } }, 'taken-back', 'The plan was taken back.')),
    );
  }

  #correction(row, columns) {
    return this.#form(
      { id: `correct-${row.from}`, button: 'Correct this row', parts: { columns, values: row.values, from: { label: 'First day', value: row.from }, until: row.until }, extra: { row: row.from } },
      'corrections',
      'The row was corrected.',
    );
  }

  #deeds(rows) {
    const last = rows.at(-1);
    const columns = this.table.columns.filter(({ ofTheKey }) => !ofTheKey);
    return el(
      'div',
      { class: 'stack' },
      el('details', { class: 'card', 'data-test': 'reference-change' }, el('summary', {}, 'Change it from a day'), this.#form({ id: 'change', button: 'Save the change', parts: { columns, values: last.values, from: { label: 'From which day?', mayBePast: true } } }, 'changes', 'The change was saved.')),
      el('details', { class: 'card', 'data-test': 'reference-end' }, el('summary', {}, 'End it'), this.#form({ id: 'end', button: 'End it', parts: { from: { label: 'First day on which it no longer holds', mayBePast: true }, successor: this.table.name === 'forces' } }, 'end', 'Its end was saved.')),
    );
  }

  #form(options, deed, said) {
    const send = async (body) => {
      this.#entry = await sendEdit(this.#entry, deed, body);
      this.#draw(said);
      this.querySelector('h2').focus();
      this.dispatchEvent(new Event('entry-changed'));
    };
    return referenceForm({ ...options, today: this.today, send });
  }

  #history() {
    const { history } = this.#entry;
    if (history.length === 0) return el('p', { class: 'soft' }, 'Never edited: this is what Hedgerow began with.');
    return el(
      'section',
      { class: 'stack' },
      el('h3', {}, 'History'),
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'History' },
        el(
          'table',
          { 'data-test': 'reference-history' },
          el('thead', {}, el('tr', {}, ['When', 'Who', 'Why', 'What'].map((words) => el('th', { scope: 'col' }, words)))),
          el('tbody', {}, history.map((line) => this.#line(line))),
        ),
      ),
    );
  }

  #line(line) {
    const what = differences(line, this.table.columns).map(([label, was, is]) => el('li', {}, `${label}: `, was && el('del', {}, valueWords(was)), was && is && ' ', is && el('ins', {}, valueWords(is))));
    const deed = line.before === null ? 'Added' : line.after === null ? 'Taken back' : 'Changed';
    return el('tr', {}, el('td', {}, dayAndClock(line.at)), el('td', {}, line.by ?? 'Somebody who has left'), el('td', {}, line.reason), el('td', {}, line.before !== null && line.after !== null ? el('ul', {}, what) : el('details', {}, el('summary', {}, deed), el('ul', {}, what))));
  }
}

customElements.define('hedge-reference-entry', HedgeReferenceEntry);
