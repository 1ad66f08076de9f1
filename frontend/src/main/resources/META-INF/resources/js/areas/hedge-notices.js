import { whereWords } from '../incident/incident-row.js';
import { el, show } from '../lib/dom.js';
import { currentLanguage, words } from '../lib/words.js';
import { symbol } from '../map/symbols.js';
import { writeView } from '../map/map-view.js';
import { dayAndClock, span } from '../time/london.js';

const LOOKED_AT_AFTER_MS = 2_000;
const ZOOM = 13;

/**
 * What was reported in one's areas. `notices` (store), `hasAreas` (function), `look` and `publicOnly`, whether this reader is given
 * the public's tier, are set before it is connected.
 */
export class HedgeNotices extends HTMLElement {
  #life;
  #looking = null;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.notices.addEventListener('notices-changed', () => this.#draw(), { signal });
    document.addEventListener('visibilitychange', () => this.#lookSoon(), { signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
    clearTimeout(this.#looking);
  }

  #draw() {
    const { state, notices } = this.notices;
    if (state === 'loading') return show(this, el('p', {}, words('areas.notices.loading')));
    if (state === 'failed') return show(this, el('div', { class: 'problem', role: 'alert' }, el('p', {}, words('areas.notices.not-fetched')), el('button', { type: 'button', class: 'secondary', onclick: () => this.notices.refresh() }, words('areas.again'))));
    const focused = this.contains(document.activeElement) ? document.activeElement.closest('[data-notice-id]')?.dataset.noticeId : null;
    if (notices.length === 0) show(this, el('p', { class: 'notice', 'data-test': 'no-notices' }, words(this.hasAreas() ? 'areas.notices.none' : 'areas.notices.no-areas')));
    else show(this, el('ol', { class: 'notice-list', 'data-test': 'notices' }, notices.map((notice) => this.#row(notice))));
    if (this.publicOnly) this.append(el('p', { class: 'hint', 'data-test': 'public-only' }, words('areas.notices.public-only')));
    if (focused) this.querySelector(`[data-notice-id="${focused}"] a`)?.focus();
    return this.#lookSoon();
  }

  #row(notice) {
    return notice.bulletin ? this.#bulletin(notice) : this.#incident(notice);
  }

  /** In the reader's language where it is written in that. Of one that was taken back there are no words. */
  #bulletin({ id, areaName, madeAt, isNew, bulletin }) {
    const { text, state } = bulletin;
    const said = text && currentLanguage() === 'cy' && text.welsh ? text.welsh : text?.english;
    return el(
      'li',
      { class: `card notice-row bulletin-notice${isNew ? ' is-new' : ''}`, 'data-test': 'notice', 'data-notice-id': id, 'data-bulletin-id': bulletin.id, 'data-state': state },
      el('span', { class: 'notice-symbol bulletin-mark', 'aria-hidden': 'true' }, '!'),
      el(
        'div',
        {},
        el('h3', {}, el('a', { href: `/bulletins.html?for=me#${bulletin.id}`, 'data-test': 'notice-open' }, said?.title ?? words('areas.notice.bulletin-gone')), isNew && el('span', { class: 'chip' }, words('areas.notice.new'))),
        el('p', { class: 'soft' }, words('areas.notice.bulletin', { provider: bulletin.provider }), state !== 'ISSUED' && [' ', el('strong', {}, words(`areas.notice.bulletin.${state}`))]),
        said && el('p', {}, said.summary),
        el('p', { class: 'soft' }, words('areas.notice.area', { name: areaName }), ' ', words('areas.notice.told', { when: dayAndClock(madeAt) })),
      ),
    );
  }

  #incident({ id, areaName, madeAt, isNew, incident }) {
    const { properties } = incident;
    return el(
      'li',
      { class: `card notice-row${isNew ? ' is-new' : ''}`, 'data-test': 'notice', 'data-notice-id': id, 'data-incident-id': incident.id },
      el('span', { class: 'notice-symbol', 'aria-hidden': 'true' }, symbol(this.look.of(properties.category), { size: 24, open: properties.status === 'OPEN' })),
      el(
        'div',
        {},
        el('h3', {}, el('a', { href: onTheMap(incident), 'data-test': 'notice-open' }, this.look.name(properties.category)), isNew && el('span', { class: 'chip' }, words('areas.notice.new'))),
        el('p', {}, whereWords(properties)),
        el('p', {}, span(properties)),
        el('p', { class: 'soft' }, words('areas.notice.area', { name: areaName }), ' ', words('areas.notice.told', { when: dayAndClock(madeAt) })),
      ),
    );
  }

  /** Looked at means: it stood on a page that was in front of somebody for a moment. */
  #lookSoon() {
    clearTimeout(this.#looking);
    if (document.visibilityState === 'visible' && this.notices.unseen > 0) this.#looking = setTimeout(() => this.notices.see(), LOOKED_AT_AFTER_MS);
  }
}

/** The address that opens an incident on the map. Behind the #, so that no server writes it down. */
export function onTheMap({ id, properties }) {
  const [longitude, latitude] = properties.centre;
  return `/${writeView({ zoom: ZOOM, latitude, longitude })}&incident=${encodeURIComponent(id)}`;
}

customElements.define('hedge-notices', HedgeNotices);
