import { fetchHotspotHistory } from '../api/hotspots.js';
import { isSharingPaused, NoAnswerError, ProblemError } from '../api/problem-error.js';
import { longDay } from '../chart/scale.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { byDay, eventWords, historyStatement } from './history-words.js';

const FEW_EVENTS = 20;

/** What became of hotspots by the present rule, for whoever opens it. `hotspots`, `filters` (stores) and `channel` are set before it is connected. */
export class HedgeHotspotHistory extends HTMLElement {
  ask = fetchHotspotHistory;
  #life;
  #request = null;
  #showsAll = false;
  #body = el('div', { class: 'stack' });
  #details = el('details', { class: 'figure', 'data-test': 'hotspot-history', ontoggle: () => this.#refresh() }, el('summary', {}, phrase('map.hotspot.what-has-become-of-hotspots')), this.#body);

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.filters.addEventListener('filters-changed', () => this.#beginAnew(), { signal });
    this.hotspots.addEventListener('hotspots-happened', () => this.#refresh(), { signal });
    this.hotspots.addEventListener('hotspots-changed', ({ detail }) => detail.whole && this.#beginAnew(), { signal });
    this.channel.addEventListener('changes', ({ detail }) => detail.forgets?.some(({ recalled }) => recalled) && this.#beginAnew(), { signal });
    show(this, this.#details);
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  /** Shows nothing of what was known, and asks again. */
  #beginAnew() {
    show(this.#body);
    this.#refresh();
  }

  async #refresh() {
    this.#request?.abort();
    this.#request = null;
    if (!this.#details.open) {
      show(this.#body);
      return;
    }
    const request = new AbortController();
    this.#request = request;
    if (this.#body.childElementCount === 0) show(this.#body, el('p', { class: 'soft', role: 'status' }, phrase('map.hotspot.going-through-the-days')));
    try {
      const history = await this.ask(this.filters.hotspotParams(), request.signal);
      if (request === this.#request) this.#draw(history);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      show(this.#body, el('div', { class: 'notice' }, el('p', {}, refusal(problem)), el('button', { type: 'button', class: 'secondary', onclick: () => this.#refresh() }, phrase('map.hotspot.try-again'))));
    }
  }

  #draw({ asOf, total, events, statement }) {
    const shown = this.#showsAll ? events : events.slice(0, FEW_EVENTS);
    const all = () => {
      this.#showsAll = true;
      this.#draw({ asOf, total, events, statement });
    };
    show(
      this.#body,
      events.length === 0 && el('p', {}, phrase('map.hotspot.by-this-rule-there-has-been')),
      byDay(shown).map(({ on, events: happened }) =>
        el('section', {}, el('h3', {}, longDay(on)), el('ul', { class: 'plain-list' }, happened.map((event) => el('li', { 'data-test': 'hotspot-event', 'data-kind': event.kind }, eventWords(event))))),
      ),
      shown.length < events.length && el('button', { type: 'button', class: 'secondary', 'data-test': 'hotspot-history-more', onclick: all }, phrase('map.hotspot.show-the-last', { toLocaleString: events.length.toLocaleString('en-GB'), toLocaleString2: total > events.length ? phrase('map.hotspot.of', { toLocaleString: total.toLocaleString('en-GB') }) : '' })),
      el('p', { class: 'statement' }, historyStatement(statement, asOf)),
    );
  }
}

function refusal(problem) {
  if (problem instanceof NoAnswerError) return phrase('map.hotspot.no-answer-from-hedgerow');
  if (isSharingPaused(problem)) return problem.words;
  if (problem instanceof ProblemError && problem.errors?.length > 0) return problem.errors.map(({ detail }) => detail).join(' ');
  return phrase('map.hotspot.the-history-could-not-be-fetched');
}

customElements.define('hedge-hotspot-history', HedgeHotspotHistory);
