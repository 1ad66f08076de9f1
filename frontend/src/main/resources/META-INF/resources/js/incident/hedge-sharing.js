import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { changeSharing, fetchSharing, proposeSharing, removePointer, setPointer } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { phrase } from '../lib/words-of-map.js';
import { errorsOf } from './report-errors.js';
import { SharingFields } from './sharing-fields.js';
import { SharingPreview } from './sharing-preview.js';

const LONGEST_REASON = 400;

/**
 * What can be done about who sees an incident: the owner's police change it or leave a note for other forces, everybody else may ask the owner. `incident`
 * (as the server gives it) and `choices` are set before it is connected. It says "sharing-changed" {incident} upwards.
 */
export class HedgeSharing extends HTMLElement {
  connectedCallback() {
    this.#offer();
  }

  get #isOwners() {
    return this.incident.mayAmend;
  }

  #offer(...words) {
    const button = (text, test, action) => el('button', { type: 'button', class: 'secondary', 'data-test': test, onclick: action }, text);
    show(
      this,
      words.length > 0 && el('div', { class: 'notice', role: 'status', 'data-test': 'sharing-told' }, words.map((each) => el('p', {}, each))),
      el(
        'div',
        { class: 'buttons' },
        this.#isOwners && button(phrase('map.incident.change-who-may-see-it'), 'sharing-change', () => this.#open((now) => this.#drawChange(now))),
        this.#isOwners && button(phrase('map.incident.note-for-other-forces'), 'sharing-pointer', () => this.#open((now) => this.#drawPointer(now))),
        !this.#isOwners && this.choices.proposable.length > 0 && button(phrase('map.incident.ask-for-wider-sharing'), 'sharing-propose', () => this.#drawProposal()),
      ),
    );
  }

  /** Forms begin with how it is shared at this moment. */
  async #open(draw) {
    try {
      draw(await fetchSharing(this.incident.feature.id));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      this.#offer(problem.words ?? phrase('map.incident.that-could-not-be-fetched-try'));
    }
  }

  #drawChange({ version, sharing, names }) {
    const fields = new SharingFields({ choices: this.choices, sharing, names });
    const about = { incident: this.incident.feature.id };
    const preview = new SharingPreview({ question: () => questionOf(about, fields) });
    const reason = reasonField(phrase('map.incident.why-do-you-change-it'));
    this.#form('sharing-form', phrase('map.incident.share-it-like-this'), [fields.fieldset, preview.element, reason.element], async (refuse) => {
      const read = fields.read();
      await preview.settle();
      if (refuse([...read.errors, ...preview.errors(), ...reason.errors()])) return;
      const { incident, proposal } = await changeSharing(about.incident, version, { sharing: read.values, reason: reason.value, meant: preview.isMeant });
      if (proposal) return this.#offer(phrase('map.incident.a-second-person-of-your-organisation'));
      this.dispatchEvent(new CustomEvent('sharing-changed', { bubbles: true, detail: { incident } }));
    });
    fields.fieldset.addEventListener('sharing-changed', () => preview.update());
    preview.update();
  }

  #drawProposal() {
    const id = 'proposal-scope';
    const { proposable, organisations } = this.choices;
    const scopes = proposable.filter(({ code }) => code !== 'NAMED_ORGANISATIONS' || organisations.length > 0);
    const fields = new SharingFields({ choices: { ...this.choices, scopes, agreements: [], teams: [], compartments: [] }, sharing: { scope: 'ALL_FORCES' }, plain: true });
    const reason = reasonField(phrase('map.incident.why-should-more-people-see-it'));
    this.#form(id, phrase('map.incident.ask-the-owner'), [fields.fieldset, reason.element, el('p', { class: 'hint' }, phrase('map.incident.whoever-holds-the-report-decides-you'))], async (refuse) => {
      const { values, errors } = fields.read();
      if (refuse([...errors, ...reason.errors()])) return;
      const { scope, organisations: named } = values;
      await proposeSharing(this.incident.feature.id, named ? { scope, organisations: named } : { scope }, reason.value);
      this.#offer(phrase('map.incident.the-owner-has-been-asked-what'));
      this.dispatchEvent(new Event('proposals-changed', { bubbles: true }));
    });
  }

  #drawPointer({ pointer, mayBePointedTo }) {
    if (!pointer && !mayBePointedTo) return this.#offer(phrase('map.incident.other-forces-see-this-report-already'));
    const input = el('input', { type: 'text', id: 'pointer-contact', maxlength: 200, value: pointer ?? '', 'aria-describedby': 'pointer-hint', 'data-test': 'pointer-contact' });
    const body = [
      el('div', { class: 'field' }, el('label', { for: 'pointer-contact' }, phrase('map.incident.whom-should-they-ask')), el('p', { class: 'hint', id: 'pointer-hint' }, phrase('map.incident.other-forces-read-that-you-hold')), input),
      pointer && el('button', { type: 'button', class: 'link', 'data-test': 'pointer-remove', onclick: () => this.#removePointer() }, phrase('map.incident.take-the-note-away')),
    ];
    this.#form('pointer-form', phrase('map.incident.leave-the-note'), body, async (refuse) => {
      if (refuse(input.value.trim() === '' ? [{ field: 'pointer-contact', words: phrase('map.incident.say-whom-they-should-ask') }] : [])) return;
      const { contact } = await setPointer(this.incident.feature.id, input.value.trim());
      this.#offer(contact === input.value.trim() ? phrase('map.incident.other-forces-can-read-the-note') : phrase('map.incident.there-was-a-note-for-this', { contact }));
    });
  }

  async #removePointer() {
    try {
      await removePointer(this.incident.feature.id);
      this.#offer(phrase('map.incident.the-note-is-taken-away'));
    } catch (problem) {
      this.#offer(problem.words ?? phrase('map.incident.that-did-not-work-try-again'));
    }
  }

  /** A form with its errors, a way on and a way back. `send` is given `refuse`, which shows errors and answers whether there are any. */
  #form(id, words, body, send) {
    const button = el('button', { type: 'submit', class: 'primary', id: 'report-send', 'data-test': `${id}-send` }, words);
    const form = el(
      'form',
      { id, class: 'stack card', novalidate: true, 'data-test': id },
      errorSummary(id),
      body,
      el('div', { class: 'buttons' }, button, el('button', { type: 'button', class: 'secondary', onclick: () => this.#offer() }, phrase('map.incident.not-now'))),
    );
    const refuse = (errors) => {
      showErrors(form, errors);
      return errors.length > 0;
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      try {
        await send(refuse);
      } catch (problem) {
        if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
        refuse(problem.status === 412 ? [{ field: 'report-send', words: phrase('map.incident.somebody-changed-this-report-meanwhile-close') }] : errorsOf({ ...problem, words: problem.words, errors: problem.errors ?? [] }, 'now'));
      } finally {
        button.disabled = false;
      }
    });
    show(this, form);
    (form.querySelector('input:checked') ?? form.querySelector('input, select, textarea'))?.focus();
  }
}

function questionOf(about, fields) {
  const { values, errors } = fields.read();
  return errors.length > 0 ? null : { about, sharing: values };
}

function reasonField(label) {
  const input = el('textarea', { id: 'sharing-reason', rows: 2, maxlength: LONGEST_REASON, 'data-test': 'sharing-reason' });
  return {
    element: el('div', { class: 'field' }, el('label', { for: 'sharing-reason' }, label), input),
    errors: () => (input.value.trim() === '' ? [{ field: 'sharing-reason', words: phrase('map.incident.give-the-reason') }] : []),
    get value() {
      return input.value.trim().replace(/\s+/g, ' ');
    },
  };
}

customElements.define('hedge-sharing', HedgeSharing);
