import { el, show } from '../lib/dom.js';
import { wordEvents, words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { openQueue } from './queue.js';

const REFUSALS = [
  [/^\/report\/place/, 'place'],
  [/^\/report\/(earliest|latest|exactTimeKnown)|^\/madeAt/, 'when'],
  [/^\/report\/contact|^\/report\/mayContact/, 'contact'],
  [/^\/report\//, 'said'],
  [/^\/file/, 'photos'],
  [/^\/named/, 'named'],
  [/^\/id$/, 'known'],
];

/**
 * The reports that are on this phone and what has become of each. It shows what the phone can still know: when a report was made and how many photos it has, for nothing else of it can be read here.
 * Says "sign-in-wanted" (may be cancelled) when a report waits for its owner to sign in; unless somebody takes care of it, the start page is opened, where one can.
 */
export class HedgeReportQueue extends HTMLElement {
  #queue = null;
  #asking = null;
  #room = null;
  #said = '';
  #list = el('ul', { class: 'rows', 'data-test': 'queue-list' });
  #status = el('p', { role: 'status', 'data-test': 'queue-status' });
  #rest = el('div', { class: 'stack' });
  #draw = () => this.#redraw();

  async connectedCallback() {
    wordEvents.addEventListener('language-changed', this.#draw);
    try {
      this.#queue = await openQueue();
    } catch {
      show(this, el('p', { class: 'problem', role: 'alert', 'data-test': 'queue-broken' }, words('queue.broken')));
      return;
    }
    if (!this.isConnected) return;
    this.#queue.addEventListener('queue-changed', this.#draw);
    show(this, el('h2', {}, words('queue.title')), this.#status, this.#list, this.#rest);
    this.#redraw();
    this.#measure();
  }

  disconnectedCallback() {
    wordEvents.removeEventListener('language-changed', this.#draw);
    this.#queue?.removeEventListener('queue-changed', this.#draw);
  }

  async #measure() {
    this.#room = await this.#queue.room().catch(() => null);
    this.#redraw();
  }

  #redraw() {
    if (this.#queue === null) return;
    const items = this.#queue.items;
    const open = items.filter(({ state }) => state !== 'RECEIVED');
    this.hidden = items.length === 0 && this.#said === '';
    this.querySelector('h2').textContent = words('queue.title');
    say(this.#status, this.#said || (open.length > 0 ? words('queue.waiting', { n: open.length }) : words('queue.all-received')));
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    show(this.#list, items.map((item) => this.#row(item)));
    if (focused) this.#list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    show(this.#rest, this.#foot(open));
  }

  #foot(open) {
    if (open.length === 0) return [];
    const canSend = open.some(({ state }) => state === 'ON_THIS_PHONE');
    return [
      el('p', { class: 'hint' }, words('queue.keep-open')),
      this.#room?.warn && el('p', { class: 'notice', 'data-test': 'queue-room' }, words('queue.room.warning')),
      this.#room?.kept === false && el('p', { class: 'hint', 'data-test': 'queue-not-kept' }, words('queue.room.not-kept')),
      canSend && el('p', {}, el('button', { type: 'button', class: 'primary', 'data-test': 'queue-send', onclick: () => this.#queue.sendAll({ byHand: true }) }, words('queue.send-now'))),
    ];
  }

  #row(item) {
    const when = spokenDayAndClock(item.madeAt);
    const size = item.files > 0 ? `, ${words('queue.size', { size: (item.bytes / 1_000_000).toFixed(1) })}` : '';
    return el(
      'li',
      { class: 'stack', 'data-report-id': item.id, 'data-state': item.state },
      el('p', {}, el('strong', {}, words('queue.made', { when })), `, ${item.files === 0 ? words('queue.no-files') : words('queue.files', { n: item.files })}${size}`),
      el('p', { 'data-test': 'queue-state' }, stateWords(item)),
      reasonWords(item) && el('p', { class: item.state === 'REFUSED' ? 'problem' : 'hint', 'data-test': 'queue-why' }, reasonWords(item)),
      this.#asking === item.id ? this.#question(item, when) : el('p', { class: 'buttons' }, this.#buttons(item, when)),
    );
  }

  #buttons(item, when) {
    const button = (name, look, action, attributes = {}) =>
      el('button', { type: 'button', class: look, 'data-test': `queue-${name}`, 'data-key': `${name} ${item.id}`, onclick: action, ...attributes }, words(`queue.${name}`));
    if (item.state === 'RECEIVED') return button('dismiss', 'secondary', () => this.#queue.discard(item.id), { 'aria-label': words('queue.dismiss.label', { when }) });
    return [
      item.state === 'WAITING_FOR_SIGN_IN' && button('sign-in', 'primary', () => this.#signIn()),
      mayGoUnnamed(item) && [
        button('send-unnamed', 'secondary', () => this.#queue.sendUnnamed(item.id)),
        el('span', { class: 'hint' }, words('queue.send-unnamed.note')),
      ],
      item.state === 'REFUSED' && button('try-again', 'secondary', () => this.#queue.tryAgain(item.id)),
      button('discard', 'secondary', () => this.#ask(item.id), { 'aria-label': words('queue.discard.label', { when }) }),
    ];
  }

  #question(item, when) {
    return el(
      'div',
      { class: 'notice stack', role: 'group', 'data-test': 'queue-question' },
      el('p', {}, words(item.taken ? 'queue.discard.sure-part' : 'queue.discard.sure', { when })),
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'queue-discard-no', 'data-key': `no ${item.id}`, onclick: () => this.#ask(null, item.id) }, words('queue.discard.no')),
        el('button', { type: 'button', class: 'primary', 'data-test': 'queue-discard-yes', 'data-key': `yes ${item.id}`, onclick: () => this.#discard(item.id) }, words('queue.discard.yes')),
      ),
    );
  }

  #ask(id, before = null) {
    this.#asking = id;
    this.#redraw();
    this.#list.querySelector(`[data-key="${CSS.escape(id === null ? `discard ${before}` : `no ${id}`)}"]`)?.focus();
  }

  async #discard(id) {
    this.#asking = null;
    this.#said = words('queue.discarded');
    await this.#queue.discard(id);
    this.querySelector('h2').tabIndex = -1;
    this.querySelector('h2').focus();
  }

  #signIn() {
    if (this.dispatchEvent(new Event('sign-in-wanted', { bubbles: true, cancelable: true }))) globalThis.location.assign('/');
  }
}

/** Whether it carries a name and would go without: its owner is not signed in, or reports nothing in their own name. What the server has with the name stays so. */
const mayGoUnnamed = ({ state, named, unnamed, taken, reason }) => named && !unnamed && !taken && (state === 'WAITING_FOR_SIGN_IN' || (state === 'REFUSED' && reason?.pointers?.includes('/named')));

/** A status that says the same again would be read out again. */
function say(status, text) {
  if (status.textContent !== text) status.textContent = text;
}

function stateWords({ state, sent, of, taken }) {
  if (state === 'SENDING') return words('queue.state.SENDING', { done: sent, of });
  if (state === 'ON_THIS_PHONE' && taken) return words('queue.state.ON_THIS_PHONE.files');
  return words(`queue.state.${state}`);
}

/** Why an item is as it is, in words; only from what the catalogue has, never in those of the server. */
export function reasonWords({ state, reason }) {
  if (reason === null || reason === undefined || state === 'ON_THIS_PHONE') return null;
  if (reason.slug === 'files') return words('queue.why.files', { n: reason.count });
  if (state === 'WAITING_FOR_SIGN_IN') return words(`queue.why.${reason.slug === 'somebody-else' ? 'somebody-else' : 'signed-out'}`);
  if (reason.slug === 'sealed-unreadable') return words('queue.why.sealed-unreadable');
  if (reason.slug === 'too-large') return words('queue.why.too-large');
  const kind = REFUSALS.find(([pattern]) => (reason.pointers ?? []).some((pointer) => pattern.test(pointer)))?.[1] ?? 'unsaid';
  return words(`queue.why.${kind}`);
}

customElements.define('hedge-report-queue', HedgeReportQueue);
