import { el, show } from '../lib/dom.js';
import { changeLanguage, currentLanguage } from '../lib/words.js';
import { phrase } from '../lib/words-of-page.js';

/** What each language calls itself, wherever it is offered. */
const NAMES = { en: 'English', cy: 'Cymraeg' };

/** The way to the other language. The page is loaded again in it; pages that hold what must outlive that hear "language-chosen" before. */
export class HedgeLanguage extends HTMLElement {
  connectedCallback() {
    const other = currentLanguage() === 'cy' ? 'en' : 'cy';
    const said = el('p', { class: 'problem', role: 'alert', hidden: true });
    show(this, el('button', { type: 'button', class: 'link', lang: other, 'data-test': 'language', onclick: () => this.#choose(other, said) }, NAMES[other]), said);
  }

  async #choose(language, said) {
    try {
      await changeLanguage(language);
    } catch {
      said.hidden = false;
      said.textContent = phrase('page.session.language-did-not-arrive');
      return;
    }
    document.dispatchEvent(new Event('language-chosen'));
    const { location, history } = globalThis;
    // A language in the address would outweigh the one just chosen.
    if (new URLSearchParams(location.search).has('lang')) history.replaceState(null, '', location.pathname + location.hash);
    location.reload();
  }
}

customElements.define('hedge-language', HedgeLanguage);
