import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { eventSwitch } from './event-switch.js';
import { eventTimes, eventTitle } from './event-title.js';

const STATES = { loading: 'map.event.loading', failed: 'map.event.failed' };

/**
 * Events of the police beside the map: a line for each with its times, its place and a link to the message. `events` (EventStore) is set before it is connected.
 * While there is none, it stands nowhere. It says "event-chosen" {id, at: [longitude, latitude]}.
 */
export class HedgeEventAside extends HTMLElement {
  #life;
  #list = el('div', {});
  #count = el('span', { class: 'chip' });
  #details;

  connectedCallback() {
    this.#life = new AbortController();
    this.events.addEventListener('events-changed', () => this.#draw(), { signal: this.#life.signal });
    this.#details ??= el('details', { class: 'folded aside-list', 'data-test': 'event-aside' }, el('summary', {}, phrase('map.event.title'), this.#count), eventSwitch(this.events, 'events-on'), this.#list);
    show(this, this.#details);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Opens the list at one that was chosen on the map. */
  reveal(id) {
    this.#details.open = true;
    this.#button(id)?.focus();
  }

  #draw() {
    const { state, events, chosen } = this.events;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.eventId : null;
    this.hidden = state === 'loading' || (state === 'ready' && events.length === 0);
    this.#count.hidden = state !== 'ready';
    this.#count.textContent = String(events.length);
    show(
      this.#list,
      STATES[state] && el('p', { role: 'status' }, phrase(STATES[state])),
      el('ul', {}, events.map((each) => this.#line(each, each.id === chosen))),
    );
    if (focused) this.#button(focused)?.focus();
  }

  #line(each, isChosen) {
    const { id, event, provider } = each;
    const { longitude, latitude } = event.position;
    const choose = () => {
      this.events.choose(id);
      this.dispatchEvent(new CustomEvent('event-chosen', { detail: { id, at: [longitude, latitude] } }));
    };
    return el(
      'li',
      { class: isChosen ? 'is-chosen' : null, 'data-test': 'event-line' },
      el('button', { type: 'button', class: 'event-line', 'data-event-id': id, 'aria-pressed': String(isChosen), onclick: choose }, el('strong', {}, eventTitle(each)), el('span', {}, eventTimes(each)), el('span', { class: 'soft' }, [event.place, event.position.gridReference, provider].filter(Boolean).join(' · '))),
      el('a', { href: `/bulletins.html?for=me#${id}`, 'data-test': 'event-read', 'aria-label': `${phrase('map.event.read')}: ${eventTitle(each)}` }, phrase('map.event.read')),
    );
  }

  #button(id) {
    return this.#list.querySelector(`button[data-event-id="${CSS.escape(id)}"]`);
  }
}

customElements.define('hedge-event-aside', HedgeEventAside);
