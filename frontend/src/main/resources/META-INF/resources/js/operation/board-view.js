import { removeItem } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import '../map/hedge-area-map.js';
import { marksOf } from './board-marks.js';
import { itemForm } from './item-form.js';
import { foldedForm, onAllClosed, redrawn, sentForm, valueOf } from '../lib/sent-form.js';
import { itemFacts } from './operation-words.js';

/** A map of an operation: its area and what is on its board. */
export const boardMap = (operation, items, ownForce) => Object.assign(document.createElement('hedge-area-map'), { areas: operation.area.map((outline) => ({ kind: 'AREA', outline })), marks: marksOf(items), ownForce });

/** What is on the board, and below it what no longer is. `more` makes the buttons of an item. */
export function itemList(items, more = () => null) {
  const row = (item) =>
    el(
      'li',
      { class: 'card board-row', 'data-test': 'board-item', 'data-state': item.state },
      el('h4', {}, el('span', { class: 'board-key', 'aria-hidden': 'true' }, words(`operations.letter.${item.kind}`)), `${words(`operations.kind.${item.kind}`)}: ${item.title}`),
      item.note && el('p', { class: 'said-text' }, item.note),
      el('ul', { class: 'facts' }, itemFacts(item).map((fact) => el('li', {}, fact))),
      more(item),
    );
  const [current, over] = [items.filter(({ state }) => state === 'CURRENT'), items.filter(({ state }) => state !== 'CURRENT')];
  return [
    current.length === 0 ? el('p', { class: 'soft' }, words('operations.board.empty')) : el('ul', { class: 'board-rows', 'data-test': 'board-items' }, current.map(row)),
    over.length > 0 && el('details', { class: 'folded' }, el('summary', {}, words('operations.board.over', { n: over.length })), el('ul', { class: 'board-rows' }, over.map(row))),
  ];
}

/** The board of an operation, on a map and as a list. */
export class BoardView {
  root = el('div', { class: 'operation-part' });
  #store;
  #ownForce;
  #map;
  #list = el('div', { tabindex: -1 });
  #isBehind = false;

  constructor(store, ownForce) {
    this.#store = store;
    this.#ownForce = ownForce;
    this.#map = boardMap(store.operation, store.items, ownForce);
    show(this.root, this.#map, el('h3', {}, words('operations.board.list')), this.#list, !this.#isOver && foldedForm({ id: 'item', title: words('operations.board.draw'), make: (close) => this.#form(null, close) }));
    onAllClosed(this.#list, () => this.#isBehind && redrawn(this.#list, () => this.#drawList()));
    this.#drawList();
  }

  redraw() {
    this.#map.marks = marksOf(this.#store.items);
    this.#map.draw();
    // A form of the list that somebody types into stays as it is until it is closed.
    this.#isBehind = this.#list.querySelector('.operation-act[open]') !== null;
    if (!this.#isBehind) redrawn(this.#list, () => this.#drawList());
  }

  get #isOver() {
    return ['ENDED', 'ABANDONED'].includes(this.#store.operation.state);
  }

  #drawList() {
    this.#isBehind = false;
    const mayChange = ({ own, state }) => own && state !== 'REMOVED' && !this.#isOver;
    show(this.#list, itemList(this.#store.items, (item) => mayChange(item) && [this.#change(item), this.#removal(item)]));
  }

  #form(item, close) {
    return itemForm({ item, operation: this.#store.operation, ownForce: this.#ownForce, refresh: () => this.#refresh(), close });
  }

  /** What is there now, and what the log says of it. */
  async #refresh() {
    await this.#store.refreshBoard();
    await this.#store.ask();
  }

  #change(item) {
    return foldedForm({ id: `item-${item.id}`, title: words('operations.board.change', { title: item.title }), make: (close) => this.#form(item, close) });
  }

  #removal(item) {
    const id = `removal-${item.id}`;
    return foldedForm({
      id,
      title: words('operations.board.remove', { title: item.title }),
      make: (close) =>
        sentForm({
          id,
          prefix: `${id}-`,
          isPrimary: false,
          button: words('operations.board.remove-now'),
          fields: formField({ id: `${id}-reason`, label: words('operations.reason'), maxlength: 200, autocomplete: 'off' }),
          act: async (form) => {
            await removeItem(this.#store.id, item, valueOf(form, `${id}-reason`));
            close();
            await this.#refresh();
          },
        }),
    });
  }
}
