import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { randomId } from '../lib/random-id.js';
import { phrase } from '../lib/words-of-ground.js';
import { GroundDrawing } from './ground-drawing.js';
import { factFields, typedIn } from './ground-fact-fields.js';
import { LONGEST_NOTE, LONGEST_REASON, fieldOfPointer, formProblems, groundForm, typedOf } from './ground-form-values.js';
import { KINDS, kindOf } from './ground-kinds.js';
import { groundDrawing } from './ground-mark.js';
import { kindWords, refusedWords } from './ground-words.js';
import './hedge-ground-drawing.js';

/**
 * One thing on the ground, new or changed. `feature` (null for a new one), `keep(id, form, version)`, `asPolice` (a reason is asked for), `others`, `most`,
 * `ownForce` and `watchSquares` are set before it is connected. It says "ground-kept" {feature}, "form-left" and "ground-stale".
 */
export class HedgeGroundForm extends HTMLElement {
  #id;
  #begun;
  #drawing = new GroundDrawing();
  #canvas;
  #facts = el('div', { class: 'stack ground-facts' });
  #form;
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('beforeunload', (event) => this.isBegun && event.preventDefault(), { signal: this.#life.signal });
    if (this.#form) return; // whoever wrote it has signed in again
    // Something new keeps its id until an answer arrives, so that sending twice does no harm.
    this.#id = this.feature?.id ?? randomId();
    if (this.feature) this.#drawing.beginWith(this.feature);
    this.#form = this.#makeForm();
    show(this, el('h2', { tabindex: -1, id: 'ground-heading' }, phrase(this.feature ? 'ground.changing' : 'ground.new')), this.#form);
    this.#kindChosen(this.feature ? typedOf(this.feature) : {});
    this.#begun = JSON.stringify(this.#said());
    this.querySelector('h2').focus();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Whether something would be lost. */
  get isBegun() {
    return this.#form !== undefined && JSON.stringify(this.#said()) !== this.#begun;
  }

  #makeForm() {
    this.#canvas = Object.assign(document.createElement('hedge-ground-drawing'), { drawing: this.#drawing, others: this.others, ownForce: this.ownForce, watchSquares: this.watchSquares });
    const form = el(
      'form',
      { id: 'ground-form', class: 'stack area-form ground-form', novalidate: true, 'data-test': 'ground-form' },
      errorSummary('ground-form'),
      this.#kinds(),
      el('fieldset', { id: 'ground-corners', class: 'outline-field', tabindex: -1 }, el('legend', {}, phrase('ground.where')), this.#canvas),
      this.#facts,
      field('ground-note', phrase('ground.note'), phrase('ground.note.hint'), el('input', { id: 'ground-note', type: 'text', maxlength: LONGEST_NOTE, autocomplete: 'off', value: this.feature?.note ?? '', 'aria-describedby': 'ground-note-hint', 'data-test': 'ground-note' })),
      this.asPolice && field('ground-reason', phrase('ground.reason'), phrase('ground.reason.hint'), el('input', { id: 'ground-reason', type: 'text', maxlength: LONGEST_REASON, autocomplete: 'off', 'aria-describedby': 'ground-reason-hint', 'data-test': 'ground-reason' })),
      el('div', { class: 'save-problem', role: 'alert', 'data-test': 'save-problem' }),
      el('div', { class: 'buttons save-buttons' }, el('button', { type: 'submit', class: 'primary', id: 'ground-save', 'data-test': 'ground-save' }, phrase('ground.save')), el('button', { type: 'button', class: 'secondary', 'data-test': 'ground-leave', onclick: () => this.#leave() }, phrase('ground.leave'))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
    return form;
  }

  #kinds() {
    const tile = ({ code }) =>
      el('label', { class: 'ground-tile' }, el('input', { type: 'radio', name: 'ground-kind', value: code, checked: this.feature?.kind === code, 'data-test': `kind-${code}`, onchange: () => this.#kindChosen(typedIn(this.#form)) }), groundDrawing(code, 24), el('span', {}, kindWords(code)));
    return el('fieldset', { id: 'ground-kind' }, el('legend', {}, phrase('ground.what')), el('div', { class: 'ground-tiles' }, KINDS.map(tile)));
  }

  /** Another kind has other ways to be drawn, and other facts; what was typed stays where it still fits. */
  #kindChosen(typed) {
    const kind = this.#kind;
    this.#canvas.offer(kind === null ? ['POINT'] : kindOf(kind).outlines);
    show(this.#facts, kind !== null && factFields(kind, typed));
  }

  get #kind() {
    return this.#form.querySelector('[name=ground-kind]:checked')?.value ?? null;
  }

  /** What the form says now. */
  #said() {
    const value = (id) => this.#form.querySelector(`#${id}`)?.value ?? null;
    return { kind: this.#kind, note: value('ground-note'), typed: typedIn(this.#form), reason: this.asPolice ? value('ground-reason') : null, drawn: this.#drawing.drawn };
  }

  async #save() {
    const said = this.#said();
    const problems = formProblems(said, { drawn: this.#drawing.problem, reason: said.reason });
    this.#problem();
    this.#showErrors(problems.map(({ field: at, key }) => ({ field: at, words: phrase(key) })));
    if (problems.length > 0) return;
    const button = this.#form.querySelector('#ground-save');
    button.disabled = true;
    button.textContent = phrase('ground.saving');
    try {
      const feature = await this.keep(this.#id, groundForm(said, said.drawn, said.reason), this.feature?.version);
      this.#begun = JSON.stringify(this.#said());
      this.dispatchEvent(new CustomEvent('ground-kept', { detail: { feature } }));
    } catch (problem) {
      this.#refused(problem);
    } finally {
      button.disabled = false;
      button.textContent = phrase('ground.save');
    }
  }

  #refused(problem) {
    if (problem.status === 412) return this.#problem(el('p', {}, phrase('ground.stale')), el('button', { type: 'button', class: 'secondary', 'data-test': 'ground-newest', onclick: () => this.dispatchEvent(new Event('ground-stale')) }, phrase('ground.newest')));
    if (problem.status === 422 && problem.errors.length > 0) {
      return this.#showErrors(
        problem.errors.map(({ pointer, detail }) => {
          const at = fieldOfPointer(pointer);
          return { field: at === null ? 'ground-save' : `ground-${at}`, words: refusedWords(at ?? 'else', detail) };
        }),
      );
    }
    if (problem.name === 'NoAnswerError') return this.#problem(el('p', {}, phrase('ground.no-answer')));
    return this.#problem(el('p', {}, problem.words ?? phrase('ground.failed')));
  }

  #problem(...content) {
    show(this.#form.querySelector('.save-problem'), content.length > 0 && el('div', { class: 'problem' }, content));
  }

  #showErrors(errors) {
    if (errors.length === 0) return clearErrors(this.#form);
    showErrors(this.#form, errors);
    for (const link of this.#form.querySelectorAll('[data-error-summary] a[href="#ground-corners"]')) link.addEventListener('click', () => this.#canvas.focusMap());
    return null;
  }

  /** Asks before anything that was drawn or typed is lost. */
  #leave() {
    const left = () => {
      this.#begun = JSON.stringify(this.#said());
      this.dispatchEvent(new Event('form-left'));
    };
    if (!this.isBegun) return left();
    const stay = el('button', { type: 'button', class: 'secondary', 'data-test': 'leave-not', onclick: () => this.#stay() }, phrase('ground.leave.stay'));
    this.#problem(el('p', {}, phrase('ground.leave.sure')), el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'leave-sure', onclick: left }, phrase('ground.leave.yes')), stay));
    return stay.focus();
  }

  #stay() {
    this.#problem();
    this.querySelector('[data-test=ground-leave]').focus();
  }
}

const field = (id, label, hint, input) => el('div', { class: 'field' }, el('label', { for: id }, label), el('p', { class: 'hint', id: `${id}-hint` }, hint), input);

customElements.define('hedge-ground-form', HedgeGroundForm);
