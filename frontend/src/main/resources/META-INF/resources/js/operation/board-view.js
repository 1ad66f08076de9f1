import { DrawingStore } from '../areas/drawing-store.js';
import '../areas/hedge-area-drawing.js';
import { keepItem, removeItem } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import '../map/hedge-area-map.js';
import { fromField, toField } from '../time/london.js';
import { checkField, foldedForm, givenOf, redrawn, sentForm, textField, valueOf } from './operation-fields.js';
import { DIRECTIONS, KINDS, itemFacts } from './operation-words.js';

const DEGREES_APART = 22.5;

/** The items that are on the map, as it draws them. */
export const marksOf = (items) =>
  items
    .filter(({ state }) => state === 'CURRENT')
    .map(({ kind, form, title, corners, direction }) => ({ kind, form, title, corners, letter: words(`operations.letter.${kind}`), direction: direction === null ? null : DIRECTIONS.indexOf(direction) * DEGREES_APART }));

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

  constructor(store, ownForce) {
    this.#store = store;
    this.#ownForce = ownForce;
    this.#map = boardMap(store.operation, store.items, ownForce);
    const isOver = ['ENDED', 'ABANDONED'].includes(store.operation.state);
    show(this.root, this.#map, el('h3', {}, words('operations.board.list')), this.#list, !isOver && foldedForm({ id: 'item', title: words('operations.board.draw'), make: (close) => this.#form(close) }));
    this.#drawList();
  }

  redraw() {
    this.#map.marks = marksOf(this.#store.items);
    this.#map.draw();
    // A form of the list that somebody types into stays as it is until it is closed.
    if (!this.#list.querySelector('.operation-act[open]')) redrawn(this.#list, () => this.#drawList());
  }

  #drawList() {
    show(this.#list, itemList(this.#store.items, (item) => item.own && item.state !== 'REMOVED' && this.#removal(item)));
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
            await this.#store.refreshBoard();
          },
        }),
    });
  }

  #form(close) {
    const drawing = new DrawingStore();
    const id = randomId();
    const map = Object.assign(document.createElement('hedge-area-drawing'), { drawing, areas: this.#store.operation.area.map((outline) => ({ kind: 'AREA', outline })), ownForce: this.#ownForce, watchSquares: [], grows: false });
    const seen = el('fieldset', { hidden: true }, el('legend', {}, words('operations.kind.LAST_SEEN')), formField({ id: 'item-seenAt', type: 'datetime-local', label: words('operations.board.seen-at'), value: toField(new Date()) }), selectField({ id: 'item-direction', label: words('operations.board.direction'), options: [['', words('operations.direction.unknown')], ...DIRECTIONS.map((code) => [code, words(`operations.direction.${code}`)])] }));
    const kind = selectField({ id: 'item-kind', label: words('operations.board.kind'), options: KINDS.map((code) => [code, words(`operations.kind.${code}`)]) });
    const hint = el('p', { class: 'hint' }, words('operations.board.how.SECTOR'));
    kind.querySelector('select').addEventListener('change', ({ target }) => {
      seen.hidden = target.value !== 'LAST_SEEN';
      hint.textContent = words(`operations.board.how.${target.value}`);
    });
    return sentForm({
      id: 'item',
      prefix: 'item-',
      button: words('operations.board.draw-now'),
      fields: [
        kind,
        seen,
        formField({ id: 'item-title', label: words('operations.board.title'), maxlength: 80, autocomplete: 'off' }),
        textField({ id: 'item-note', label: words('operations.board.note'), maxlength: 1000, rows: 3 }),
        formField({ id: 'item-expiresAt', type: 'datetime-local', label: words('operations.board.until'), hint: words('operations.board.until-hint') }),
        checkField({ id: 'item-ownForceOnly', label: words('operations.board.own') }),
        el('fieldset', { id: 'item-corners' }, el('legend', {}, words('operations.board.where')), hint, map),
      ],
      act: async (form) => {
        const chosen = valueOf(form, 'item-kind');
        await keepItem(this.#store.id, id, {
          kind: chosen,
          ownForceOnly: form.elements['item-ownForceOnly'].checked,
          title: valueOf(form, 'item-title'),
          note: valueOf(form, 'item-note'),
          corners: drawing.corners,
          direction: chosen === 'LAST_SEEN' ? givenOf(form, 'item-direction') : null,
          seenAt: chosen === 'LAST_SEEN' ? fromField(valueOf(form, 'item-seenAt')) : null,
          expiresAt: fromField(valueOf(form, 'item-expiresAt')),
        });
        close();
        await this.#store.refreshBoard();
        await this.#store.ask();
      },
    });
  }
}
