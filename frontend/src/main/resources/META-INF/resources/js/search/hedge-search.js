import { fetchSuggestions } from '../api/search.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { incidentRow } from '../incident/incident-row.js';
import { el, show } from '../lib/dom.js';

const ASK_AFTER_MS = 200;
const LEAST = 2;

/**
 * Finding incidents by words, and what may be meant while they are typed. `search`, `selection` (stores), `look`, `isPolice` and `mayExport` are set before it
 * is connected. It says "incident-chosen" {id}, "place-chosen" {position} and "counts-wanted" or "export-wanted".
 */
export class HedgeSearch extends HTMLElement {
  #life;
  #timer = null;
  #asking = null;
  #input = el('input', { id: 'search-text', type: 'search', name: 'text', autocomplete: 'off', maxlength: 100, enterkeyhint: 'search', 'aria-describedby': 'search-hint', 'data-test': 'search-text' });
  #offers = el('ul', { class: 'suggestions', 'aria-label': 'What may be meant', 'data-test': 'suggestions', hidden: true });
  #heading = el('p', { class: 'list-heading', role: 'status', 'data-test': 'search-heading', hidden: true });
  #notice = el('div', { class: 'notice', hidden: true });
  #rows = el('ol', { class: 'rows', 'data-test': 'found', 'aria-label': 'Incidents found, latest first' });
  #more = el('button', { type: 'button', class: 'more', hidden: true, 'data-test': 'search-more', onclick: () => this.search.more() }, 'Show 50 more');

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#input.addEventListener('input', () => this.#typed(), { signal });
    this.#input.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#offers.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.search.addEventListener('search-changed', () => this.#draw(), { signal });
    this.selection.addEventListener('selection-changed', () => this.#mark(), { signal });
    const form = el(
      'form',
      { class: 'search-form', role: 'search' },
      el('label', { for: 'search-text' }, 'Find incidents'),
      el('p', { class: 'hint', id: 'search-hint' }, this.isPolice ? 'Words of a report, a place, a kind of incident, a force or a reference.' : 'A place, a kind of incident or a force.'),
      el('div', { class: 'search-line' }, this.#input, el('button', { type: 'submit', class: 'primary', 'data-test': 'search-go' }, 'Find')),
      this.#offers,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#seek(this.#input.value);
    });
    show(
      this,
      form,
      el(
        'p',
        { class: 'search-more-ways' },
        el('button', { type: 'button', class: 'link', 'data-test': 'open-counts', onclick: () => this.dispatchEvent(new Event('counts-wanted')) }, 'Counts of what the filters show'),
        this.mayExport && el('button', { type: 'button', class: 'link', 'data-test': 'open-exports', onclick: () => this.dispatchEvent(new Event('export-wanted')) }, 'Take it out in a file'),
      ),
      this.#heading,
      this.#notice,
      this.#rows,
      this.#more,
    );
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  #seek(text) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#offer([]);
    this.#input.value = text;
    this.search.seek(text);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const text = this.#input.value.trim();
    if (text.length < LEAST) {
      this.#offer([]);
      if (text === '') this.search.clear();
      return;
    }
    this.#timer = setTimeout(() => this.#suggest(text), ASK_AFTER_MS);
  }

  async #suggest(text) {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const { categories, places, references } = await fetchSuggestions(text, asking.signal);
      if (asking.signal.aborted) return;
      this.#offer([
        ...references.map(({ id, reference }) => this.#one('Reference', reference, () => this.#choose(id))),
        ...categories.map(({ name, group }) => this.#one(group ?? 'Kind of incident', name, () => this.#seek(name))),
        ...places.map(({ name, county, position }) => this.#one(county && county !== name ? `Place in ${county}` : 'Place', name, () => this.#goTo(name, position))),
      ]);
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || asking.signal.aborted)) throw problem;
    }
  }

  #one(kind, words, choose) {
    return el('li', {}, el('button', { type: 'button', class: 'suggestion', onclick: choose }, el('span', {}, words), el('span', { class: 'soft' }, kind)));
  }

  #goTo(name, position) {
    this.dispatchEvent(new CustomEvent('place-chosen', { detail: { position } }));
    this.#seek(name);
  }

  #choose(id) {
    this.#offer([]);
    this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
  }

  #offer(items) {
    show(this.#offers, items);
    this.#offers.hidden = items.length === 0;
  }

  /** Arrow keys go from the input through what is offered and back; Escape puts it away. */
  #key(event) {
    if (this.#offers.hidden) return;
    const stops = [this.#input, ...this.#offers.querySelectorAll('button')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
    else if (event.key === 'Escape') {
      this.#offer([]);
      this.#input.focus();
    } else return;
    event.preventDefault();
  }

  #draw() {
    const { state, latestFirst, total, cut, next, problem, text } = this.search;
    if (text === '' && this.#input.value !== '' && document.activeElement !== this.#input) this.#input.value = '';
    this.#heading.hidden = state === 'idle' || state === 'failed';
    this.#heading.textContent = state === 'loading' ? 'Looking…' : foundWords(total, text);
    this.#notice.hidden = !(state === 'failed' || cut || (state === 'ready' && total === 0));
    show(this.#notice, el('p', {}, noticeWords(state, cut, problem)));
    const choose = (id) => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
    show(this.#rows, latestFirst.map((feature) => incidentRow(feature, { look: this.look, chosen: this.selection.is('incident', feature.id), choose })));
    this.#more.hidden = !next || state === 'loading';
  }

  #mark() {
    for (const row of this.#rows.children) row.querySelector('button').setAttribute('aria-pressed', String(this.selection.is('incident', row.dataset.incidentId)));
  }
}

export function foundWords(total, text) {
  return `${total === 0 ? 'No incidents' : total === 1 ? '1 incident' : `${total.toLocaleString('en-GB')} incidents`} for “${text}”, of all time`;
}

function noticeWords(state, cut, problem) {
  if (state === 'failed') return problem instanceof NoAnswerError ? 'No answer from Hedgerow. Try again when there is a signal.' : problem?.errors?.[0]?.detail ?? problem?.words ?? 'The search did not work. Try again.';
  return cut ? 'That word is in very many reports: only the newest of them were looked at. Another word finds older ones.' : 'Try fewer words, or another one for the same thing.';
}

customElements.define('hedge-search', HedgeSearch);
