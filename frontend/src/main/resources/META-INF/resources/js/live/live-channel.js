import { randomId } from '../lib/random-id.js';

const PROTOCOL = 1;
const SILENCE_MS = 12_000;
const PING_MS = 25_000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** In one message: the server reads frames of 16 KB. */
const MOST_ACKNOWLEDGED = 150;

/**
 * The live stream. It keeps one socket open, resumes with its last cursor after a drop and reconnects when a message number is missing or
 * the pulse stops.
 *
 * Announces "live-state" {state, delaySeconds}, "welcome" {resumed}, "changes", "hotspots", "resync", "paused", "bye" {reason} and "doubt":
 * the handshake failed twice, so the session may have ended. States: 'connecting', 'live', 'delayed', 'paused', 'reconnecting', 'stopped'.
 * Paused: nobody can say just now who may see what, so nothing that is shared may be shown until "resync" or "welcome".
 */
export class LiveChannel extends EventTarget {
  state = 'connecting';
  delaySeconds = 0;
  #open;
  #random;
  #clock;
  #socket = null;
  #cursor = null;
  #number = 0;
  #failures = 0;
  #view = null;
  #timers = { retry: null, silence: null, ping: null };
  #wanted = false;
  #paused = false;
  /** Says to the server that it is still the same page, so that it is counted once. */
  #client = randomId();
  #life = null;

  constructor({ open, random = Math.random, clock = globalThis }) {
    super();
    this.#open = open;
    this.#random = random;
    this.#clock = clock;
  }

  start() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#life = new AbortController();
    globalThis.addEventListener('online', () => this.#retryNow(), { signal: this.#life.signal });
    globalThis.addEventListener('offline', () => this.#drop(), { signal: this.#life.signal });
    this.#connect();
  }

  stop() {
    this.#wanted = false;
    this.#life?.abort();
    for (const name of Object.keys(this.#timers)) this.#cancel(name);
    this.#socket?.close();
    this.#socket = null;
    this.#paused = false;
    this.#become('stopped');
  }

  /** Forgets where the stream was: the next welcome starts afresh. */
  startAfresh() {
    this.#cursor = null;
  }

  /** Says which hotspots to send; kept and said again after every reconnection. */
  setView(hotspots) {
    this.#view = hotspots;
    if (this.state === 'live' || this.state === 'delayed') this.#send({ type: 'view', hotspots });
  }

  /** Says that these, which the server told to forget, are forgotten: [{id, version}]. */
  acknowledge(forgotten) {
    for (let from = 0; from < forgotten.length; from += MOST_ACKNOWLEDGED) {
      const forgot = forgotten.slice(from, from + MOST_ACKNOWLEDGED).map(({ id, version }) => ({ id, version }));
      this.#send({ type: 'ack', forgot });
    }
  }

  /** Says that nothing is held any more of what was told to forget: everything was fetched anew. */
  acknowledgeEverything() {
    this.#send({ type: 'ack', everything: true });
  }

  #connect() {
    this.#cancel('retry');
    const socket = this.#open();
    this.#socket = socket;
    this.#number = 0;
    socket.onopen = () => {
      this.#send({ type: 'hello', protocol: PROTOCOL, cursor: this.#cursor, client: this.#client });
      this.#listenForSilence();
      this.#pingLater();
    };
    socket.onmessage = ({ data }) => this.#receive(socket, data);
    socket.onclose = () => this.#closed(socket);
    socket.onerror = () => socket === this.#socket && this.#drop();
  }

  #receive(socket, data) {
    if (socket !== this.#socket) return;
    this.#listenForSilence();
    const message = readMessage(data);
    if (!message || (message.number !== undefined && message.number !== this.#number + 1)) {
      this.#drop();
      return;
    }
    this.#number = message.number ?? this.#number;
    this.#handle(message);
    this.#cursor = message.cursor ?? this.#cursor;
  }

  #handle(message) {
    switch (message.type) {
      case 'welcome':
        this.#failures = 0;
        this.#paused = false;
        this.#become('live', 0);
        if (this.#view) this.#send({ type: 'view', hotspots: this.#view });
        this.#announce('welcome', { resumed: message.resumed });
        break;
      case 'pulse':
        if (!this.#paused) this.#become(message.delaySeconds > 2 ? 'delayed' : 'live', message.delaySeconds);
        break;
      case 'paused':
        this.#pause();
        break;
      case 'bye':
        if (message.reason === 'paused') this.#pause();
        this.#announce('bye', { reason: message.reason });
        break;
      case 'resync':
        if (this.#paused) {
          this.#paused = false;
          this.#become('live', 0);
        }
        this.#announce('resync', message);
        break;
      case 'changes':
      case 'hotspots':
      case 'mine':
        this.#announce(message.type, message);
        break;
      default:
    }
  }

  /** Gives the socket up at once: on a dead connection its own close event may take minutes. */
  #drop() {
    const socket = this.#socket;
    if (socket === null) return;
    socket.close();
    this.#closed(socket);
  }

  #closed(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#cancel('silence');
    this.#cancel('ping');
    if (!this.#wanted) return;
    this.#failures += 1;
    this.#become(this.#paused ? 'paused' : 'reconnecting');
    if (this.#failures % 2 === 0) this.#announce('doubt', {});
    const longest = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(this.#failures, 8));
    this.#later('retry', () => this.#connect(), SHORTEST_WAIT_MS / 2 + this.#random() * longest);
  }

  #pause() {
    this.#paused = true;
    this.#become('paused');
    this.#announce('paused', {});
  }

  #retryNow() {
    if (this.#wanted && this.#socket === null) this.#connect();
  }

  #listenForSilence() {
    this.#later('silence', () => this.#drop(), SILENCE_MS);
  }

  #pingLater() {
    this.#later(
      'ping',
      () => {
        this.#send({ type: 'ping' });
        this.#pingLater();
      },
      PING_MS,
    );
  }

  #send(message) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  #later(name, action, milliseconds) {
    this.#cancel(name);
    this.#timers[name] = this.#clock.setTimeout(action, milliseconds);
  }

  #cancel(name) {
    if (this.#timers[name] !== null) this.#clock.clearTimeout(this.#timers[name]);
    this.#timers[name] = null;
  }

  #become(state, delaySeconds = this.delaySeconds) {
    if (state === this.state && delaySeconds === this.delaySeconds) return;
    this.state = state;
    this.delaySeconds = delaySeconds;
    this.#announce('live-state', { state, delaySeconds });
  }

  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A message, or null for words that are none. */
function readMessage(data) {
  try {
    const message = JSON.parse(data);
    return typeof message?.type === 'string' ? message : null;
  } catch {
    return null;
  }
}

/** The address of the stream on this very server. */
export function liveAddress(location = globalThis.location) {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`;
}
