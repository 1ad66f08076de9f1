import { endWatch, fetchWatches, keepWatch, lookedAtWatch } from '../api/sightings.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { redrawn, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { PURPOSES } from '../session/purpose-field.js';
import { sightingRow } from './sighting-words.js';
import { toldWords, untilWords, wantedWords, watchContent } from './watch-words.js';
import { WatchesStore } from './watches-store.js';

const DAYS = [1, 7, 30, 90];
const NAMES = ['pattern', 'make', 'model', 'colour', 'purpose', 'reason', 'days'];
const name = (field) => `watch-${field}`;

/** The vehicles that the person watches for, with what each watch tells now, and the form of another. `session` (store) is set before it is connected. */
export class HedgeWatches extends HTMLElement {
  #store = new WatchesStore(fetchWatches);
  #list = el('div', { tabindex: -1, 'data-test': 'watches' });
  #form = el('div', {});
  #said = el('p', { role: 'status', 'data-test': 'watch-said' });
  #unseen = el('p', { role: 'status', 'data-test': 'watch-unseen' });
  #purpose = null;

  constructor() {
    super();
    this.#store.addEventListener('watches-changed', () => this.#changed());
  }

  connectedCallback() {
    if (!this.firstChild) {
      this.#purpose = this.session.session.purpose;
      show(
        this,
        el('section', { 'aria-labelledby': 'watch-title' }, el('h2', { id: 'watch-title' }, words('sightings.watch.title')), el('p', {}, words('sightings.watch.opening')), this.#unseen, this.#list, el('h3', {}, words('sightings.watch.another')), this.#said, this.#form),
      );
      this.#begin({});
    }
    this.#store.refresh();
  }

  disconnectedCallback() {
    this.#store.stop();
  }

  /** Begins to write a watch for a plate, for what it was looked for. */
  watchFor(pattern, purpose) {
    this.#begin({ pattern, purpose });
    this.#form.querySelector('#watch-reason').focus();
  }

  #begin({ pattern = '', purpose = this.#purpose ?? '' }) {
    const id = randomId();
    const line = (field, more = {}) => formField({ id: name(field), label: words(`sightings.form.${field}`), maxlength: 60, autocomplete: 'off', ...more });
    const form = sentForm({
      id: 'watch',
      prefix: 'watch-',
      button: words('sightings.watch.send'),
      isPrimary: false,
      fields: [
        line('pattern', { label: words('sightings.search.pattern'), hint: words('sightings.search.hint'), maxlength: 40, value: pattern, autocapitalize: 'characters', spellcheck: 'false' }),
        line('make', { hint: words('sightings.watch.looks-hint') }),
        line('model'),
        line('colour'),
        selectField({ id: name('purpose'), label: words('sightings.watch.purpose'), value: purpose, options: [['', words('sightings.search.choose')], ...PURPOSES] }),
        line('reason', { label: words('sightings.watch.reason'), hint: words('sightings.watch.reason-hint'), maxlength: 200 }),
        selectField({ id: name('days'), label: words('sightings.watch.days'), value: '7', options: DAYS.map((days) => [String(days), words('sightings.watch.for', { n: days })]) }),
      ],
      act: async (sent) => {
        this.#said.textContent = '';
        const content = watchContent(Object.fromEntries(NAMES.map((field) => [field, valueOf(sent, name(field))])));
        await keepWatch(id, content);
        this.#purpose = content.purpose;
        this.#begin({});
        this.#said.textContent = words('sightings.watch.begun');
        this.#form.querySelector('input').focus();
        await this.#store.refresh();
      },
    });
    show(this.#form, form);
  }

  #changed() {
    const { unseen } = this.#store;
    const said = unseen > 0 ? words('sightings.watch.unseen', { n: unseen }) : '';
    // Said once, however often the list is drawn.
    if (this.#unseen.textContent !== said) this.#unseen.textContent = said;
    redrawn(this.#list, () => this.#draw());
  }

  #draw() {
    const { state, problem, watches } = this.#store;
    if (state === 'failed') return show(this.#list, el('div', { class: 'problem', role: 'alert' }, problem?.words ?? words('sightings.no-answer')));
    if (state === 'loading') return show(this.#list);
    return show(this.#list, watches.length === 0 ? el('p', { class: 'soft' }, words('sightings.watch.none')) : el('ul', { class: 'sighting-rows' }, watches.map((watch) => this.#row(watch))));
  }

  #row(watch) {
    const { id, reason, purpose, state, unseen, upTo, matches, more } = watch;
    const title = `watch-${id}`;
    const button = (test, text, act) => el('button', { type: 'button', class: 'secondary', 'aria-describedby': title, 'data-test': `${test}-${id}`, onclick: () => this.#do(act) }, text);
    return el(
      'li',
      { class: 'card sighting-row', 'data-test': 'watch-row' },
      el('h3', { id: title }, el('span', { class: 'plate-read', translate: 'no' }, wantedWords(watch))),
      el('p', {}, reason),
      el('p', { class: 'soft' }, untilWords(watch), ' · ', PURPOSES.get(purpose)),
      state === 'OPEN' && matches.length === 0 && el('p', {}, words('sightings.watch.nothing')),
      more && el('p', {}, words('sightings.watch.more', { n: matches.length })),
      matches.length > 0 && el('ol', { class: 'sighting-rows' }, matches.map(toldRow)),
      state === 'OPEN' && el('div', { class: 'buttons' }, unseen > 0 && button('watch-looked', words('sightings.watch.looked'), () => lookedAtWatch(id, upTo)), button('watch-end', words('sightings.watch.end'), () => endWatch(id))),
    );
  }

  async #do(act) {
    this.#said.textContent = '';
    try {
      await act();
    } catch (problem) {
      this.#said.textContent = problem.words ?? words('sightings.no-answer');
    }
    await this.#store.refresh();
  }
}

function toldRow(match) {
  return sightingRow(
    match.sighting,
    match.unseen && el('p', { 'data-test': 'told-new' }, el('strong', {}, words('sightings.watch.is-new'))),
    match.score !== null && el('p', { class: 'soft' }, words('sightings.reason.score', { score: match.score })),
    el('ul', {}, toldWords(match).map((why) => el('li', {}, why))),
  );
}

customElements.define('hedge-watches', HedgeWatches);
