import { textField } from '../lib/sent-form.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';

/** The fields in which somebody writes graded texts, and those that ask for more because of a grade. */
const LINE = 400;
const PARTS = [
  ['source', ['1', '2', '3']],
  ['assessment', ['A', 'B', 'C', 'D', 'E']],
  ['handling', ['P', 'C']],
];
const LEGACY_PARTS = [
  ['source', ['A', 'B', 'C', 'D', 'E']],
  ['information', ['1', '2', '3', '4', '5']],
  ['handling', ['1', '2', '3', '4', '5']],
];

/** A text with its grade. The words of a choice are those of its sign; in the older form a sign stands for itself. */
function gradedField({ id, title, value, isLegacy, remove = null }) {
  const parts = isLegacy ? LEGACY_PARTS : PARTS;
  const text = textField({ id: `${id}-text`, label: words('intelligence.text'), maxlength: 4000 });
  text.querySelector('textarea').value = value?.text ?? '';
  return el(
    'fieldset',
    { id, 'data-graded': '' },
    el('legend', {}, title),
    text,
    el(
      'div',
      { class: 'intelligence-grades' },
      parts.map(([part, signs], at) =>
        selectField({
          id: `${id}-${part}`,
          label: words(`intelligence.grade.${isLegacy ? `legacy-${part}` : part}`),
          value: value?.grade[at] ?? '',
          options: [['', words('intelligence.choose')], ...signs.map((sign) => [sign, isLegacy ? sign : words(`intelligence.grade.${part}.${sign}`)])],
        }),
      ),
    ),
    remove && el('button', { type: 'button', class: 'secondary', onclick: remove }, words('intelligence.item.remove')),
  );
}

const readGraded = (field) => ({ text: field.querySelector('textarea').value.trim(), grade: [...field.querySelectorAll('select')].map(({ value }) => value).join('') });

/**
 * Items, provenance, and what their grades ask for: {nodes, read, redraw}.
 *
 * @param prefix of the ids of the fields
 * @param value what is there already; null for nothing
 */
export function gradedFields(prefix, value, isLegacy = false) {
  const rows = el('div', { class: 'stack' });
  let count = 0;
  const add = (item) => {
    const field = gradedField({ id: `${prefix}item-${count++}`, title: words('intelligence.item'), value: item, isLegacy, remove: () => (field.remove(), button.focus(), redraw()) });
    rows.append(field);
    return field;
  };
  const button = el('button', { type: 'button', class: 'secondary', 'data-test': `${prefix}item-add`, onclick: () => add(null).querySelector('textarea').focus() }, words('intelligence.item.add'));
  const provenance = gradedField({ id: `${prefix}provenance`, title: words('intelligence.provenance'), value: value?.provenance, isLegacy });
  const unreliable = formField({ id: `${prefix}unreliableReason`, label: words('intelligence.unreliable'), value: value?.unreliableReason ?? '', maxlength: LINE });
  const suspectedFalse = formField({ id: `${prefix}falseReason`, label: words('intelligence.false'), value: value?.falseReason ?? '', maxlength: LINE });
  const conditions = conditionFields(prefix, value?.conditions);
  const asked = el('div', { class: 'stack' });
  const items = value?.items?.length ? value.items : [null];
  items.forEach(add);
  const nodes = el('div', { class: 'stack' }, el('fieldset', { id: `${prefix}items` }, el('legend', {}, words('intelligence.items')), rows, button), provenance, asked);
  const graded = () => [...rows.querySelectorAll('[data-graded]'), provenance].map(readGraded);
  const isAny = (at, sign) => !isLegacy && graded().some(({ grade }) => grade[at] === sign);
  const redraw = () => {
    const wanted = [isAny(0, '3') && unreliable, isAny(1, 'E') && suspectedFalse, isAny(2, 'C') && conditions.node].filter(Boolean);
    if (wanted.length !== asked.children.length || wanted.some((node, at) => asked.children[at] !== node)) show(asked, wanted);
  };
  nodes.addEventListener('change', () => (redraw(), conditions.redraw()));
  redraw();
  const line = (field) => (field.isConnected ? field.querySelector('input').value.trim() || null : null);
  const read = () => ({
    items: [...rows.querySelectorAll('[data-graded]')].map(readGraded).filter(({ text, grade }) => text || grade),
    provenance: readGraded(provenance),
    unreliableReason: line(unreliable),
    falseReason: line(suspectedFalse),
    conditions: conditions.node.isConnected ? conditions.read() : null,
  });
  return { nodes, read, hasConditions: () => conditions.node.isConnected };
}

function conditionFields(prefix, value) {
  const id = (name) => `${prefix}condition-${name}`;
  const line = (name) => formField({ id: id(name), label: words(`intelligence.condition.${name}`), value: value?.[name] ?? '', maxlength: LINE });
  const code = (name, codes) => selectField({ id: id(name), label: words(`intelligence.condition.${name}`), value: value?.[name] ?? '', options: [['', words('intelligence.choose')], ...codes.map((each) => [each, words(`intelligence.condition.${each}`)])] });
  const use = line('permittedUse');
  const node = el('fieldset', { id: `${prefix}conditions` }, el('legend', {}, words('intelligence.conditions')), line('text'), line('reason'), code('action', ['A1', 'A2', 'A3']), use, code('sanitisation', ['S1', 'S2']));
  const valueOf = (name) => node.querySelector(`#${CSS.escape(id(name))}`).value.trim() || null;
  const redraw = () => {
    use.hidden = valueOf('action') !== 'A3';
  };
  redraw();
  const read = () => ({ text: valueOf('text'), reason: valueOf('reason'), action: valueOf('action'), sanitisation: valueOf('sanitisation'), permittedUse: use.hidden ? null : valueOf('permittedUse') });
  return { node, read, redraw };
}
