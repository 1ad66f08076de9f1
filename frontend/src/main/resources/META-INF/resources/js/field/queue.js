import { QueueDb } from './queue-db.js';
import { Sender } from './sender.js';
import { fetchReportKey } from './wire.js';

/** Held by the one tab that sends. */
const SENDING = 'hedgerow-field-sending';
const CHANNEL = 'hedgerow-field';
const KEY = 'report-key';
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** A tab that sends says so at least with every piece; the phone may have put it to sleep. */
const SILENT_FOR_MS = 200_000;
/** A line that says "received" stays for a day. */
const RECEIVED_KEPT_MS = 86_400_000;
/** A report is not held up longer than this by a key that may be newer. */
const KEY_WITHIN_MS = 4_000;
const WARN_FROM_SHARE = 0.8;

/**
 * The reports that are on this phone. Tells "queue-changed" when what `items` answers has changed, and "report-received" with what the server said of a report.
 *
 * States of an item: ON_THIS_PHONE (nothing but this phone has all of it), SENDING (now, by this tab or another), RECEIVED (the server has all of it), REFUSED (the server will not have it; `reason` says why) and
 * WAITING_FOR_SIGN_IN (it carries a name, and its owner is not signed in).
 */
export class ReportQueue extends EventTarget {
  #db;
  #sender;
  #channel = new BroadcastChannel(CHANNEL);
  #items = [];
  #sending = null;
  #heardAt = 0;
  #running = null;
  #again = false;
  #tries = 0;
  #timer = null;
  #notBefore = 0;
  #abort = null;
  #freshKey = null;
  #random;

  constructor(db, { sender = null, random = Math.random } = {}) {
    super();
    this.#db = db;
    this.#random = random;
    this.#sender = sender ?? new Sender(db, (news) => this.#told(news));
    this.#channel.onmessage = ({ data }) => this.hear(data);
  }

  /** Opens what this phone keeps, clears away what was half written, and begins to send. */
  async start() {
    await this.#db.clearLeftOvers();
    await this.#forgetOld();
    await this.#read();
    this.#wakeWithTheConnection();
    this.refreshKey();
    this.sendAll();
    return this;
  }

  /** What is on this phone, in the order of making. */
  get items() {
    return this.#items.map((item) => (item.id === this.#sending?.id ? { ...item, state: 'SENDING', sent: this.#sending.sent, of: this.#sending.of } : item));
  }

  /** Where the pieces of a report are written before it is added; see `save-report.js`. */
  get db() {
    return this.#db;
  }

  /** Takes a whole report in: its pieces are written already. */
  async add({ id, named = false, holder = null, sealed, summary, chunks = [] }) {
    await this.#db.add({ id, named, holder, sealed, chunks, state: 'ON_THIS_PHONE', reason: null, taken: false, unnamed: false, madeAt: summary.madeAt, files: summary.files, bytes: summary.bytes });
    await this.#changed();
  }

  /** The one thing that takes a report away that has not been received. */
  async discard(id) {
    if (this.#sending?.id === id) this.#abort?.abort();
    await this.#db.discard(id);
    await this.#changed();
  }

  /** For a report that carries a name when its owner cannot or will not sign in. */
  async sendUnnamed(id) {
    await this.#db.change(id, { unnamed: true, state: 'ON_THIS_PHONE', reason: null });
    await this.#changed();
    return this.sendAll();
  }

  /** Offers a refused report once more: the server may have changed its mind with a newer version. */
  async tryAgain(id) {
    await this.#db.change(id, { state: 'ON_THIS_PHONE', reason: null, badRounds: 0 });
    await this.#changed();
    return this.sendAll();
  }

  /**
   * Sends what there is to send, now; returns when it has been tried. `byHand` is for somebody who has pressed a button: they need not wait for the time that the server asked for, nor for a tab that has fallen asleep.
   */
  async sendAll({ byHand = false } = {}) {
    if (!byHand && this.#mustWait()) return;
    if (this.#running !== null) {
      this.#again = true;
      await this.#running;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#alone(byHand, (signal) => this.#rounds(signal));
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
  }

  /** The newest public key of the server, or the last one that this phone has seen, or null. */
  async key() {
    return this.#freshKey ?? (await this.refreshKey()) ?? (await this.#db.fact(KEY));
  }

  /** Fetches the key for reports that will be made without a signal; null when there is no answer now. */
  async refreshKey() {
    try {
      const key = await fetchReportKey(AbortSignal.timeout(KEY_WITHIN_MS));
      if (key === null) return null;
      this.#freshKey = key;
      await this.#db.putFact(KEY, key);
      return key;
    } catch {
      return null;
    }
  }

  /** {kept, share, warn}: whether the browser has promised to keep what is here, and how much of the room it gives is used. */
  async room() {
    const storage = globalThis.navigator.storage;
    const [kept, { usage = 0, quota = 0 }] = await Promise.all([storage?.persisted?.() ?? false, storage?.estimate?.() ?? {}]);
    const share = quota > 0 ? usage / quota : 0;
    return { kept, share, warn: share >= WARN_FROM_SHARE };
  }

  /** Whether the server has asked for time that is not over; measured so that a clock that is set meanwhile changes nothing. */
  #mustWait() {
    return performance.now() < this.#notBefore;
  }

  async #rounds(signal) {
    do {
      this.#again = false;
      const later = await this.#sender.round(signal);
      if (later === null) this.#tries = 0;
      else this.#wait(later.retryAfterMs);
    } while (this.#again && !signal.aborted);
  }

  /** Waits longer after each try, by a random part, so that a thousand phones do not come back at once when a mast does. */
  #wait(retryAfterMs) {
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries);
    this.#tries = Math.min(this.#tries + 1, 20);
    const delay = Math.max(retryAfterMs ?? 0, most / 2 + (this.#random() * most) / 2);
    this.#notBefore = retryAfterMs === null ? 0 : performance.now() + retryAfterMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.sendAll(), delay);
  }

  /** One tab sends at a time. What would be sent twice counts once all the same; this spares the signal. */
  async #alone(byHand, work) {
    const controller = new AbortController();
    this.#abort = controller;
    const asleep = byHand && this.#sending !== null && performance.now() - this.#heardAt > SILENT_FOR_MS;
    try {
      await navigator.locks.request(SENDING, asleep ? { steal: true } : {}, () => {
        this.#sending = null;
        return work(controller.signal);
      });
    } catch (cause) {
      controller.abort();
      // Another tab has taken over.
      if (cause?.name !== 'AbortError') throw cause;
    }
  }

  #told(news) {
    this.#channel.postMessage(news);
    this.hear(news);
  }

  /** What the sender of this tab or of another says. */
  async hear({ sending, changed, received }) {
    this.#heardAt = performance.now();
    if (sending !== undefined) {
      this.#sending = sending;
      this.#announce();
    }
    if (changed) await this.#read();
    if (received) this.dispatchEvent(new CustomEvent('report-received', { detail: received }));
  }

  async #changed() {
    this.#channel.postMessage({ changed: true });
    await this.#read();
  }

  async #read() {
    this.#items = await this.#db.list();
    this.#announce();
  }

  #announce() {
    this.dispatchEvent(new Event('queue-changed'));
  }

  async #forgetOld() {
    const before = Date.now() - RECEIVED_KEPT_MS;
    for (const { id, state, receivedAt } of await this.#db.list()) {
      if (state === 'RECEIVED' && !(Date.parse(receivedAt) > before)) await this.#db.discard(id);
    }
  }

  /** No background sync: half of all phones have none. Opening the page, a connection that comes back, looking at the page and the button are what sends. */
  #wakeWithTheConnection() {
    globalThis.addEventListener('online', () => this.sendAll());
    globalThis.addEventListener('pageshow', () => this.sendAll());
    globalThis.document.addEventListener('visibilitychange', () => globalThis.document.visibilityState === 'visible' && this.sendAll());
  }
}

let opened = null;

/** The queue of this page. */
export function openQueue() {
  opened ??= QueueDb.open().then((db) => new ReportQueue(db).start());
  opened.catch(() => {
    opened = null;
  });
  return opened;
}
