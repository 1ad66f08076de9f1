import { unseenMark } from '../areas/unseen-mark.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-page.js';
import './hedge-language.js';
import { purposeField } from './purpose-field.js';

const AREAS = '/areas.html';
const PLACES = [
  { permission: 'REPORT_INCIDENT', address: AREAS, words: phrase('page.session.my-areas') },
  { permission: 'REPORT_INCIDENT', address: '/ground.html', words: phrase('page.session.hazards-and-access') },
  { permission: 'AMEND_INCIDENT', address: '/report.html?for=caller', words: phrase('page.session.report-for-a-caller') },
  { permission: 'AMEND_INCIDENT', address: '/desk.html', words: phrase('page.session.triage-desk') },
  { permission: 'AMEND_INCIDENT', address: '/bulletin.html', words: phrase('page.session.bulletins') },
  { permission: 'READ_MAP', address: '/bulletins.html?for=me', words: phrase('page.session.messages-from-the-police') },
  { permission: 'PLAN_OPERATION', address: '/operations.html', words: phrase('page.session.operations') },
  { permission: 'WRITE_INTELLIGENCE', address: '/sources.html', words: phrase('page.session.sources') },
  { permission: 'HANDLE_SOURCES', address: '/sources.html', words: phrase('page.session.sources') },
  { permission: 'RECORD_SIGHTING', address: '/sightings.html', words: phrase('page.session.sightings') },
  { permission: 'LINK_INCIDENTS', address: '/series.html', words: phrase('page.session.links-and-series') },
  { permission: 'ASK_FORCES', address: '/enquiries.html', words: phrase('page.session.enquiries') },
  { permission: 'KEEP_ANSWERING', ofPolice: true, address: '/enquiries.html', words: phrase('page.session.enquiries') },
  { permission: 'KEEP_LADDER', address: '/ladder.html', words: phrase('page.session.warnings-and-notices') },
  { permission: 'WRITE_INTELLIGENCE', address: '/intelligence.html', words: phrase('page.session.intelligence') },
  { permission: 'COORDINATE_WATCH', address: '/desk.html', words: phrase('page.session.watch-desk') },
  { permission: 'COORDINATE_WATCH', address: '/report.html?for=caller', words: phrase('page.session.report-for-a-caller') },
  { permission: 'READ_AIR_SUPPORT', address: '/air.html', words: phrase('page.session.air-support') },
  { permission: 'IMPORT', address: '/import.html', words: phrase('page.session.import-a-file') },
  { permission: 'ADMINISTER_MEMBERS', address: '/administer.html', words: phrase('page.session.members-of-your-group') },
  { permission: 'ADMINISTER_ORGANISATION', address: '/administer.html', words: phrase('page.session.people-and-organisations') },
  { permission: 'ADMINISTER_SYSTEM', address: '/administer.html', words: phrase('page.session.people-and-organisations') },
  { permission: 'ADMINISTER_SYSTEM', address: '/administer.html#reference-data', words: phrase('page.session.reference-data') },
  { permission: 'READ_AUDIT', address: '/audit.html', words: phrase('page.session.audit') },
];

const POLICE = ['FORCE', 'NATIONAL_UNIT'];

/**
 * Who is signed in, where else they may go, and the way out. `session` (store) is set before it is connected, and `unseen` (store) where news of the areas is
 * counted.
 */
export class HedgePersonMenu extends HTMLElement {
  unseen = null;

  connectedCallback() {
    const { person, organisation } = this.session.session;
    const isOpen = ({ permission, ofPolice = false }) => this.session.may(permission) && (!ofPolice || POLICE.includes(organisation.kind));
    const links = new Map(PLACES.filter(isOpen).map(({ address, words }) => [address, words]));
    const menu = el(
      'details',
      { class: 'person-menu', 'data-test': 'person-menu' },
      el('summary', { class: 'quiet' }, icon('person'), el('span', { class: 'tool-words' }, person.name), this.unseen && unseenMark(this.unseen)),
      el(
        'div',
        { class: 'menu-card' },
        el('p', {}, el('strong', {}, person.name), el('br'), organisation.name),
        this.session.isPolice && purposeField(this.session),
        globalThis.location.pathname !== '/' && el('a', { href: '/' }, phrase('page.session.the-map')),
        globalThis.location.pathname !== '/account.html' && el('a', { href: '/account.html', 'data-test': 'to-account' }, phrase('page.session.how-you-sign-in')),
        [...links].map(([href, words]) => el('a', { href }, words, href === AREAS && this.unseen && unseenMark(this.unseen))),
        document.createElement('hedge-language'),
        el('button', { type: 'button', class: 'link', 'data-test': 'sign-out', onclick: () => this.#leave(false) }, phrase('page.session.sign-out')),
        el('button', { type: 'button', class: 'link', onclick: () => this.#leave(true) }, phrase('page.session.sign-out-on-every-device')),
        el('p', { class: 'problem', role: 'alert', hidden: true }),
      ),
    );
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary').focus();
      event.stopPropagation();
    });
    show(this, menu);
  }

  async #leave(everywhere) {
    try {
      await this.session.signOut(everywhere);
    } catch (problem) {
      const words = this.querySelector('.problem');
      words.hidden = false;
      words.textContent = phrase('page.session.you-are-still-signed-in', { words: problem.words ?? '' });
    }
  }
}

customElements.define('hedge-person-menu', HedgePersonMenu);
