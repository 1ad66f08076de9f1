import { openLink } from '../api/ways-in.js';
import { findSession } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { keepForLanguage, takeFragmentCode } from '../lib/fragment-code.js';
import { phrase } from '../lib/words-of-page.js';

/** Signs somebody in by a link, when a button is pressed: programs that only look at links in letters do not use them up. */
export class HedgeOpenLink extends HTMLElement {
  #code = '';

  connectedCallback() {
    this.#code = takeFragmentCode();
    keepForLanguage(() => this.#code);
    if (this.#code === '') this.#end(phrase('page.session.there-is-no-link-here-open'));
    else this.#offer();
    findSession().catch(() => {});
  }

  #offer() {
    const button = el('button', { type: 'button', class: 'primary', 'data-test': 'open-link', onclick: () => this.#open(button) }, phrase('page.session.sign-in-2'));
    show(this, el('div', { class: 'card stack' }, el('p', {}, phrase('page.session.press-the-button-to-sign-in')), button));
  }

  async #open(button) {
    button.disabled = true;
    button.textContent = phrase('page.session.signing-in');
    try {
      await openLink(this.#code);
      globalThis.location.replace('/');
    } catch (problem) {
      if (problem.status === 422) return this.#end(problem.errors?.[0]?.detail ?? problem.words);
      button.disabled = false;
      button.textContent = phrase('page.session.try-again');
      this.append(el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('page.session.that-did-not-work')));
    }
  }

  #end(words) {
    const notice = el('div', { class: 'notice', tabindex: -1, 'data-test': 'link-refused' }, el('p', {}, words), el('p', {}, el('a', { href: '/' }, phrase('page.session.go-to-the-sign-in-page')), '.'));
    show(this, notice);
    notice.focus();
  }
}

customElements.define('hedge-open-link', HedgeOpenLink);
