import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { bulletinArticle, textOf, timesWords } from './bulletin-article.js';
import { eventPlace } from './event-place.js';
import { asksForQuestions, questionsPart } from './questions-part.js';

const ID = /^#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Issued bulletins: the list, newest first, or the one that stands behind the # of the address, which prints as a poster. `api` ({list, one}), `questions`
 * ({answers, ask}) and `isMine` are set before it is connected.
 */
export class HedgePublished extends HTMLElement {
  #life;
  #asked = 0;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('hashchange', () => this.#follow(true), { signal: this.#life.signal });
    this.#follow(false);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #follow(isMove) {
    const id = ID.exec(globalThis.location.hash)?.[1] ?? null;
    this.#asked += 1;
    const asked = this.#asked;
    show(this, el('p', { role: 'status' }, words('bulletin.loading')));
    try {
      const found = id === null ? (await this.api.list()).bulletins : await this.api.one(id);
      if (asked !== this.#asked) return;
      show(this, id === null ? this.#list(found) : this.#one(found));
    } catch (problem) {
      if (asked !== this.#asked) return;
      show(this, problem.status === 404 ? this.#gone() : this.#failed());
    }
    if (isMove) (this.querySelector('[tabindex="-1"]') ?? document.querySelector('#main')).focus();
  }

  #list(bulletins) {
    const rows = bulletins.filter(({ said }) => said !== null).map((bulletin) => this.#row(bulletin));
    return el(
      'div',
      { class: 'stack' },
      el('p', {}, words(this.isMine ? 'bulletin.opening-mine' : 'bulletin.opening')),
      rows.length === 0 ? el('p', { class: 'notice', 'data-test': 'no-bulletins' }, words('bulletin.none')) : el('ul', { class: 'bulletin-list', 'data-test': 'bulletins' }, rows),
      el('p', { class: 'bulletin-ways' }, !this.isMine && el('a', { href: '/bulletins.html?for=me' }, words('bulletin.mine')), el('a', { href: '/bulletins.atom' }, words('bulletin.feed'))),
    );
  }

  #row(bulletin) {
    const { said, state } = bulletin;
    const text = textOf(said);
    return el(
      'li',
      { class: 'card bulletin-row', 'data-bulletin-id': bulletin.id, 'data-state': state },
      el('p', { class: 'bulletin-kind' }, words(`bulletin.kind.${said.kind}`), state === 'EXPIRED' && el('span', { class: 'bulletin-over' }, words('bulletin.state-badge.EXPIRED'))),
      el('h2', {}, el('a', { href: `#${bulletin.id}` }, text.title)),
      el('p', {}, text.summary),
      el('p', { class: 'soft' }, `${said.provider} · ${said.area.name} · ${timesWords(bulletin)}`),
      bulletin.audience !== 'PUBLIC' && el('p', { class: 'soft' }, words(`bulletin.for.${bulletin.audience}`)),
    );
  }

  #one(bulletin) {
    return el('div', { class: 'stack bulletin-sheet', tabindex: -1 }, back(), this.#standing(bulletin), bulletin.said && [bulletinArticle(bulletin), bulletin.said.event?.position && eventPlace(bulletin.said.event.position), asksForQuestions(bulletin) && questionsPart({ bulletin, api: this.questions, isMine: this.isMine }), this.#uses(bulletin)]);
  }

  #standing({ state, replacedBy }) {
    if (state !== 'UPDATED' && state !== 'CANCELLED') return null;
    return el('div', { class: 'problem', 'data-test': 'bulletin-standing' }, el('p', {}, words(state === 'UPDATED' ? 'bulletin.was-updated' : 'bulletin.was-cancelled')), replacedBy && el('p', {}, el('a', { href: `#${replacedBy}` }, words('bulletin.newer'))));
  }

  /** Only what everybody may read is offered to be passed on. */
  #uses(bulletin) {
    const told = el('p', { role: 'status', 'data-test': 'copy-told' });
    const isOpen = bulletin.audience === 'PUBLIC';
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(textOf(bulletin.said).whole);
        told.textContent = words('bulletin.copied');
      } catch {
        told.textContent = words('bulletin.not-copied');
      }
    };
    return el(
      'div',
      { class: 'bulletin-uses stack' },
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'print-poster', onclick: () => globalThis.print() }, words('bulletin.print')), isOpen && el('button', { type: 'button', class: 'secondary', 'data-test': 'copy-text', onclick: copy }, words('bulletin.copy'))),
      told,
      el('p', {}, el('strong', {}, words('bulletin.actual'))),
      el('p', { class: 'bulletin-ways' }, el('a', { href: `/report.html?bulletin=${bulletin.id}`, 'data-test': 'reply' }, words('bulletin.reply')), el('a', { href: isOpen ? `/bulletins/${bulletin.id}.cap` : `/api/my-bulletins/${bulletin.id}/cap` }, words('bulletin.cap'))),
    );
  }

  #gone() {
    return el('div', { class: 'stack', tabindex: -1 }, back(), el('p', { class: 'notice', 'data-test': 'bulletin-gone' }, words('bulletin.gone')));
  }

  #failed() {
    return el('div', { class: 'problem', role: 'alert' }, el('p', {}, words('bulletin.failed')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#follow(false) }, words('bulletin.again')));
  }
}

const back = () => el('p', { class: 'bulletin-back' }, el('a', { href: '#', 'data-test': 'all-bulletins' }, words('bulletin.all')));

customElements.define('hedge-published', HedgePublished);
