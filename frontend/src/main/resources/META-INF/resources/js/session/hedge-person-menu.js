import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { purposeField } from './purpose-field.js';

const PLACES = [
  { permission: 'IMPORT', address: '/import.html', words: 'Import a file' },
  { permission: 'ADMINISTER_MEMBERS', address: '/administer.html', words: 'Members of your group' },
  { permission: 'ADMINISTER_ORGANISATION', address: '/administer.html', words: 'People and organisations' },
  { permission: 'ADMINISTER_SYSTEM', address: '/administer.html', words: 'People and organisations' },
  { permission: 'ADMINISTER_SYSTEM', address: '/administer.html#reference-data', words: 'Reference data' },
  { permission: 'READ_AUDIT', address: '/audit.html', words: 'Audit' },
];

/** Who is signed in, where else they may go, and the way out. `session` (store) is set before it is connected. */
export class HedgePersonMenu extends HTMLElement {
  connectedCallback() {
    const { person, organisation } = this.session.session;
    const links = new Map(PLACES.filter(({ permission }) => this.session.may(permission)).map(({ address, words }) => [address, words]));
    const menu = el(
      'details',
      { class: 'person-menu', 'data-test': 'person-menu' },
      el('summary', { class: 'quiet' }, icon('person'), el('span', { class: 'tool-words' }, person.name)),
      el(
        'div',
        { class: 'menu-card' },
        el('p', {}, el('strong', {}, person.name), el('br'), organisation.name),
        this.session.isPolice && purposeField(this.session),
        globalThis.location.pathname !== '/' && el('a', { href: '/' }, 'The map'),
        globalThis.location.pathname !== '/account.html' && el('a', { href: '/account.html', 'data-test': 'to-account' }, 'How you sign in'),
        [...links].map(([href, words]) => el('a', { href }, words)),
        el('button', { type: 'button', class: 'link', 'data-test': 'sign-out', onclick: () => this.#leave(false) }, 'Sign out'),
        el('button', { type: 'button', class: 'link', onclick: () => this.#leave(true) }, 'Sign out on every device'),
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
      words.textContent = `You are still signed in. ${problem.words ?? ''}`;
    }
  }
}

customElements.define('hedge-person-menu', HedgePersonMenu);
