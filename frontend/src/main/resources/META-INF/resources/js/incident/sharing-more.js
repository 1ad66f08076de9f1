import { el } from '../lib/dom.js';
import { selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-map.js';
import { fromField, toField } from '../time/london.js';
import { BarredPeople } from './barred-people.js';

const MARKINGS = [['OFFICIAL', 'OFFICIAL'], ['OFFICIAL_SENSITIVE', phrase('map.incident.official-sensitive-police-only')]];
const INSTRUCTIONS = [['', phrase('map.incident.none-2')], ['RECIPIENTS_ONLY', phrase('map.incident.only-us-and-the-organisations-that')], ['ORGANISATIONAL_USE_ONLY', phrase('map.incident.only-our-own-organisation')]];
const CODES = [['P', phrase('map.incident.p-may-be-shared')], ['C', phrase('map.incident.c-with-conditions')]];
const ACTIONS = [['A1', phrase('map.incident.a1-ask-us-before-acting-on')], ['A2', phrase('map.incident.a2-act-covertly-only')], ['A3', phrase('map.incident.a3-may-act-openly')]];
const SANITISATION = [['S1', phrase('map.incident.s1-others-may-take-out-what')], ['S2', phrase('map.incident.s2-ask-us-first')]];

/** The conditions of sharing, closed until somebody needs them: marking, handling code, compartments, people who are barred, and times. All times are in London time. */
export class SharingMore {
  element;
  #barred;

  constructor({ compartments, sharing, names = {} }) {
    this.#barred = new BarredPeople({ barred: sharing?.barred, names });
    const handling = sharing?.handling ?? { code: 'P' };
    this.element = el(
      'details',
      { class: 'folded', open: sharing !== null && isOutOfTheOrdinary(sharing), 'data-test': 'sharing-more' },
      el('summary', {}, phrase('map.incident.more-about-sharing')),
      el(
        'div',
        { class: 'stack' },
        selectField({ id: 'report-marking', label: phrase('map.incident.marking'), options: MARKINGS, value: sharing?.marking }),
        selectField({ id: 'report-instruction', label: phrase('map.incident.handling-instruction'), options: INSTRUCTIONS, value: sharing?.instruction ?? '' }),
        selectField({ id: 'report-handling', label: phrase('map.incident.handling-code'), options: CODES, value: handling.code }),
        el(
          'div',
          { class: 'conditional', 'data-conditions': '' },
          selectField({ id: 'report-action', label: phrase('map.incident.what-may-others-do-with-it'), options: ACTIONS, value: handling.action }),
          selectField({ id: 'report-sanitisation', label: phrase('map.incident.may-others-pass-a-cleaned-copy'), options: SANITISATION, value: handling.sanitisation }),
        ),
        compartments.length > 0 && compartmentTicks(compartments, sharing?.compartments ?? []),
        this.#barred.element,
        timeField('report-embargo', phrase('map.incident.others-see-it-from'), sharing?.embargoUntil),
        timeField('report-expiry', phrase('map.incident.others-see-it-until'), sharing?.expiresAt),
      ),
    );
    this.element.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  open() {
    this.element.open = true;
  }

  /** {values, errors}. A task has to end. */
  read(isTask) {
    const values = this.#barred.ids.length > 0 ? { barred: this.#barred.ids } : {};
    const errors = [];
    if (this.#value('report-marking') !== 'OFFICIAL') values.marking = this.#value('report-marking');
    if (this.#value('report-instruction')) values.instruction = this.#value('report-instruction');
    if (this.#isConditional) values.handling = { code: 'C', action: this.#value('report-action'), sanitisation: this.#value('report-sanitisation') };
    const compartments = [...this.element.querySelectorAll('input[name=compartment]:checked')].map(({ value }) => value);
    if (compartments.length > 0) values.compartments = compartments;
    const embargo = fromField(this.#value('report-embargo'));
    const expiry = fromField(this.#value('report-expiry'));
    if (embargo) values.embargoUntil = embargo;
    if (expiry) values.expiresAt = expiry;
    if (isTask && !expiry) errors.push({ field: 'report-expiry', words: phrase('map.incident.say-when-the-task-ends-within') });
    return { values, errors };
  }

  get #isConditional() {
    return this.#value('report-handling') === 'C';
  }

  #value(id) {
    return this.element.querySelector(`#${id}`).value;
  }

  #follow() {
    this.element.querySelector('[data-conditions]').hidden = !this.#isConditional;
  }
}

function isOutOfTheOrdinary({ marking, instruction, handling, compartments, barred, embargoUntil, expiresAt }) {
  return marking === 'OFFICIAL_SENSITIVE' || handling?.code === 'C' || Boolean(instruction || embargoUntil || expiresAt || compartments?.length || barred?.length);
}

function compartmentTicks(compartments, chosen) {
  return el(
    'fieldset',
    { id: 'report-compartments' },
    el('legend', {}, phrase('map.incident.only-for-the-members-of')),
    compartments.map(({ id, name }) => el('div', { class: 'tick' }, el('input', { type: 'checkbox', name: 'compartment', id: `report-compartment-${id}`, value: id, checked: chosen.includes(id) }), el('label', { for: `report-compartment-${id}` }, name))),
  );
}

function timeField(id, label, instant) {
  return el('div', { class: 'field' }, el('label', { for: id }, label), el('input', { type: 'datetime-local', id, value: instant ? toField(instant) : null }));
}
