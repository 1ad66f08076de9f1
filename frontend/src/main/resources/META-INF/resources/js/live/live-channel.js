import { sayToStream } from '../api/live.js';
import { randomId } from '../lib/random-id.js';
import { liveWorkerAddress } from '../lib/worker-addresses.js';
import { LiveExchange } from './live-exchange.js';
import { EventsSocket, openSocket } from './live-socket.js';

/** Attempts with a socket before the other way is tried, in turn with it. */
const SOCKETS_FIRST = 3;

/**
 * The live stream as a page sees it. The connection itself is shared with the other pages of this browser where the browser can do that, and kept
 * by this page alone where it cannot.
 *
 * Announces what LiveLine tells: "live-state" {state, delaySeconds}, "welcome" {resumed}, "changes", "hotspots", "mine", "digest", "difference", "resync", "paused", "bye"
 * {reason} and "doubt".
 */
export class LiveChannel extends EventTarget {
  state = 'connecting';
  delaySeconds = 0;
  #person;
  #share;
  #alone;
  #port = null;
  #views = new Map();
  #wanted = false;
  #life = null;

  /**
   * @param person answers the id of who is signed in
   * @param share answers a port to the exchange of all pages, or null
   * @param alone answers a port to an exchange of this page
   */
  constructor({ person, share = shareConnection, alone = keepConnection }) {
    super();
    this.#person = person;
    this.#share = share;
    this.#alone = alone;
  }

  start() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#life = new AbortController();
    const { signal } = this.#life;
    globalThis.addEventListener?.('online', () => this.#say('wake'), { signal });
    globalThis.addEventListener?.('offline', () => this.#say('drop'), { signal });
    globalThis.document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#say('wake'), { signal });
    // A page that is left may be kept by the browser and come back as it was.
    globalThis.addEventListener?.('pagehide', () => this.#leave(), { signal });
    globalThis.addEventListener?.('pageshow', ({ persisted }) => persisted && this.#join(), { signal });
    this.#join();
  }

  stop() {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#life.abort();
    this.#leave();
    this.#become('stopped', this.delaySeconds);
  }

  /** Forgets where the stream was: the next welcome starts afresh. */
  startAfresh() {
    this.#say('afresh');
  }

  /**
   * Says what the page looks at under this name, or null for no longer: {interest: {box, filters, layers}|null, hotspots: {reachMetres, minimumIncidents, filters}|null}.
   * A page that says nothing hears of everything.
   */
  setView(name, view) {
    if (JSON.stringify(this.#views.get(name) ?? null) === JSON.stringify(view)) return;
    if (view === null) this.#views.delete(name);
    else this.#views.set(name, view);
    this.#say('views', { views: [...this.#views] });
  }

  /** Says that these, which the server told to forget, are forgotten: [{id, version}]. */
  acknowledge(forgotten) {
    if (forgotten.length > 0) this.#say('acknowledge', { forgotten: forgotten.map(({ id, version }) => ({ id, version })) });
  }

  /** Says that nothing is held any more of what was told to forget: everything was fetched anew. */
  acknowledgeEverything() {
    this.#say('acknowledge-everything');
  }

  /** Asks what this page holds otherwise than the server knows. */
  askDifference(view, buckets) {
    this.#say('difference', { view, buckets });
  }

  #join() {
    if (this.#port) return;
    this.#use(this.#share(() => this.#goAlone()) ?? this.#alone());
  }

  #use(port) {
    this.#port = port;
    port.onmessage = ({ data }) => port === this.#port && this.#hear(data);
    port.start?.();
    this.#say('start', { as: this.#person(), views: [...this.#views] });
  }

  #leave() {
    this.#say('gone');
    this.#port?.close?.();
    this.#port = null;
  }

  /** The shared connection does not come about: this page tries by itself, the other way too. */
  #goAlone() {
    if (!this.#wanted) return;
    this.#leave();
    this.#use(this.#alone());
  }

  #hear({ type, detail }) {
    if (type === 'live-state') this.#become(detail.state, detail.delaySeconds);
    else if (type === 'no-way') this.#port.isShared && this.#goAlone();
    else this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #become(state, delaySeconds) {
    if (state === this.state && delaySeconds === this.delaySeconds) return;
    this.state = state;
    this.delaySeconds = delaySeconds;
    this.dispatchEvent(new CustomEvent('live-state', { detail: { state, delaySeconds } }));
  }

  #say(type, more) {
    this.#port?.postMessage({ type, ...more });
  }
}

/** A port to the worker that all pages share, or null where there is none. `onFailure` is called when it turns out not to run. */
function shareConnection(onFailure) {
  if (!globalThis.SharedWorker) return null;
  try {
    const worker = new SharedWorker(liveWorkerAddress(), { type: 'module', name: 'hedgerow-live-2' });
    worker.onerror = () => onFailure();
    const { port } = worker;
    port.isShared = true;
    holdLock((lock) => port.postMessage({ type: 'alive', lock }));
    return port;
  } catch {
    return null;
  }
}

/** Holds a lock for as long as the page lives, so that the worker notices when it dies. */
function holdLock(tell) {
  const lock = `hedgerow-page-${randomId()}`;
  globalThis.navigator.locks
    ?.request(lock, () => {
      tell(lock);
      return new Promise(() => {});
    })
    .catch(() => {});
}

/** A port to an exchange of this page alone, which also knows the other way to the stream. */
function keepConnection() {
  const { port1, port2 } = new MessageChannel();
  const open = (failures) => (failures >= SOCKETS_FIRST && failures % 2 === 1 ? new EventsSocket({ post: sayToStream }) : openSocket());
  new LiveExchange({ open }).join(port2);
  return port1;
}
