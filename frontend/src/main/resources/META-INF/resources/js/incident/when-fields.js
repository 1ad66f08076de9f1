import { el } from '../lib/dom.js';
import { fromField, toField } from '../time/london.js';

const GIVE_OR_TAKE = [['0', 'I know the exact time'], ['15', 'Give or take 15 minutes'], ['30', 'Give or take half an hour'], ['60', 'Give or take an hour'], ['120', 'Give or take 2 hours']];

/** The questions about time: now, around a time, or between two times. All times are typed and shown in London time. */
export class WhenFields {
  #now;
  fieldset;

  constructor({ now = () => Date.now(), amended = null } = {}) {
    this.#now = now;
    const start = amended ? (amended.exactTimeKnown || amended.earliest === amended.latest ? 'around' : 'between') : 'now';
    this.fieldset = el(
      'fieldset',
      { id: 'report-when' },
      el('legend', {}, 'When was it?'),
      this.#radio('now', 'Now, or in the last few minutes', start),
      this.#radio('around', 'Around a time', start),
      el('div', { class: 'conditional', 'data-for': 'around' }, field('report-around', 'Date and time', amended?.earliest), giveOrTake()),
      this.#radio('between', 'Between two times', start),
      el('div', { class: 'conditional', 'data-for': 'between' }, field('report-earliest', 'Not before', amended?.earliest), field('report-latest', 'Not after', amended?.latest)),
    );
    this.fieldset.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  get choice() {
    return this.fieldset.querySelector('input[type=radio]:checked').value;
  }

  choose(choice) {
    this.fieldset.querySelector(`input[value=${choice}]`).checked = true;
    this.#follow();
  }

  /** {values: {earliest, latest, exactTimeKnown}, errors}. */
  read() {
    const now = this.#now();
    if (this.choice === 'now') {
      const instant = new Date(now).toISOString();
      return { values: { earliest: instant, latest: instant, exactTimeKnown: true }, errors: [] };
    }
    return this.choice === 'around' ? this.#around(now) : this.#between(now);
  }

  #around(now) {
    const middle = fromField(this.#value('report-around'));
    if (!middle) return refuse('report-around', 'Enter the date and time that it happened.');
    if (Date.parse(middle) > now + 60_000) return refuse('report-around', 'That time is still to come.');
    const minutes = Number(this.#value('report-give-or-take'));
    const earliest = new Date(Date.parse(middle) - minutes * 60_000).toISOString();
    const latest = new Date(Math.min(Date.parse(middle) + minutes * 60_000, Math.max(now, Date.parse(middle)))).toISOString();
    return { values: { earliest, latest, exactTimeKnown: minutes === 0 }, errors: [] };
  }

  #between(now) {
    const earliest = fromField(this.#value('report-earliest'));
    const latest = fromField(this.#value('report-latest'));
    const errors = [];
    if (!earliest) errors.push({ field: 'report-earliest', words: 'Enter the last time when all was well.' });
    if (!latest) errors.push({ field: 'report-latest', words: 'Enter the time when it was found.' });
    if (earliest && latest && earliest > latest) errors.push({ field: 'report-latest', words: '“Not after” must be later than “not before”.' });
    if (latest && Date.parse(latest) > now + 60_000) errors.push({ field: 'report-latest', words: 'That time is still to come.' });
    return { values: { earliest, latest, exactTimeKnown: false }, errors };
  }

  #value(id) {
    return this.fieldset.querySelector(`#${id}`).value;
  }

  #follow() {
    for (const part of this.fieldset.querySelectorAll('.conditional')) part.hidden = part.dataset.for !== this.choice;
  }

  #radio(value, words, start) {
    const id = `report-when-${value}`;
    return el('div', { class: 'tick' }, el('input', { type: 'radio', name: 'when', id, value, checked: value === start, 'data-test': id }), el('label', { for: id }, words));
  }
}

const refuse = (name, words) => ({ values: null, errors: [{ field: name, words }] });

function field(id, label, instant) {
  return el('div', { class: 'field' }, el('label', { for: id }, label), el('input', { type: 'datetime-local', id, 'data-test': id, value: instant ? toField(instant) : null }));
}

function giveOrTake() {
  return el('div', { class: 'field' }, el('label', { for: 'report-give-or-take' }, 'How sure are you?'), el('select', { id: 'report-give-or-take', 'data-test': 'report-give-or-take' }, GIVE_OR_TAKE.map(([value, words]) => el('option', { value }, words))));
}
