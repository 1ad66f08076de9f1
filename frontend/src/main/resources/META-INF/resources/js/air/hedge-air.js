import { beginAirRequest } from '../api/air.js';
import { el, show } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { spokenClock } from '../time/spoken-time.js';
import { priorityWords, problemWords, stateWords } from './air-words.js';
import { DroneView } from './drone-view.js';
import { RequestView } from './request-view.js';

const EMPTY = { priority: 'TWO', wanted: [], seen: { vehicles: [] }, hazards: [], hours: 6, place: null };

/**
 * Requests for air support: for a force, those that it asks, and a new one; for air support, those that it is asked. `store` (AirStore) and `person` ({organisation,
 * mayAsk}) are set before it is connected.
 */
export class HedgeAir extends HTMLElement {
  #list = el('ul', { class: 'plain-list air-list', 'data-test': 'air-list' });
  #silent = el('p', { class: 'problem', role: 'status', hidden: true });
  #open = el('div', { class: 'air-open' });
  #drones;
  #view = null;

  connectedCallback() {
    this.store.addEventListener('air-changed', () => this.#drawList());
    this.store.addEventListener('request-changed', () => this.#drawOpen());
    this.#silent.textContent = words('air.no-answer');
    this.#drones = new DroneView({ mayLog: this.person.mayAsk });
    show(
      this,
      this.#silent,
      el('p', { class: 'notice', 'data-test': 'air-decides' }, words('air.dispatch-decides')),
      el(
        'div',
        { class: 'air-columns' },
        el(
          'section',
          { 'aria-label': words('air.requests') },
          el('h2', {}, words('air.requests')),
          this.person.mayAsk && el('p', {}, el('button', { type: 'button', class: 'secondary', 'data-test': 'air-new', onclick: () => this.#begin(EMPTY, null, null) }, words('air.new'))),
          this.#list,
          this.#drones.root,
        ),
        this.#open,
      ),
    );
    this.#drawList();
    this.#follow();
  }

  /** What the address asks for: a request about an incident, or one that there is. It goes from the address at once. */
  async #follow() {
    const asked = new URLSearchParams(globalThis.location.hash.slice(1));
    const incident = asked.get('incident');
    if (globalThis.location.hash !== '') history.replaceState(null, '', globalThis.location.pathname);
    if (asked.get('id')) return this.store.choose(asked.get('id'));
    if (!incident || !this.person.mayAsk) return undefined;
    try {
      const draft = await beginAirRequest(incident);
      this.#begin(draft.content, incident, draft.incidentReference, draft);
    } catch (problem) {
      show(this.#open, el('div', { class: 'problem', role: 'alert', tabindex: -1, 'data-test': 'air-refused' }, problem.status === 404 ? words('air.no-such-incident') : problemWords(problem)));
    }
    return undefined;
  }

  #begin(content, incident, incidentReference, { about = null, airSupports = this.store.airSupports } = {}) {
    this.store.choose(null);
    this.#show({ id: randomId(), own: true, state: 'DRAFT', version: null, briefingVersion: 0, content, incident, incidentReference, about, steps: [], acknowledgements: [], next: [], warnings: [], airSupports });
    this.#open.querySelector('#air-threatRiskHarm')?.focus();
  }

  #drawList() {
    this.#silent.hidden = !this.store.isSilent;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.requestId : null;
    show(
      this.#list,
      this.store.requests.map((request) =>
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', class: 'air-row', 'data-test': 'air-row', 'data-request-id': request.id, 'data-state': request.state, 'aria-current': request.id === this.store.selected ? 'true' : null, onclick: () => this.store.choose(request.id) },
            el('strong', {}, request.reference),
            el('span', {}, `${stateWords(request.state)}, ${spokenClock(request.since)}`),
            el('span', { class: 'soft' }, [request.own ? null : request.force, priorityWords(request.priority), request.gridReference].filter(Boolean).join(', ')),
            request.takenBack && el('span', { class: 'chip' }, words('air.taken-back.chip')),
            request.briefingVersion > request.acknowledgedVersion && el('span', { class: 'chip' }, words('air.not-acknowledged', { version: request.briefingVersion })),
          ),
        ),
      ),
      this.store.requests.length === 0 && el('li', { class: 'soft' }, words('air.none')),
    );
    if (focused) this.#list.querySelector(`[data-request-id="${CSS.escape(focused)}"]`)?.focus();
  }

  #drawOpen() {
    const { whole, briefing, selected } = this.store;
    if (whole) this.#show(whole, briefing);
    else if (selected === null && this.#view?.isKept) this.#close();
  }

  #close() {
    this.#view = null;
    show(this.#open);
  }

  #show(whole, briefing = null) {
    if (this.#view?.id !== whole.id) {
      this.#view = new RequestView({ store: this.store, force: this.person.organisation });
      show(this.#open, this.#view.root);
    }
    this.#view.update(whole, briefing);
  }
}

customElements.define('hedge-air', HedgeAir);
