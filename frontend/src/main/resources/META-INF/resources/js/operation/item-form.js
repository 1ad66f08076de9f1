import '../areas/hedge-area-drawing.js';
import { keepItem } from '../api/operations.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { ItemDrawing } from './item-drawing.js';
import { itemContent, newItem, shownTime } from './item-values.js';
import { checkField, sentForm, textField, valueOf } from '../lib/sent-form.js';
import { DIRECTIONS, FORMS, KINDS } from './operation-words.js';

const CHANGED_MEANWHILE = 412;

/**
 * The form of an item of the board: to draw one, or to change an own one, whose kind stays.
 *
 * @param item null for a new one
 * @param refresh fetches the board anew
 * @param close is called when it is kept
 */
export function itemForm({ item, operation, ownForce, refresh, close }) {
  const before = item ?? newItem(Date.now());
  const id = item?.id ?? randomId();
  const formId = item === null ? 'item' : `item-${id}`;
  const name = (field) => `${formId}-${field}`;
  const drawing = new ItemDrawing();
  if (item !== null) drawing.beginWith(item);
  const kindOf = (form) => item?.kind ?? valueOf(form, name('kind'));
  const form = sentForm({
    id: formId,
    prefix: `${formId}-`,
    button: words(item === null ? 'operations.board.draw-now' : 'operations.board.save'),
    fields: [
      item === null && kindField(name, drawing),
      (item === null || item.kind === 'LAST_SEEN') && seenFields(name, before),
      formField({ id: name('title'), label: words('operations.board.title'), value: before.title, maxlength: 80, autocomplete: 'off' }),
      textField({ id: name('note'), label: words('operations.board.note'), maxlength: 1000, rows: 3 }),
      formField({ id: name('expiresAt'), type: 'datetime-local', label: words('operations.board.until'), value: shownTime(before.expiresAt), hint: words(item === null ? 'operations.board.until-hint' : 'operations.board.until-kept') }),
      checkField({ id: name('ownForceOnly'), label: words('operations.board.own'), checked: before.ownForceOnly }),
      placeField(name, drawing, operation, ownForce, item?.kind ?? KINDS[0]),
    ],
    act: async (sent) => {
      const typed = {
        kind: kindOf(sent),
        ownForceOnly: sent.elements[name('ownForceOnly')].checked,
        title: valueOf(sent, name('title')),
        note: valueOf(sent, name('note')),
        direction: valueOf(sent, name('direction')),
        seenAt: valueOf(sent, name('seenAt')),
        expiresAt: valueOf(sent, name('expiresAt')),
      };
      try {
        await keepItem(operation.id, id, itemContent(before, typed, drawing.drawn), item?.version);
      } catch (problem) {
        // The list below shows what it is now as soon as this form is closed; what was typed stays to be read until then.
        if (problem.status === CHANGED_MEANWHILE) await refresh().catch(() => {});
        throw problem;
      }
      close();
      await refresh();
    },
  });
  form.elements[name('note')].value = before.note;
  if (item === null) form.elements[name('kind')].dispatchEvent(new Event('change'));
  return form;
}

/** What is drawn with it, and what else is asked, goes by the kind. */
function kindField(name, drawing) {
  const field = selectField({ id: name('kind'), label: words('operations.board.kind'), value: KINDS[0], options: KINDS.map((code) => [code, words(`operations.kind.${code}`)]) });
  field.querySelector('select').addEventListener('change', ({ target }) => {
    const { form, value } = target;
    form.querySelector('[data-seen]').hidden = value !== 'LAST_SEEN';
    form.querySelector('[data-how]').textContent = words(`operations.board.how.${value}`);
    drawing.become(FORMS[value]);
  });
  return field;
}

function seenFields(name, { seenAt, direction }) {
  const directions = [['', words('operations.direction.unknown')], ...DIRECTIONS.map((code) => [code, words(`operations.direction.${code}`)])];
  return el(
    'fieldset',
    { 'data-seen': '' },
    el('legend', {}, words('operations.kind.LAST_SEEN')),
    formField({ id: name('seenAt'), type: 'datetime-local', label: words('operations.board.seen-at'), value: shownTime(seenAt) }),
    selectField({ id: name('direction'), label: words('operations.board.direction'), value: direction ?? '', options: directions }),
  );
}

function placeField(name, drawing, operation, ownForce, kind) {
  const map = document.createElement('hedge-area-drawing');
  Object.assign(map, { drawing, areas: operation.area.map((outline) => ({ kind: 'AREA', outline })), ownForce, watchSquares: [], grows: false, hint: ({ form, isClosed }) => words(`operations.board.draw.${form}${isClosed ? '.closed' : ''}`) });
  return el('fieldset', { id: name('corners') }, el('legend', {}, words('operations.board.where')), el('p', { class: 'hint', 'data-how': '' }, words(`operations.board.how.${kind}`)), map);
}
