import { addEntry } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { sentForm, textField, valueOf } from '../lib/sent-form.js';
import { entryRow } from './operation-words.js';

/** The log of an operation, newest first, and the field to add to it. */
export class LogView {
  root = el('div', { class: 'operation-part' });
  #store;
  #rows = el('ol', { class: 'log-rows', 'data-test': 'log', reversed: true });
  #shown = 0;
  #id = randomId();

  constructor(store) {
    this.#store = store;
    const isOver = ['ENDED', 'ABANDONED'].includes(store.operation.state);
    show(this.root, !isOver && this.#form(), this.#rows);
    this.redraw();
  }

  /** Entries never change: only new ones are added. */
  redraw() {
    const { entries } = this.#store;
    this.#rows.prepend(...entries.slice(this.#shown).reverse().map(entryRow));
    this.#shown = entries.length;
  }

  #form() {
    return sentForm({
      id: 'log',
      prefix: 'log-',
      button: words('operations.log.add-now'),
      fields: textField({ id: 'log-text', label: words('operations.log.add'), maxlength: 1000, rows: 3 }),
      act: async (form) => {
        await addEntry(this.#store.id, this.#id, valueOf(form, 'log-text'));
        this.#id = randomId();
        form.reset();
        await this.#store.ask();
      },
    });
  }
}
