import { fetchSeries } from '../api/series.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { purposeField } from '../session/purpose-field.js';
import { decidedNotice, frontView } from './front-view.js';
import './hedge-series-watches.js';
import { incidentView } from './incident-view.js';
import { seriesView } from './series-view.js';

/**
 * The series and what is proposed; one series or one incident, whose id stands behind the # of the address, so that no server writes it down. `session` (store)
 * and `names` ({category, force, method}: words for codes) are set before it is connected.
 */
export class HedgeSeries extends HTMLElement {
  #life;
  #following = 0;
  #said = el('div', { role: 'status', tabindex: -1, class: 'series-done', 'data-test': 'series-said' });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal });
    // What is shared under an agreement is read for a purpose alone.
    this.session.addEventListener('purpose-stated', () => this.#follow(), { signal });
    // On paper nothing stays folded of why two incidents are linked.
    globalThis.addEventListener('beforeprint', () => this.querySelectorAll('.series-folded').forEach((folded) => folded.setAttribute('open', '')), { signal });
    this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.replaceChildren();
  }

  /** Shows what the address says; `said` is what was just done. */
  async #follow(said = null) {
    const following = (this.#following += 1);
    const asked = new URLSearchParams(globalThis.location.hash.slice(1));
    show(this.#said, said);
    if (said === null || !this.#said.isConnected) show(this, this.#said, el('p', { role: 'status' }, words('series.loading')));
    let shown;
    try {
      shown = await this.#whole(asked);
    } catch (problem) {
      shown = problem.status === 404 ? el('p', { class: 'notice' }, words(said === null ? 'series.not-there' : 'series.no-more')) : this.#failed(problem);
    }
    if (following !== this.#following || !this.isConnected) return;
    const isFront = !asked.has('series') && !asked.has('incident');
    show(this, purposeField(this.session, 'series-purpose'), !isFront && el('p', {}, el('a', { href: '#', 'data-test': 'series-all' }, words('series.all'))), this.#said, isFront && this.#watches(), shown);
    for (const map of this.querySelectorAll('hedge-area-map')) map.fit(map.toSee);
    if (said !== null) this.#said.focus();
    else if (!isFront) this.querySelector('h2')?.focus();
  }

  #failed(problem) {
    return el('div', { class: 'problem', role: 'alert' }, el('p', {}, problem.words ?? words('series.no-answer')), el('button', { type: 'button', class: 'secondary', 'data-test': 'series-again', onclick: () => this.#follow() }, words('series.try-again')));
  }

  async #whole(asked) {
    const { organisation, purpose } = this.session.session;
    const page = {
      names: this.names,
      ownForce: organisation.forceCode,
      purpose,
      decided: (decision, answer) => this.#follow(decidedNotice(decision, answer)),
      again: (text) => this.#follow(el('p', {}, text)),
      watched: () => this.#follow(el('p', {}, words('series.watch-begun'))),
    };
    if (asked.has('series')) {
      const series = await fetchSeries(asked.get('series'));
      // A series is called by its oldest link, which may have been rejected meanwhile.
      globalThis.history.replaceState(null, '', `#series=${series.id}`);
      return [seriesView(series, page)];
    }
    if (asked.has('incident')) return incidentView(asked.get('incident'), page);
    return frontView(page);
  }

  #watches() {
    return Object.assign(document.createElement('hedge-series-watches'), { names: this.names });
  }
}

customElements.define('hedge-series', HedgeSeries);
