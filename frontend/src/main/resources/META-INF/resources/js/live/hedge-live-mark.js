import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

const TOGETHER_MS = 2000;
const SHOWN_MS = 12_000;

/** Says whether the map is live, how far it is behind, and what changed last. `channel` is set before it is connected. */
export class HedgeLiveMark extends HTMLElement {
  #words = el('span', { class: 'live-words' });
  #changes = el('span', { class: 'live-changes', 'data-test': 'live-changes' });
  #life;
  #last = '';
  #toldAt = -Infinity;
  #fading = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.setAttribute('data-test', 'live-mark');
    show(
      this,
      el('span', { class: 'live-dot', 'aria-hidden': 'true' }),
      el('span', { role: 'status', class: 'live-status' }, this.#words, this.#changes),
    );
    this.channel.addEventListener('live-state', () => this.#draw(), { signal: this.#life.signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Says a change in words, for eyes and for listeners. */
  tell(words) {
    if (words === '') return;
    const soonAfter = performance.now() - this.#toldAt < TOGETHER_MS && this.#last !== words;
    this.#changes.textContent = soonAfter ? `${this.#last.replace(/\.$/, '')}. ${words}` : words;
    this.#last = words;
    this.#toldAt = performance.now();
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => (this.#changes.textContent = ''), SHOWN_MS);
  }

  /** Takes back what it said last: it may name what is not to be shown. */
  hush() {
    clearTimeout(this.#fading);
    this.#changes.textContent = '';
    this.#last = '';
  }

  #draw() {
    const { state, delaySeconds } = this.channel;
    this.dataset.state = state;
    this.#words.textContent = {
      connecting: phrase('map.live.connecting'),
      live: phrase('map.live.live'),
      delayed: phrase('map.live.delayed-by-s', { round: Math.round(delaySeconds) }),
      paused: phrase('map.live.sharing-is-paused'),
      reconnecting: phrase('map.live.reconnecting'),
      stopped: phrase('map.live.signed-out'),
    }[state];
  }
}

customElements.define('hedge-live-mark', HedgeLiveMark);
