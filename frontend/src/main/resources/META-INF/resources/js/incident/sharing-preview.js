import { previewSharing } from '../api/sharing.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';

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
    show(this.element, el('h3', { id: 'preview-title' }, 'Who will see this'), this.#words, this.#warning);
    this.#tell('waiting', 'Say what it was and where, and the people who will see it are counted here.');
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
    return unusual && !this.isMeant ? [{ field: 'report-meant', words: 'This is unusual. Tick “I mean this”, or choose otherwise.' }] : [];
  }

  #fetch(question, text) {
    this.#asking?.controller.abort();
    this.#asked = text;
    this.#preview = null;
    this.#warning.replaceChildren();
    if (question === null) {
      this.#tell('waiting', 'Say what it was and where, and the people who will see it are counted here.');
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
      this.#tell('failed', problem.errors?.[0]?.detail ?? 'The people who will see it could not be counted just now.');
    }
  }

  #draw() {
    const { readers, notes, warnings, secondPerson } = this.#preview;
    this.element.dataset.state = 'ready';
    show(
      this.#words,
      el('ul', {}, readers.length > 0 ? readers.map(({ words }) => el('li', {}, words)) : el('li', {}, 'Nobody')),
      notes.map((words) => el('p', { class: 'hint' }, words)),
      secondPerson && el('p', { class: 'hint', 'data-test': 'second-person' }, 'A second person of your organisation must agree before it is shared wider.'),
    );
    if (warnings.length === 0) return;
    show(
      this.#warning,
      el(
        'div',
        { class: 'warning', role: 'alert', 'data-test': 'sharing-warning' },
        el('p', {}, el('strong', {}, 'This is unusual.')),
        el('ul', {}, warnings.map((words) => el('li', {}, words))),
        el('div', { class: 'tick' }, el('input', { type: 'checkbox', id: 'report-meant', 'data-test': 'sharing-meant' }), el('label', { for: 'report-meant' }, 'I mean this')),
      ),
    );
  }

  #tell(state, words) {
    this.element.dataset.state = state;
    show(this.#words, el('p', { class: 'hint' }, words));
  }
}
