import { previewSharing } from '../api/sharing.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { said } from '../lib/said-in-welsh.js';
import { phrase } from '../lib/words-of-map.js';

const PAUSE_MS = 400;
const PATIENCE_MS = 3_000;

/**
 * Who will see it, as it is being chosen, and the tick that the unusual asks for. `question` answers {about, sharing} or null while something is
 * missing. A preview that does not come holds nothing up.
 */
export class SharingPreview {
  element = el('section', { class: 'preview', 'aria-labelledby': 'preview-title', 'data-test': 'sharing-preview' });
  #question;
  #ask;
  #timer = null;
  #asking = null;
  #asked = '';
  #preview = null;
  #words = el('div', { role: 'status' });
  #warning = el('div', {});

  constructor({ question, ask = previewSharing }) {
    this.#question = question;
    this.#ask = ask;
    show(this.element, el('h3', { id: 'preview-title' }, phrase('map.incident.who-will-see-this')), this.#words, this.#warning);
    this.#tell('waiting', phrase('map.incident.say-what-it-was-and-where'));
  }

  /** Something may have changed: asks again when it has, after a pause. */
  update() {
    clearTimeout(this.#timer);
    const question = this.#question();
    const text = JSON.stringify(question);
    if (text === this.#asked) return;
    this.element.dataset.state = 'asking';
    this.#timer = setTimeout(() => this.#fetch(question, text), PAUSE_MS);
  }

  /** Waits, not for long, until what is shown is about what is chosen. */
  async settle() {
    clearTimeout(this.#timer);
    const question = this.#question();
    const text = JSON.stringify(question);
    if (text !== this.#asked) this.#fetch(question, text);
    await Promise.race([this.#asking?.done, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  get isMeant() {
    return this.#warning.querySelector('input')?.checked ?? false;
  }

  get needsSecondPerson() {
    return this.#preview?.secondPerson ?? false;
  }

  /** What keeps the form from being sent. */
  errors() {
    const unusual = (this.#preview?.warnings.length ?? 0) > 0;
    return unusual && !this.isMeant ? [{ field: 'report-meant', words: phrase('map.incident.this-is-unusual-tick-i-mean') }] : [];
  }

  #fetch(question, text) {
    this.#asking?.controller.abort();
    this.#asked = text;
    this.#preview = null;
    this.#warning.replaceChildren();
    if (question === null) {
      this.#tell('waiting', phrase('map.incident.say-what-it-was-and-where'));
      this.#asking = null;
      return;
    }
    const controller = new AbortController();
    this.#asking = { controller, done: this.#answer(question, controller.signal) };
  }

  async #answer({ about, sharing }, signal) {
    try {
      const preview = await this.#ask(about, sharing, signal);
      if (signal.aborted) return;
      this.#preview = preview;
      this.#draw();
    } catch (problem) {
      if (signal.aborted) return;
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      this.#tell('failed', problem.errors?.[0]?.detail ?? phrase('map.incident.the-people-who-will-see-it'));
    }
  }

  #draw() {
    const { readers, notes, warnings, secondPerson } = this.#preview;
    this.element.dataset.state = 'ready';
    show(
      this.#words,
      el('ul', {}, readers.length > 0 ? readers.map(({ words }) => el('li', {}, said(words))) : el('li', {}, phrase('map.incident.nobody'))),
      notes.map((words) => el('p', { class: 'hint' }, said(words))),
      secondPerson && el('p', { class: 'hint', 'data-test': 'second-person' }, phrase('map.incident.a-second-person-of-your-organisation-2')),
    );
    if (warnings.length === 0) return;
    show(
      this.#warning,
      el(
        'div',
        { class: 'warning', role: 'alert', 'data-test': 'sharing-warning' },
        el('p', {}, el('strong', {}, phrase('map.incident.this-is-unusual'))),
        el('ul', {}, warnings.map((words) => el('li', {}, said(words)))),
        el('div', { class: 'tick' }, el('input', { type: 'checkbox', id: 'report-meant', 'data-test': 'sharing-meant' }), el('label', { for: 'report-meant' }, phrase('map.incident.i-mean-this'))),
      ),
    );
  }

  #tell(state, words) {
    this.element.dataset.state = state;
    show(this.#words, el('p', { class: 'hint' }, words));
  }
}
