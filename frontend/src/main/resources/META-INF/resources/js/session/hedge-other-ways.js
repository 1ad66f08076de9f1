import { askForLink, waysIn } from '../api/ways-in.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';

/** The ways to sign in beside a password: an organisation's own sign-in, a link by e-mail. Empty where there are none. */
export class HedgeOtherWays extends HTMLElement {
  async connectedCallback() {
    try {
      this.#draw(await waysIn());
    } catch {
      // The password form is there and says what is wrong, if anything is.
    }
  }

  #draw({ providers, links }) {
    if (providers.length === 0 && !links) return;
    show(
      this,
      el(
        'div',
        { class: 'card stack', 'data-test': 'other-ways' },
        el('h2', {}, phrase('page.session.other-ways-to-sign-in')),
        providers.map(({ id, name }) => el('a', { class: 'secondary', href: `/sign-in/with/${encodeURIComponent(id)}`, 'data-test': 'provider' }, name)),
        links && this.#links(),
      ),
    );
  }

  #links() {
    const said = el('p', { role: 'status', 'data-test': 'link-asked' });
    const form = el(
      'form',
      { class: 'stack', novalidate: true },
      el('p', { class: 'field' }, el('label', { for: 'link-username' }, phrase('page.session.name-you-sign-in-with')), el('input', { id: 'link-username', name: 'username', type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', 'data-test': 'link-username' })),
      el('button', { type: 'submit', class: 'secondary', 'data-test': 'link-ask' }, phrase('page.session.send-me-a-link')),
      said,
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const username = form.elements.username.value.trim();
      if (username === '') {
        said.textContent = phrase('page.session.enter-the-name-that-you-sign');
        form.elements.username.focus();
        return;
      }
      try {
        await askForLink(username);
        said.textContent = phrase('page.session.if-a-member-of-a-watch');
      } catch (problem) {
        said.textContent = problem.words ?? phrase('page.session.that-did-not-work-try-again');
      }
    });
    return el('details', {}, el('summary', {}, phrase('page.session.send-me-a-link-by-e')), form);
  }
}

customElements.define('hedge-other-ways', HedgeOtherWays);
