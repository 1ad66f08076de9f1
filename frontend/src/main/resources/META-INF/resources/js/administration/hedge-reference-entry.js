import { getEntry, sendEdit } from '../api/reference-data.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-office.js';
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
    show(this, el('p', { role: 'status' }, phrase('office.administration.fetching-the-row')));
    try {
      this.#entry = await getEntry(this.table.name, key);
      this.#draw();
      this.querySelector('h2').focus();
    } catch (problem) {
      show(this, this.#back(), el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-row-could-not-be-fetched')));
    }
  }

  #back() {
    return el('button', { type: 'button', class: 'link', 'data-test': 'reference-back', onclick: () => this.dispatchEvent(new Event('entry-closed')) }, phrase('office.administration.back-to-the-list'));
  }

  #draw(said = null) {
    const { rows, key } = this.#entry;
    const now = rowOfToday(rows);
    show(
      this,
      this.#back(),
      el('h2', { tabindex: -1, 'data-test': 'reference-entry' }, now ? nameOf(now) : key, ' ', el('span', { class: 'soft' }, key)),
      said && el('p', { class: 'notice', role: 'status', 'data-test': 'reference-saved' }, said),
      rows.length === 0 && el('p', { class: 'notice' }, phrase('office.administration.nothing-holds-or-is-planned-the')),
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
      el('h3', {}, spanWords(row), el('span', { class: 'chip' }, stateWords(row.state)), isUnverified(row) && el('span', { class: 'chip chip-warning' }, phrase('office.administration.not-verified'))),
      el('dl', { class: 'facts' }, others.filter(({ name }) => row.values[name] !== '').map(({ name, label }) => [el('dt', {}, label), el('dd', {}, valueWords(row.values[name]))])),
      el('details', {}, el('summary', {}, phrase('office.administration.correct-a-typing-error'), el('span', { class: 'for-listeners' }, phrase('office.administration.in-the-row', { toLowerCase: spanWords(row).toLowerCase() }))), this.#correction(row, others)),
      row.state === 'PLANNED' && el('details', {}, el('summary', {}, phrase('office.administration.take-this-plan-back')), this.#form({ id: `back-${row.from}`, button: phrase('office.administration.take-the-plan-back'), parts: {}, extra: { row: row.from } }, 'taken-back', phrase('office.administration.the-plan-was-taken-back'))),
    );
  }

  #correction(row, columns) {
    return this.#form(
      { id: `correct-${row.from}`, button: phrase('office.administration.correct-this-row'), parts: { columns, values: row.values, from: { label: phrase('office.administration.first-day'), value: row.from }, until: row.until }, extra: { row: row.from } },
      'corrections',
      phrase('office.administration.the-row-was-corrected'),
    );
  }

  #deeds(rows) {
    const last = rows.at(-1);
    const columns = this.table.columns.filter(({ ofTheKey }) => !ofTheKey);
    return el(
      'div',
      { class: 'stack' },
      el('details', { class: 'card', 'data-test': 'reference-change' }, el('summary', {}, phrase('office.administration.change-it-from-a-day')), this.#form({ id: 'change', button: phrase('office.administration.save-the-change'), parts: { columns, values: last.values, from: { label: phrase('office.administration.from-which-day'), mayBePast: true } } }, 'changes', phrase('office.administration.the-change-was-saved'))),
      el('details', { class: 'card', 'data-test': 'reference-end' }, el('summary', {}, phrase('office.administration.end-it')), this.#form({ id: 'end', button: phrase('office.administration.end-it'), parts: { from: { label: phrase('office.administration.first-day-on-which-it-no'), mayBePast: true }, successor: this.table.name === 'forces' } }, 'end', phrase('office.administration.its-end-was-saved'))),
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
    if (history.length === 0) return el('p', { class: 'soft' }, phrase('office.administration.never-edited-this-is-what-hedgerow'));
    return el(
      'section',
      { class: 'stack' },
      el('h3', {}, phrase('office.administration.history')),
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.administration.history') },
        el(
          'table',
          { 'data-test': 'reference-history' },
          el('thead', {}, el('tr', {}, [phrase('office.administration.when'), phrase('office.administration.who'), phrase('office.administration.why'), phrase('office.administration.what')].map((words) => el('th', { scope: 'col' }, words)))),
          el('tbody', {}, history.map((line) => this.#line(line))),
        ),
      ),
    );
  }

  #line(line) {
    const what = differences(line, this.table.columns).map(([label, was, is]) => el('li', {}, `${label}: `, was && el('del', {}, valueWords(was)), was && is && ' ', is && el('ins', {}, valueWords(is))));
    const deed = line.before === null ? phrase('office.administration.added') : line.after === null ? phrase('office.administration.taken-back') : phrase('office.administration.changed');
    return el('tr', {}, el('td', {}, dayAndClock(line.at)), el('td', {}, line.by ?? phrase('office.administration.somebody-who-has-left')), el('td', {}, line.reason), el('td', {}, line.before !== null && line.after !== null ? el('ul', {}, what) : el('details', {}, el('summary', {}, deed), el('ul', {}, what))));
  }
}

customElements.define('hedge-reference-entry', HedgeReferenceEntry);
