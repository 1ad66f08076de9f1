import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-page.js';
import { wordEvents } from '../lib/words.js';

const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
const WORDS = { auto: 'page.theme.as-the-device', light: 'page.theme.day', dark: 'page.theme.night' };

/** Day, night, or as the device says. The choice is kept in this browser; it is not protected data. */
export class HedgeThemeToggle extends HTMLElement {
  #redraw = () => this.#draw();

  connectedCallback() {
    this.#draw();
    wordEvents.addEventListener('language-changed', this.#redraw);
  }

  disconnectedCallback() {
    wordEvents.removeEventListener('language-changed', this.#redraw);
  }

  #draw() {
    const theme = document.documentElement.dataset.theme ?? 'auto';
    show(
      this,
      el(
        'button',
        { type: 'button', class: 'quiet', 'data-test': 'theme-toggle', 'data-theme-now': theme, onclick: () => this.#turn(NEXT[theme]) },
        icon('theme'),
        el('span', { class: 'tool-words' }, el('span', { class: 'for-listeners' }, phrase('page.theme.colours')), phrase(WORDS[theme])),
      ),
    );
  }

  #turn(theme) {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('hedgerow.theme', theme);
    } catch {
      /* A browser that keeps nothing still changes colour until the page is left. */
    }
    this.#draw();
    this.querySelector('button').focus();
    document.dispatchEvent(new Event('theme-changed'));
  }
}

customElements.define('hedge-theme-toggle', HedgeThemeToggle);
