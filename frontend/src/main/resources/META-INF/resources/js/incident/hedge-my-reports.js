import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { incidentRow } from './incident-row.js';

/** The reports that this person made. `mine`, `selection` (stores) and `look` are set before it is connected. */
export class HedgeMyReports extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.mine.addEventListener('mine-changed', () => this.#draw(), { signal });
    this.selection.addEventListener('selection-changed', () => this.#draw(), { signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    if (this.mine.state === 'loading') return show(this, el('p', { class: 'list-heading' }, phrase('map.incident.fetching-your-reports')));
    if (this.mine.state === 'failed') {
      const retry = el('button', { type: 'button', class: 'secondary', onclick: () => this.mine.refresh() }, phrase('map.incident.try-again'));
      return show(this, el('div', { class: 'notice' }, el('p', {}, phrase('map.incident.your-reports-could-not-be-fetched')), retry));
    }
    const reports = this.mine.latestFirst;
    if (reports.length === 0) return show(this, el('div', { class: 'notice' }, el('p', {}, phrase('map.incident.you-have-not-reported-anything-yet'))));
    const choose = (id) => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
    return show(
      this,
      el('p', { class: 'list-heading' }, phrase('map.incident.reports-by-you', { n: reports.length })),
      el(
        'ol',
        { class: 'rows', 'data-test': 'my-reports', 'aria-label': phrase('map.incident.your-reports-latest-first') },
        reports.map((feature) => incidentRow(feature, { look: this.look, chosen: this.selection.is('incident', feature.id), choose })),
      ),
    );
  }
}

customElements.define('hedge-my-reports', HedgeMyReports);
