import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

/**
 * The choice of what is drawn beside the hotspots, and its twin as a list. `studies` (store) is set before it is connected. Says "outline-chosen" {outline}.
 *
 * Of an answer a study says `heading(answer, rule)`; `rows(answer)`, each a title, lines and an outline to look at; `rowsLabel`; `shortStatement(answer)` and
 * `longStatement(answer)`; and once and for all its `caveat`. `preface(store)` may add what must be read before the list, and `extras(store)` what else belongs
 * below it.
 */
export class HedgeStudy extends HTMLElement {
  #life;
  #choice;
  #settings = el('div', { class: 'study-settings' });
  #body = el('div', { class: 'study-body', 'data-test': 'study' });
  #drawnFor = null;
  #tellShare = () => {};

  connectedCallback() {
    this.#life = new AbortController();
    this.studies.addEventListener('study-changed', () => this.#draw(), { signal: this.#life.signal });
    this.studies.addEventListener('study-progress', () => this.#tellShare(), { signal: this.#life.signal });
    this.#choice = el(
      'select',
      { id: freshId('study'), 'data-test': 'study-choice', onchange: () => this.studies.choose(this.#choice.value) },
      el('option', { value: '' }, phrase('map.study.nothing-more')),
      this.studies.offered.map(({ name, words }) => el('option', { value: name }, words)),
    );
    show(this, field(phrase('map.study.show-beside-the-hotspots'), this.#choice), this.#settings, this.#body);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const { study } = this.studies;
    this.#choice.value = study?.name ?? '';
    if (this.#drawnFor !== study) {
      this.#drawnFor = study;
      show(this.#settings, study?.settings.map((setting) => this.#setting(setting)));
    }
    this.#body.hidden = study === null;
    const held = this.#body.contains(document.activeElement);
    show(this.#body, study !== null && this.#found(study));
    // Whoever stopped it by the keyboard stays where the button was.
    if (held && this.studies.state === 'stopped') this.#body.querySelector('button').focus();
  }

  /** Stays in its place while answers come and go, so that the keyboard does too. */
  #setting({ name, words, choices }) {
    const select = el('select', { id: freshId(name), 'data-test': `study-${name}` }, choices.map((choice) => el('option', { value: choice.value }, choice.words)));
    select.value = String(this.studies.settings[name]);
    select.addEventListener('change', () => this.studies.set(name, choices[select.selectedIndex].value));
    return field(words, select);
  }

  #found(study) {
    const { state, answer, rule, problem } = this.studies;
    if (state === 'loading') return [el('p', { class: 'soft', role: 'status' }, phrase('map.study.working-it-out')), study.progressWords && this.#progress(study)];
    if (state === 'stopped') return [el('p', { class: 'soft', role: 'status' }, phrase('map.study.stopped')), el('button', { type: 'button', class: 'secondary', onclick: () => this.studies.refresh() }, phrase('map.study.start-again'))];
    if (state === 'failed') {
      const words = problem?.errors?.[0]?.detail ?? problem?.words ?? phrase('map.study.it-could-not-be-worked-out');
      return el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.studies.refresh() }, phrase('map.study.try-again')));
    }
    const rows = study.rows(answer);
    return [
      el('p', { class: 'list-heading', role: 'status', 'data-test': 'study-heading' }, study.heading(answer, rule)),
      study.preface?.(this.studies),
      rows.length > 0 && el('ol', { class: 'rows', 'aria-label': study.rowsLabel }, rows.map((row) => this.#row(row))),
      study.extras?.(this.studies),
      el('p', { class: 'statement', 'data-test': 'study-statement' }, study.shortStatement(answer), ' ', answer.missing === null && study.longStatement(answer)),
      el('p', { class: 'statement' }, study.caveat),
    ];
  }

  /** Drawn once and then filled in, so that the button stays under the finger. */
  #progress(study) {
    const bar = el('progress', { 'aria-label': phrase('map.study.how-far-it-is'), max: 1, 'data-test': 'study-progress' });
    const words = el('p', { class: 'soft' });
    this.#tellShare = () => {
      const { share } = this.studies;
      words.textContent = study.progressWords(share);
      if (share !== null) bar.value = share;
    };
    this.#tellShare();
    return [bar, words, el('button', { type: 'button', class: 'secondary', onclick: () => this.studies.stop(), 'data-test': 'study-stop' }, phrase('map.study.stop'))];
  }

  #row({ title, lines, outline }) {
    return el(
      'li',
      { class: 'row', 'data-test': 'study-row' },
      el(
        'button',
        { type: 'button', class: 'row-button', onclick: () => this.dispatchEvent(new CustomEvent('outline-chosen', { detail: { outline } })) },
        el('span', { class: 'row-words' }, el('span', { class: 'row-title' }, title), lines.map((line, number) => el('span', { class: number === 0 ? 'row-line' : 'row-line soft' }, line))),
      ),
    );
  }
}

const field = (words, control) => el('div', { class: 'field' }, el('label', { for: control.id }, words), control);

customElements.define('hedge-study', HedgeStudy);
