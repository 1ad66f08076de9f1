import { el, show } from '../lib/dom.js';
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
  #rows = el('ol', { class: 'rows', 'data-test': 'list', 'aria-label': 'Incidents in view, latest first' });
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
    const what = `${total.toLocaleString('en-GB')} ${total === 1 ? 'incident' : 'incidents'} in view, ${this.incidents.periodWords}`;
    const part = showsCells ? `. Too many to draw singly: squares show how many. Latest ${shown} listed.` : '';
    const hours = this.filters.hours && unknownHour > 0 ? ` ${unknownHour} more have no known hour.` : '';
    if (state === 'paused') this.#heading.textContent = 'Sharing is paused';
    else this.#heading.textContent = state === 'loading' && (shown === 0 || this.incidents.periodWords !== this.filters.periodWords) ? 'Fetching incidents…' : what + part + hours;
    this.#more.hidden = !(shown < this.incidents.features.size || this.incidents.next);
    this.#more.textContent = 'Show 50 more';
    this.#drawNotice(state, total, problem);
  }

  #drawNotice(state, total, problem) {
    this.#notice.hidden = false;
    if (state === 'silent') {
      show(this.#notice, el('p', {}, 'No answer from Hedgerow. What you see may be old.'), this.#retry());
    } else if (state === 'paused') {
      show(this.#notice, el('p', { 'data-test': 'sharing-paused' }, 'Hedgerow cannot check just now who may see what, so nothing that is shared is shown. It goes on by itself.'), this.#retry());
    } else if (state === 'failed') {
      show(this.#notice, el('p', {}, problem?.words ?? 'The incidents could not be fetched.'), this.#retry());
    } else if (state === 'ready' && total === 0) {
      const clear = el('button', { type: 'button', class: 'secondary', onclick: () => this.dispatchEvent(new Event('clear-filters')) }, 'Clear the filters');
      show(this.#notice, el('p', {}, 'Nothing reported here in this period. Move the map, or look further back.'), this.filters.count > 0 && clear);
    } else this.#notice.hidden = true;
  }

  #retry() {
    return el('button', { type: 'button', class: 'secondary', onclick: () => this.incidents.refresh() }, 'Try again');
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
