import { sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-map.js';
import { datesWords, forceWords, titleWords, trendLook, trendWords, yearBeforeWords } from './hotspot-words.js';

/** Hotspots, strongest first, with what they mean. `hotspots`, `filters`, `selection` (stores), `look` and `forceNames` are set before it is connected. */
export class HedgeHotspotList extends HTMLElement {
  #life;
  #heading = el('p', { class: 'list-heading', 'data-test': 'hotspot-heading' });
  #notice = el('div', { class: 'notice', hidden: true });
  #rows = el('ol', { class: 'rows', 'data-test': 'hotspots', 'aria-label': phrase('map.hotspot.hotspots-strongest-first') });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    show(this, this.#heading, this.#notice, this.#rows);
    this.hotspots.addEventListener('hotspots-changed', ({ detail }) => this.#draw(detail.whole ? [] : detail.changed), { signal });
    this.hotspots.addEventListener('hotspots-state', () => this.#drawState(), { signal });
    this.selection.addEventListener('selection-changed', () => this.#mark(), { signal });
    this.#draw([]);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw(fresh) {
    const focused = document.activeElement?.closest?.('[data-hotspot-key]')?.dataset.hotspotKey;
    const inside = this.contains(document.activeElement);
    show(this.#rows, this.hotspots.strongestFirst.map((hotspot) => this.#row(hotspot, fresh.includes(hotspot.key))));
    if (inside && focused) [...this.#rows.children].find((row) => row.dataset.hotspotKey === focused)?.querySelector('button').focus();
    this.#drawState();
  }

  #row(hotspot, fresh) {
    const trend = trendLook(hotspot.trend);
    return el(
      'li',
      { class: `row${fresh ? ' is-fresh' : ''}`, 'data-test': 'hotspot-row', 'data-hotspot-key': hotspot.key, 'data-count': hotspot.count, 'data-trend': hotspot.trend },
      el(
        'button',
        {
          type: 'button',
          class: 'row-button',
          'aria-pressed': String(this.selection.is('hotspot', hotspot.key)),
          onclick: () => this.dispatchEvent(new CustomEvent('hotspot-chosen', { detail: { key: hotspot.key } })),
        },
        el('span', { class: `hotspot-badge badge-${trend}` }, String(hotspot.count), icon(trend)),
        el(
          'span',
          { class: 'row-words' },
          el('span', { class: 'row-title' }, titleWords(hotspot), el('span', { class: 'chip' }, trendWords(hotspot.trend))),
          el('span', { class: 'row-line' }, phrase('map.hotspot.mostly-2', { toLowerCase: this.look.name(hotspot.leadingCategory).toLowerCase(), forceWords: forceWords(hotspot.forces, this.forceNames) })),
          el('span', { class: 'row-line soft' }, yearBeforeWords(hotspot)),
          el('span', { class: 'row-line soft' }, datesWords(hotspot)),
        ),
      ),
    );
  }

  #drawState() {
    const { state, hotspots } = this.hotspots;
    this.#heading.textContent = state === 'loading' ? phrase('map.hotspot.working-out-hotspots') : this.#words();
    this.#notice.hidden = state === 'loading' || (state === 'ready' && hotspots.size > 0);
    if (state === 'failed') {
      const retry = el('button', { type: 'button', class: 'secondary', onclick: () => this.hotspots.refresh() }, phrase('map.hotspot.try-again'));
      show(this.#notice, el('p', {}, phrase('map.hotspot.the-hotspots-could-not-be-fetched')), retry);
    } else show(this.#notice, el('p', {}, phrase('map.hotspot.no-hotspots-by-this-rule-a')));
  }

  /** How many, by which rule, among what. */
  #words() {
    const { hotspots, parameters, rule } = this.hotspots;
    if (!rule) return '';
    const count = phrase('map.hotspot.hotspots', { n: hotspots.size });
    const among = parameters?.incidents === undefined ? '' : phrase('map.hotspot.among-incidents', { toLocaleString: parameters.incidents.toLocaleString('en-GB') });
    return phrase('map.hotspot.at-least-incidents-within-of-each', { count, minimumIncidents: rule.minimumIncidents, sizeInWords: sizeInWords(rule.reachMetres), periodWords: rule.periodWords, among });
  }

  #mark() {
    for (const row of this.#rows.children) row.querySelector('button').setAttribute('aria-pressed', String(this.selection.is('hotspot', row.dataset.hotspotKey)));
  }
}

customElements.define('hedge-hotspot-list', HedgeHotspotList);
