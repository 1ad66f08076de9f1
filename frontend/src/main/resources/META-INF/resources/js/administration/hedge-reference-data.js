import { addEntry, csvAddress, listRows, listTables } from '../api/reference-data.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import './hedge-reference-entry.js';
import { referenceFile } from './reference-file.js';
import { referenceForm } from './reference-form.js';
import { isUnverified, matches, nameOf, rowsOfToday, spanWords, stateWords } from './reference-words.js';

/** The dated tables: which there are, what holds today, and the way to each row. */
export class HedgeReferenceData extends HTMLElement {
  #tables = [];
  #today = '';
  #table = null;
  #rows = [];
  #version = 0;
  #nav = el('nav', { class: 'buttons', 'aria-label': phrase('office.administration.tables') });
  #body = el('div', { class: 'stack' });

  async connectedCallback() {
    show(
      this,
      el('p', {}, phrase('office.administration.what-every-force-shares-each-row')),
      this.#nav,
      this.#body,
    );
    show(this.#body, el('p', { role: 'status' }, phrase('office.administration.fetching-the-tables')));
    try {
      const { tables, today } = await listTables();
      this.#tables = tables;
      this.#today = today;
      await this.#choose(tables[0]);
    } catch (problem) {
      show(this.#body, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-tables-could-not-be-fetched')));
    }
  }

  async #choose(table) {
    this.#table = table;
    const hadFocus = this.#nav.contains(document.activeElement);
    show(
      this.#nav,
      this.#tables.map((each) =>
        el('button', { type: 'button', class: 'secondary', 'aria-current': each === table ? 'true' : null, 'data-test': `table-${each.name}`, onclick: () => this.#choose(each) }, each.title),
      ),
    );
    if (hadFocus) this.#nav.querySelector('[aria-current]').focus();
    show(this.#body, el('p', { role: 'status' }, phrase('office.administration.fetching-the-rows')));
    try {
      const { rows, version } = await listRows(table.name);
      if (table !== this.#table) return;
      this.#rows = rowsOfToday(rows);
      this.#version = version;
      this.#drawList();
    } catch (problem) {
      show(this.#body, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-rows-could-not-be-fetched')));
    }
  }

  #drawList() {
    const list = el('div', {});
    const search = formField({ id: 'reference-search', label: phrase('office.administration.find-in', { toLowerCase: this.#table.title.toLowerCase() }), type: 'search', autocomplete: 'off', oninput: (event) => this.#drawRows(list, event.target.value) });
    show(
      this.#body,
      el('h2', {}, this.#table.title),
      search,
      list,
      el('p', {}, el('a', { href: csvAddress(this.#table.name), download: `${this.#table.name}.csv`, 'data-test': 'reference-csv' }, phrase('office.administration.download-every-row-as-csv'))),
      el('details', { class: 'card', 'data-test': 'reference-add' }, el('summary', {}, phrase('office.administration.add-a-row')), this.#adding()),
      el('details', { class: 'card' }, el('summary', {}, phrase('office.administration.take-in-a-csv-file')), referenceFile({ table: this.#table.name, version: this.#version, done: () => this.#choose(this.#table) })),
    );
    this.#drawRows(list, '');
  }

  #drawRows(list, typed) {
    const rows = this.#rows.filter((row) => matches(row, typed));
    show(
      list,
      el('p', { class: 'soft', role: 'status' }, phrase('office.administration.rows', { n: rows.length })),
      rows.length > 0 &&
        el(
          'div',
          { class: 'wide rows-of-a-table', tabindex: 0, role: 'region', 'aria-label': this.#table.title },
          el(
            'table',
            { 'data-test': 'reference-rows' },
            el('thead', {}, el('tr', {}, [phrase('office.administration.what'), phrase('office.administration.code'), phrase('office.administration.when')].map((words) => el('th', { scope: 'col' }, words)))),
            el('tbody', {}, rows.map((row) => this.#row(row))),
          ),
        ),
    );
  }

  #row(row) {
    const open = el('button', { type: 'button', class: 'link', 'data-key': row.key, onclick: () => this.#open(row.key) }, nameOf(row));
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, open, ' ', isUnverified(row) && el('span', { class: 'chip chip-warning chip-below' }, phrase('office.administration.not-verified'))),
      el('td', { class: 'code' }, row.key),
      el('td', {}, spanWords(row), row.state !== 'IN_FORCE' && el('span', { class: 'chip' }, stateWords(row.state)), row.count > 1 && el('span', { class: 'soft' }, phrase('office.administration.rows', { count: row.count }))),
    );
  }

  #open(key) {
    const entry = document.createElement('hedge-reference-entry');
    entry.table = this.#table;
    entry.today = this.#today;
    let changed = false;
    entry.addEventListener('entry-changed', () => {
      changed = true;
    });
    entry.addEventListener('entry-closed', async () => {
      if (changed) await this.#choose(this.#table);
      else this.#drawList();
      (this.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? this.#nav.querySelector('[aria-current]')).focus();
    });
    show(this.#body, entry);
    entry.open(key);
  }

  #adding() {
    const table = this.#table;
    return referenceForm({
      id: 'new',
      button: phrase('office.administration.add-the-row'),
      today: this.#today,
      parts: { columns: table.columns.filter(({ name }) => name !== 'successor_code'), values: table.columns.some(({ name }) => name === 'successor_code') ? { successor_code: '' } : {}, from: { label: phrase('office.administration.from-which-day'), mayBePast: true } },
      send: async (body) => {
        const { key } = await addEntry(table.name, body);
        await this.#choose(table);
        this.#open(key);
      },
    });
  }
}

customElements.define('hedge-reference-data', HedgeReferenceData);
