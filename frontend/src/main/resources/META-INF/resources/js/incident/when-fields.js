import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { fromField, toField } from '../time/london.js';

const GIVE_OR_TAKE = [['0', phrase('map.incident.i-know-the-exact-time')], ['15', phrase('map.incident.give-or-take-15-minutes')], ['30', phrase('map.incident.give-or-take-half-an-hour')], ['60', phrase('map.incident.give-or-take-an-hour')], ['120', phrase('map.incident.give-or-take-2-hours')]];

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
      el('legend', {}, phrase('map.incident.when-was-it')),
      this.#radio('now', phrase('map.incident.now-or-in-the-last-few'), start),
      this.#radio('around', phrase('map.incident.around-a-time'), start),
      el('div', { class: 'conditional', 'data-for': 'around' }, field('report-around', phrase('map.incident.date-and-time'), amended?.earliest), giveOrTake()),
      this.#radio('between', phrase('map.incident.between-two-times'), start),
      el('div', { class: 'conditional', 'data-for': 'between' }, field('report-earliest', phrase('map.incident.not-before'), amended?.earliest), field('report-latest', phrase('map.incident.not-after'), amended?.latest)),
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
    if (!middle) return refuse('report-around', phrase('map.incident.enter-the-date-and-time-that'));
    if (Date.parse(middle) > now + 60_000) return refuse('report-around', phrase('map.incident.that-time-is-still-to-come'));
    const minutes = Number(this.#value('report-give-or-take'));
    const earliest = new Date(Date.parse(middle) - minutes * 60_000).toISOString();
    const latest = new Date(Math.min(Date.parse(middle) + minutes * 60_000, Math.max(now, Date.parse(middle)))).toISOString();
    return { values: { earliest, latest, exactTimeKnown: minutes === 0 }, errors: [] };
  }

  #between(now) {
    const earliest = fromField(this.#value('report-earliest'));
    const latest = fromField(this.#value('report-latest'));
    const errors = [];
    if (!earliest) errors.push({ field: 'report-earliest', words: phrase('map.incident.enter-the-last-time-when-all') });
    if (!latest) errors.push({ field: 'report-latest', words: phrase('map.incident.enter-the-time-when-it-was') });
    if (earliest && latest && earliest > latest) errors.push({ field: 'report-latest', words: phrase('map.incident.not-after-must-be-later-than') });
    if (latest && Date.parse(latest) > now + 60_000) errors.push({ field: 'report-latest', words: phrase('map.incident.that-time-is-still-to-come') });
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
  return el('div', { class: 'field' }, el('label', { for: 'report-give-or-take' }, phrase('map.incident.how-sure-are-you')), el('select', { id: 'report-give-or-take', 'data-test': 'report-give-or-take' }, GIVE_OR_TAKE.map(([value, words]) => el('option', { value }, words))));
}
