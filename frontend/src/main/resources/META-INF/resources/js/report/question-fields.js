import { el, show } from '../lib/dom.js';
import { hasWords, words } from '../lib/words.js';
import { answerOf, isBadNumber } from './answers.js';
import { button, field, pick, pickGroup, select } from './parts.js';

/** More options than these are chosen from a list that folds out. */
const MOST_IN_SIGHT = 8;
const LINE = 120;

/**
 * One question of the templates as a part of a form: `element`, and `read()` with {answer, errors}. `dense` draws it for a keyboard: choices fold out and
 * ticks stand side by side.
 */
export function questionField(code, question, answer, { dense = false, path = code } = {}) {
  const id = `answer-${path}`.replaceAll('.', '-');
  const text = { label: words(`question.${code}`), hint: hasWords(`hint.${code}`) ? words(`hint.${code}`) : null };
  if (question.kind === 'list') return listField(code, question, answer ?? [], { dense, id, text });
  if (question.kind === 'text') return inputField(question, id, field({ id, ...text, value: answer ?? '', maxlength: question.longest, rows: question.longest > LINE ? 3 : 0, ...(code === 'vehicles.plate' ? { autocapitalize: 'characters', spellcheck: 'false' } : {}) }));
  if (question.kind === 'number') return inputField(question, id, field({ id, ...text, value: answer ?? '', inputmode: 'numeric', maxlength: 12, class: 'narrow' }));
  if (question.kind === 'choices') return choicesField(code, question, answer ?? [], id, text, dense);
  return choiceField(code, question, answer, id, text, dense);
}

function inputField(question, id, element) {
  const input = element.querySelector(`#${id}`);
  return {
    element,
    read: () => ({ answer: answerOf(question, input.value), errors: isBadNumber(question, input.value) ? [{ field: id, words: words('report.bad-number', { min: question.min, max: question.max }) }] : [] }),
  };
}

function choicesField(code, question, chosen, id, { label, hint }, dense) {
  const picks = question.options.map((option) => pick({ type: 'checkbox', name: id, value: option, label: words(`option.${code}.${option}`), checked: chosen.includes(option) }));
  const element = pickGroup({ id, title: label, hint, picks, class: dense ? 'picks-dense' : null });
  return { element, read: () => ({ answer: answerOf(question, values(element)), errors: [] }) };
}

/** One of several, or yes and no; nothing is answered until something is chosen, and a choice can be taken back. */
function choiceField(code, question, answer, id, { label, hint }, dense) {
  const isYesNo = question.kind === 'yesno';
  const options = isYesNo ? [['yes', words('report.yes')], ['no', words('report.no')]] : question.options.map((option) => [option, words(`option.${code}.${option}`)]);
  const chosen = isYesNo ? { true: 'yes', false: 'no' }[answer] ?? '' : answer ?? '';
  if (dense || options.length > MOST_IN_SIGHT) {
    const element = select({ id, label, hint, options: [['', words('report.not-known')], ...options], value: chosen });
    return { element, read: () => ({ answer: answerOf(question, element.querySelector('select').value), errors: [] }) };
  }
  const picks = [...options, ['', words('report.not-known')]].map(([value, text]) => pick({ name: id, value, label: text, id: `${id}-${value || 'unknown'}`.toLowerCase(), checked: value === chosen }));
  const element = pickGroup({ id, title: label, hint, picks, class: isYesNo ? 'picks-beside' : null });
  return { element, read: () => ({ answer: answerOf(question, values(element)[0]), errors: [] }) };
}

/** Several of the same, such as vehicles: one is there to fill in, more are added. */
function listField(code, question, answers, { dense, id, text }) {
  let rows = [];
  const list = el('div', { class: 'list-rows' });
  const more = button(words(`report.add.${code}`), { 'data-test': `${id}-add`, onclick: () => add() });
  const element = el('div', { class: 'list-field', id }, dense && el('h2', {}, text.label), list, more);
  const row = (answer) => {
    const parts = Object.entries(question.of).map(([name, part]) => ({ name, field: questionField(`${code}.${name}`, part, answer[name], { dense, path: `${code}-${nextNumber()}-${name}` }) }));
    return { parts };
  };
  const draw = () => {
    show(
      list,
      rows.map(({ parts }, i) =>
        el(
          'fieldset',
          { class: 'list-row' },
          el('legend', {}, words(`report.row.${code}`, { n: i + 1 })),
          parts.map((part) => part.field.element),
          rows.length > 1 && button(words('report.remove'), { class: 'link', 'aria-label': words(`report.remove.${code}`, { n: i + 1 }), onclick: () => remove(i) }),
        ),
      ),
    );
    more.hidden = rows.length >= question.most;
  };
  const add = () => {
    rows.push(row({}));
    draw();
    list.lastElementChild.querySelector('input, select').focus();
  };
  const remove = (i) => {
    rows = rows.filter((_, at) => at !== i);
    draw();
    list.children[Math.min(i, rows.length - 1)].querySelector('input, select').focus();
  };
  rows = (answers.length > 0 ? answers : [{}]).map(row);
  draw();
  return {
    element,
    read() {
      const read = rows.map(({ parts }) => parts.map(({ name, field: one }) => [name, one.read()]));
      return { answer: answerOf(question, read.map((row) => Object.fromEntries(row.map(([name, { answer }]) => [name, answer])))), errors: read.flat().flatMap(([, { errors }]) => errors) };
    },
  };
}

let number = 0;

/** A number that no other row of this page has. */
function nextNumber() {
  number += 1;
  return number;
}

const values = (fieldset) => Array.from(fieldset.querySelectorAll('input:checked'), (input) => input.value).filter((value) => value !== '');

/** Several questions together: `element`s, and `read(answers)` which writes what was answered and answers the errors. */
export function questionFields(codes, questions, answers, options = {}) {
  const fields = codes.map((code) => ({ code, field: questionField(code, questions[code], answers[code], options) }));
  return {
    elements: fields.map((one) => one.field.element),
    read(into) {
      const errors = [];
      for (const { code, field: one } of fields) {
        const read = one.read();
        errors.push(...read.errors);
        if (read.answer === undefined) delete into[code];
        else into[code] = read.answer;
      }
      return errors;
    },
  };
}
