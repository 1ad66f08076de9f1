import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { clock, dayAndClock } from '../time/london.js';

const MOST_NAMED = 5;

/** Says what happened while the person was away, over the map. `away`, `incidents`, `look` (categories) are set before it is connected; announces "incident-chosen" {id}. */
export class HedgeAway extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.setAttribute('data-test', 'away');
    this.away.addEventListener('away-changed', () => this.#draw(), { signal });
    // What is taken back in the meantime is not to be named a moment longer.
    this.incidents.addEventListener('incidents-changed', () => this.away.summary && this.#draw(), { signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const { summary } = this.away;
    this.hidden = summary === null;
    if (summary === null) return show(this);
    const { from, until, added, changed, gone } = summary;
    const parts = [
      added.length > 0 && phrase('map.away.added', { n: added.length }),
      changed.length > 0 && phrase('map.away.changed', { n: changed.length }),
      gone > 0 && phrase('map.away.gone', { n: gone }),
    ].filter(Boolean);
    const named = [...added, ...changed].map((id) => this.incidents.find(id)).filter(Boolean);
    return show(
      this,
      el(
        'section',
        { class: 'away-card', 'aria-label': phrase('map.away.title') },
        el('p', { role: 'status' }, el('strong', {}, phrase('map.away.between', { from: dayAndClock(new Date(from).toISOString()), until: clock(new Date(until).toISOString()) })), ' ', parts.join(', '), '.'),
        named.length > 0 && el('ul', { class: 'plain-list' }, named.slice(0, MOST_NAMED).map((feature) => el('li', {}, this.#button(feature)))),
        named.length > MOST_NAMED && el('p', { class: 'soft' }, phrase('map.away.more', { n: named.length - MOST_NAMED })),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'away-read', onclick: () => this.away.clear() }, phrase('map.away.read')),
      ),
    );
  }

  #button({ id, properties }) {
    const what = this.look.name(properties.category);
    const words = properties.near ? phrase('map.away.one-near', { what, place: properties.near }) : what;
    return el('button', { type: 'button', class: 'link', onclick: () => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id }, bubbles: true })) }, words);
  }
}

customElements.define('hedge-away', HedgeAway);
