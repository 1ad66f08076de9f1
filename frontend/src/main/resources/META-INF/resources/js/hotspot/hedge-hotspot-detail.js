import { sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { dayAndClock } from '../time/london.js';
import { datesWords, titleWords, trendLook, trendWords, yearBeforeWords } from './hotspot-words.js';

/** One hotspot and the rule that made it. `hotspots` (store), `look`, `forceNames` and `key` are set before it is connected. */
export class HedgeHotspotDetail extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    this.hotspots.addEventListener('hotspots-changed', () => this.#draw(), { signal: this.#life.signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const hotspot = this.hotspots.find(this.key);
    if (!hotspot) {
      show(this, el('div', { class: 'notice' }, el('p', {}, 'This hotspot is no longer there: incidents left the period, or it joined another.')));
      return;
    }
    const trend = trendLook(hotspot.trend);
    const { reachMetres, minimumIncidents, periodWords } = this.hotspots.rule;
    show(
      this,
      el(
        'p',
        { class: 'big-number', 'data-test': 'hotspot-detail', 'data-hotspot-key': hotspot.key, 'data-count': hotspot.count, 'data-trend': hotspot.trend },
        el('span', { class: `hotspot-badge large badge-${trend}` }, String(hotspot.count), icon(trend)),
        el('span', {}, `incidents ${titleWords(hotspot).toLowerCase().replace(/^near .*/, `near ${hotspot.near}`)}, ${periodWords}`),
      ),
      el(
        'dl',
        { class: 'facts' },
        fact('Trend', `${trendWords(hotspot.trend)}: ${yearBeforeWords(hotspot)}`),
        fact('Dates', datesWords(hotspot)),
        fact('Last incident', dayAndClock(hotspot.last)),
        fact('Mostly', this.look.name(hotspot.leadingCategory)),
        fact(hotspot.forces.length === 1 ? 'Force area' : 'Across force areas', hotspot.forces.map((code) => this.forceNames.get(code) ?? code).join(', ')),
      ),
      el('p', { class: 'soft' }, `The rule: at least ${minimumIncidents} incidents, each within ${sizeInWords(reachMetres)} of another. The hatched outline goes round the places as you may see them.`),
    );
  }
}

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

customElements.define('hedge-hotspot-detail', HedgeHotspotDetail);
