import { fetchSuggestions } from '../api/search.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { incidentRow } from '../incident/incident-row.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

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
  #offers = el('ul', { class: 'suggestions', 'aria-label': phrase('map.search.what-may-be-meant'), 'data-test': 'suggestions', hidden: true });
  #heading = el('p', { class: 'list-heading', role: 'status', 'data-test': 'search-heading', hidden: true });
  #notice = el('div', { class: 'notice', hidden: true });
  #rows = el('ol', { class: 'rows', 'data-test': 'found', 'aria-label': phrase('map.search.incidents-found-latest-first') });
  #more = el('button', { type: 'button', class: 'more', hidden: true, 'data-test': 'search-more', onclick: () => this.search.more() }, phrase('map.search.show-50-more'));

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
      el('label', { for: 'search-text' }, phrase('map.search.find-incidents')),
      el('p', { class: 'hint', id: 'search-hint' }, this.isPolice ? phrase('map.search.words-of-a-report-a-place') : phrase('map.search.a-place-a-kind-of-incident')),
      el('div', { class: 'search-line' }, this.#input, el('button', { type: 'submit', class: 'primary', 'data-test': 'search-go' }, phrase('map.search.find'))),
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
        el('button', { type: 'button', class: 'link', 'data-test': 'open-counts', onclick: () => this.dispatchEvent(new Event('counts-wanted')) }, phrase('map.search.counts-of-what-the-filters-show')),
        this.mayExport && el('button', { type: 'button', class: 'link', 'data-test': 'open-exports', onclick: () => this.dispatchEvent(new Event('export-wanted')) }, phrase('map.search.take-it-out-in-a-file')),
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
        ...references.map(({ id, reference }) => this.#one(phrase('map.search.reference'), reference, () => this.#choose(id))),
        ...categories.map(({ name, group }) => this.#one(group ?? phrase('map.search.kind-of-incident'), name, () => this.#seek(name))),
        ...places.map(({ name, county, position }) => this.#one(county && county !== name ? phrase('map.search.place-in', { county }) : phrase('map.search.place'), name, () => this.#goTo(name, position))),
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
    this.#heading.textContent = state === 'loading' ? phrase('map.search.looking') : foundWords(total, text);
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
  return phrase('map.search.for-of-all-time', { incidents: total === 0 ? phrase('map.search.no-incidents') : phrase('map.search.incidents', { n: total, number: total.toLocaleString('en-GB') }), text });
}

function noticeWords(state, cut, problem) {
  if (state === 'failed') return problem instanceof NoAnswerError ? phrase('map.search.no-answer-from-hedgerow-try-again') : problem?.errors?.[0]?.detail ?? problem?.words ?? phrase('map.search.the-search-did-not-work-try');
  return cut ? phrase('map.search.that-word-is-in-very-many') : phrase('map.search.try-fewer-words-or-another-one');
}

customElements.define('hedge-search', HedgeSearch);
