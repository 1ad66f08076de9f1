import { openLink } from '../api/ways-in.js';
import { findSession } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { takeFragmentCode } from '../lib/fragment-code.js';

/** Signs somebody in by a link, when a button is pressed: programs that only look at links in letters do not use them up. */
export class HedgeOpenLink extends HTMLElement {
  #code = '';

  connectedCallback() {
    this.#code = takeFragmentCode();
    if (this.#code === '') this.#end('There is no link here. Open the whole address that you were given.');
    else this.#offer();
    findSession().catch(() => {});
  }

  #offer() {
    const button = el('button', { type: 'button', class: 'primary', 'data-test': 'open-link', onclick: () => this.#open(button) }, 'Sign in');
    show(this, el('div', { class: 'card stack' }, el('p', {}, 'Press the button to sign in. The link then has done its work and cannot be used again.'), button));
  }

  async #open(button) {
    button.disabled = true;
    button.textContent = 'Signing in…';
    try {
      await openLink(this.#code);
      globalThis.location.replace('/');
    } catch (problem) {
      if (problem.status === 422) return this.#end(problem.errors?.[0]?.detail ?? problem.words);
      button.disabled = false;
      button.textContent = 'Try again';
      this.append(el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'That did not work.'));
    }
  }

  #end(words) {
    const notice = el('div', { class: 'notice', tabindex: -1, 'data-test': 'link-refused' }, el('p', {}, words), el('p', {}, el('a', { href: '/' }, 'Go to the sign-in page'), '.'));
    show(this, notice);
    notice.focus();
  }
}

customElements.define('hedge-open-link', HedgeOpenLink);
