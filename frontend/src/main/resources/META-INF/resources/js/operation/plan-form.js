import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { AreaParts } from './area-parts.js';
import { areaPartsField } from './area-parts-field.js';
import { checkField, givenOf, sentForm, textField, valueOf } from '../lib/sent-form.js';
import { markingWords } from './operation-words.js';

const MARKINGS = ['OFFICIAL', 'OFFICIAL_SENSITIVE'];

/**
 * The form of a plan.
 *
 * @param operation null for a new one
 * @param police organisations that may be members: [{id, name}]
 * @param parents operations that may be above it
 * @param keep sends what the form says
 */
export function planForm({ operation, police, parents, ownForce, keep, leave }) {
  const parts = new AreaParts(operation?.area);
  const read = (form) => ({
    name: valueOf(form, 'plan-name'),
    parent: givenOf(form, 'plan-parent'),
    knownToAllForces: form.elements['plan-knownToAllForces'].checked,
    members: memberValues(form),
    area: parts.outlines,
    objectives: valueOf(form, 'plan-objectives'),
    firstDay: valueOf(form, 'plan-firstDay'),
    lastDay: valueOf(form, 'plan-lastDay'),
    marking: valueOf(form, 'plan-marking'),
  });
  return sentForm({
    id: 'plan',
    prefix: 'plan-',
    button: words(operation ? 'operations.plan.save' : 'operations.plan.make'),
    cancel: el('button', { type: 'button', class: 'secondary', onclick: leave }, words('operations.leave')),
    act: async (form) => {
      try {
        await keep(read(form));
      } catch (problem) {
        const wrong = problem.errors?.map(({ pointer }) => /^\/area\/(\d+)/.exec(pointer)).find(Boolean);
        if (wrong) parts.chooseSent(Number(wrong[1]));
        throw problem;
      }
    },
    fields: [
      formField({ id: 'plan-name', label: words('operations.plan.name'), hint: words('operations.plan.name-hint'), value: operation?.name ?? '', maxlength: 60, autocomplete: 'off' }),
      selectField({ id: 'plan-parent', label: words('operations.plan.parent'), value: operation?.parent?.id ?? '', options: [['', words('operations.plan.no-parent')], ...parents.filter(({ id }) => id !== operation?.id).map(({ id, name }) => [id, name])] }),
      formField({ id: 'plan-firstDay', type: 'date', label: words('operations.plan.first-day'), value: operation?.firstDay ?? '' }),
      formField({ id: 'plan-lastDay', type: 'date', label: words('operations.plan.last-day'), value: operation?.lastDay ?? '' }),
      selectField({ id: 'plan-marking', label: words('operations.plan.marking'), value: operation?.marking ?? 'OFFICIAL', options: MARKINGS.map((code) => [code, markingWords(code)]) }),
      textField({ id: 'plan-objectives', label: words('operations.plan.objectives'), maxlength: 4000 }),
      memberFields(operation?.members ?? [], police),
      checkField({ id: 'plan-knownToAllForces', label: words('operations.plan.known'), checked: operation?.knownToAllForces ?? false }),
      areaPartsField(parts, ownForce),
    ],
  });
}

/** The text of a text area is no attribute. */
export function fillPlan(form, operation) {
  form.elements['plan-objectives'].value = operation?.objectives ?? '';
}

function memberFields(members, police) {
  const rows = el('ol', { class: 'member-rows', 'data-test': 'member-rows' });
  let count = 0;
  const add = (member) => {
    const at = count++;
    const row = el(
      'li',
      { class: 'member-row', 'data-member': '' },
      selectField({ id: `member-${at}`, label: words('operations.member'), value: member?.organisation.id ?? '', options: [['', words('operations.member.choose')], ...police.map(({ id, name }) => [id, name])] }),
      formField({ id: `member-${at}-first`, type: 'date', label: words('operations.member.first'), value: member?.firstDay ?? '' }),
      formField({ id: `member-${at}-last`, type: 'date', label: words('operations.member.last'), value: member?.lastDay ?? '' }),
      el('button', { type: 'button', class: 'secondary', onclick: () => remove(row) }, words('operations.member.remove')),
    );
    rows.append(row);
    return row;
  };
  const button = el('button', { type: 'button', class: 'secondary', 'data-test': 'member-add', onclick: () => add(null).querySelector('select').focus() }, words('operations.member.add'));
  const remove = (row) => {
    row.remove();
    button.focus();
  };
  members.forEach(add);
  return el('fieldset', { id: 'plan-members' }, el('legend', {}, words('operations.plan.members')), el('p', { class: 'hint' }, words('operations.plan.members-hint')), rows, button);
}

function memberValues(form) {
  return [...form.querySelectorAll('[data-member]')].map((row) => {
    const organisation = row.querySelector('select').value || null;
    const [first, last] = [...row.querySelectorAll('input')].map(({ value }) => value);
    return { organisation, firstDay: first || valueOf(form, 'plan-firstDay'), lastDay: last || valueOf(form, 'plan-lastDay') };
  });
}
