import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { incidentRow } from './incident-row.js';

const PAGE = 50;

/**
 * The list beside the map, in step with it. `incidents`, `filters`, `selection` (stores) and `look` are set before it is connected.
 * It says "incident-chosen" {id} and "clear-filters".
 */
export class HedgeIncidentList extends HTMLElement {
  #life;
  #shown = PAGE;
  #heading = el('p', { class: 'list-heading', 'data-test': 'list-heading' });
  #notice = el('div', { class: 'notice', hidden: true });
  #rows = el('ol', { class: 'rows', 'data-test': 'list', 'aria-label': phrase('map.incident.incidents-in-view-latest-first') });
  #more = el('button', { type: 'button', class: 'folded', hidden: true, onclick: () => this.#showMore() });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    show(this, this.#heading, this.#notice, this.#rows, this.#more);
    this.incidents.addEventListener('incidents-changed', ({ detail }) => this.#changed(detail), { signal });
    this.incidents.addEventListener('incidents-state', () => this.#drawState(), { signal });
    this.selection.addEventListener('selection-changed', ({ detail }) => this.#mark(detail.from), { signal });
    this.#changed({ whole: true, changed: [] });
    this.#drawState();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #changed({ whole, changed }) {
    if (whole) this.#shown = PAGE;
    const listed = this.incidents.latestFirst.slice(0, Math.max(this.#shown, this.incidents.showsCells ? this.incidents.features.size : 0));
    const known = new Map([...this.#rows.children].map((row) => [row.dataset.incidentId, row]));
    const wanted = listed.map((feature) => this.#row(feature, known.get(feature.id), !whole && changed.includes(feature.id)));
    this.#arrange(wanted);
    this.#drawState();
  }

  #row(feature, existing, fresh) {
    if (existing && !fresh && existing.dataset.version === String(feature.properties.version) && existing.dataset.precision === feature.properties.precision) return existing;
    const chosen = this.selection.is('incident', feature.id);
    const choose = (id) => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
    const row = incidentRow(feature, { look: this.look, chosen, choose, fresh });
    if (existing?.contains(document.activeElement)) queueMicrotask(() => row.querySelector('button').focus());
    return row;
  }

  /** Puts the rows in order and moves only those that are out of place, so that focus and scroll stay. */
  #arrange(wanted) {
    const keep = new Set(wanted);
    for (const row of [...this.#rows.children]) if (!keep.has(row)) row.remove();
    wanted.forEach((row, index) => {
      if (this.#rows.children[index] !== row) this.#rows.insertBefore(row, this.#rows.children[index] ?? null);
    });
  }

  #drawState() {
    const { state, total, showsCells, unknownHour, problem } = this.incidents;
    const shown = this.#rows.children.length;
    this.toggleAttribute('aria-busy', state === 'loading');
    const what = phrase('map.incident.in-view', { n: total, number: total.toLocaleString('en-GB'), period: this.incidents.periodWords });
    const part = showsCells ? phrase('map.incident.too-many-to-draw-singly-squares', { shown }) : '';
    const hours = this.filters.hours && unknownHour > 0 ? phrase('map.incident.more-have-no-known-hour', { unknownHour }) : '';
    if (state === 'paused') this.#heading.textContent = phrase('map.incident.sharing-is-paused');
    else this.#heading.textContent = state === 'loading' && (shown === 0 || this.incidents.periodWords !== this.filters.periodWords) ? phrase('map.incident.fetching-incidents') : what + part + hours;
    this.#more.hidden = !(shown < this.incidents.features.size || this.incidents.next);
    this.#more.textContent = phrase('map.incident.show-50-more');
    this.#drawNotice(state, total, problem);
  }

  #drawNotice(state, total, problem) {
    this.#notice.hidden = false;
    if (state === 'silent') {
      show(this.#notice, el('p', {}, phrase('map.incident.no-answer-from-hedgerow-what-you')), this.#retry());
    } else if (state === 'paused') {
      show(this.#notice, el('p', { 'data-test': 'sharing-paused' }, phrase('map.incident.hedgerow-cannot-check-just-now-who')), this.#retry());
    } else if (state === 'failed') {
      show(this.#notice, el('p', {}, problem?.words ?? phrase('map.incident.the-incidents-could-not-be-fetched')), this.#retry());
    } else if (state === 'ready' && total === 0) {
      const clear = el('button', { type: 'button', class: 'secondary', onclick: () => this.dispatchEvent(new Event('clear-filters')) }, phrase('map.incident.clear-the-filters'));
      show(this.#notice, el('p', {}, phrase('map.incident.nothing-reported-here-in-this-period')), this.filters.count > 0 && clear);
    } else this.#notice.hidden = true;
  }

  #retry() {
    return el('button', { type: 'button', class: 'secondary', onclick: () => this.incidents.refresh() }, phrase('map.incident.try-again'));
  }

  async #showMore() {
    this.#shown += PAGE;
    if (this.incidents.next) await this.incidents.more().catch(() => this.#drawNotice('silent', 1, null));
    this.#changed({ whole: false, changed: [] });
  }

  #mark(from) {
    for (const row of this.#rows.children) {
      const chosen = this.selection.is('incident', row.dataset.incidentId);
      row.querySelector('button').setAttribute('aria-pressed', String(chosen));
      if (chosen && from === 'map') row.scrollIntoView({ block: 'nearest' });
    }
  }
}

customElements.define('hedge-incident-list', HedgeIncidentList);
