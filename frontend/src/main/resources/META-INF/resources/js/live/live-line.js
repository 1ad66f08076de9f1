import { randomId } from '../lib/random-id.js';

const PROTOCOL = 2;
const SILENCE_MS = 12_000;
const PING_MS = 25_000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** In one message: the server reads messages of 4,096 bytes. */
const MOST_ACKNOWLEDGED = 50;
/** Between two of them: the server takes 20 messages a second for long, and what was held up on the way arrives at once. */
const ACKNOWLEDGES_EVERY_MS = 200;
/** So many failures in a row, and never a welcome: whatever is between here and the server may not let a web socket through. */
const FAILURES_BEFORE_ANOTHER_WAY = 3;

const NOTHING_KNOWN = { state: 'connecting', delaySeconds: 0 };

/**
 * One connection to the live stream. It stays up by itself: resumes with its last cursor after a drop, and gives the connection up when a message
 * number is missing or the pulse stops. Runs in a page or in the worker that several pages share, so it knows neither documents nor words.
 *
 * `hear(type, detail)` is told "live-state" {state, delaySeconds}, "welcome" {resumed}, "changes", "hotspots", "mine", "digest", "difference", "resync",
 * "paused", "bye" {reason}, "doubt" (the handshake failed twice, so the session may have ended) and "no-way" (no connection has ever come about).
 * States: 'connecting', 'live', 'delayed', 'paused', 'reconnecting', 'stopped'. Paused: nobody can say just now who may see what, so nothing that is shared may be
 * shown until "resync" or "welcome".
 */
export class LiveLine {
  state = NOTHING_KNOWN.state;
  delaySeconds = NOTHING_KNOWN.delaySeconds;
  #open;
  #random;
  #clock;
  #hear;
  #socket = null;
  #cursor = null;
  #number = 0;
  #failures = 0;
  #everWelcome = false;
  #views = [];
  #as = null;
  #timers = { retry: null, silence: null, ping: null, acknowledge: null };
  #unacknowledged = [];
  #heardAt = 0;
  #wanted = false;
  #paused = false;
  /** Says to the server that it is still the same client, so that it is counted once. */
  #client = randomId();

  /**
   * @param open makes a socket that is about to connect; is told how many attempts have failed without there ever having been a welcome
   * @param clock has setTimeout and clearTimeout, and now() in milliseconds
   */
  constructor({ open, hear, random = Math.random, clock = { setTimeout: (...all) => globalThis.setTimeout(...all), clearTimeout: (id) => globalThis.clearTimeout(id), now: () => Date.now() } }) {
    this.#open = open;
    this.#hear = hear;
    this.#random = random;
    this.#clock = clock;
  }

  /** @param as the id of the person whose page this is: the server ends the connection when somebody else has signed in meanwhile */
  start(as) {
    if (this.#wanted && this.#as === as) return;
    if (this.#wanted) this.stop();
    if (this.#as !== as) this.#cursor = null;
    this.#wanted = true;
    this.#as = as;
    this.#connect();
  }

  stop() {
    this.#wanted = false;
    for (const name of Object.keys(this.#timers)) this.#cancel(name);
    const socket = this.#socket;
    this.#socket = null;
    this.#unacknowledged = [];
    socket?.close();
    this.#paused = false;
    this.#failures = 0;
    this.#become('stopped');
  }

  /** Forgets where the stream was: the next welcome starts afresh. */
  startAfresh() {
    this.#cursor = null;
  }

  /** Says what to send: [{view, interest, hotspots}]. Kept, and said again after every reconnection. */
  setViews(views) {
    const before = new Map(this.#views.map((view) => [view.view, JSON.stringify(view)]));
    this.#views = views;
    if (!this.#isUp) return;
    for (const view of views) if (before.get(view.view) !== JSON.stringify(view)) this.#send({ type: 'view', ...view });
    for (const name of before.keys()) if (!views.some(({ view }) => view === name)) this.#send({ type: 'view', view: name, gone: true });
  }

  /** Says that these, which the server told to forget, are forgotten: [{id, version}]; the first at once, many in several messages. */
  acknowledge(forgotten) {
    this.#unacknowledged.push(...forgotten.map(({ id, version }) => ({ id, version })));
    if (this.#timers.acknowledge === null) this.#acknowledgeSome();
  }

  /** Says that nothing is held any more of what was told to forget: everything was fetched anew. */
  acknowledgeEverything() {
    this.#unacknowledged = [];
    this.#send({ type: 'ack', everything: true });
  }

  /** Asks what a view holds otherwise than the server knows: `buckets` are the digests of what is held, in base64. */
  askDifference(view, buckets) {
    this.#send({ type: 'difference', view, buckets });
  }

  /** The signal is back, or the page is looked at again: nothing waits, and a connection that slept through its pulse is given up. */
  wake() {
    if (!this.#wanted) return;
    if (this.#socket === null) this.#connect();
    else if (this.#clock.now() - this.#heardAt > SILENCE_MS) this.drop();
  }

  /** Gives the socket up at once: on a dead connection its own close event may take minutes. */
  drop() {
    const socket = this.#socket;
    if (socket === null) return;
    socket.close();
    this.#closed(socket);
  }

  get #isUp() {
    return this.state === 'live' || this.state === 'delayed';
  }

  #connect() {
    this.#cancel('retry');
    const socket = this.#opened();
    this.#socket = socket;
    this.#number = 0;
    this.#heardAt = this.#clock.now();
    this.#listenForSilence();
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#send({ type: 'hello', protocol: PROTOCOL, cursor: this.#cursor, client: this.#client, as: this.#as, views: this.#views });
      this.#pingLater();
    };
    socket.onmessage = ({ data }) => this.#receive(socket, data);
    socket.onclose = () => this.#closed(socket);
    socket.onerror = () => socket === this.#socket && this.drop();
  }

  /** Where nothing may be opened at all, that is a failure like others. */
  #opened() {
    try {
      return this.#open(this.#everWelcome ? 0 : this.#failures);
    } catch {
      const socket = { readyState: 3, close: () => {} };
      queueMicrotask(() => socket.onclose());
      return socket;
    }
  }

  #receive(socket, data) {
    if (socket !== this.#socket) return;
    this.#heardAt = this.#clock.now();
    this.#listenForSilence();
    const message = readMessage(data);
    if (!message || (message.number !== undefined && message.number !== this.#number + 1)) {
      this.drop();
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
        this.#everWelcome = true;
        this.#paused = false;
        this.#become('live', 0);
        this.#hear('welcome', { resumed: message.resumed });
        break;
      case 'pulse':
        if (!this.#paused) this.#become(message.delaySeconds > 2 ? 'delayed' : 'live', message.delaySeconds);
        break;
      case 'paused':
        this.#pause();
        break;
      case 'bye':
        if (message.reason === 'paused') this.#pause();
        this.#hear('bye', { reason: message.reason });
        break;
      case 'resync':
        if (this.#paused) {
          this.#paused = false;
          this.#become('live', 0);
        }
        this.#hear('resync', message);
        break;
      case 'changes':
      case 'hotspots':
      case 'mine':
      case 'digest':
      case 'difference':
        this.#hear(message.type, message);
        break;
      default:
    }
  }

  #closed(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#cancel('silence');
    this.#cancel('ping');
    // It counts only on the connection that told.
    this.#cancel('acknowledge');
    this.#unacknowledged = [];
    if (!this.#wanted) return;
    this.#failures += 1;
    this.#become(this.#paused ? 'paused' : 'reconnecting');
    if (this.#failures % 2 === 0) this.#hear('doubt', {});
    const longest = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(this.#failures, 8));
    this.#later('retry', () => this.#connect(), SHORTEST_WAIT_MS / 2 + this.#random() * longest);
    if (!this.#everWelcome && this.#failures === FAILURES_BEFORE_ANOTHER_WAY) this.#hear('no-way', {});
  }

  #pause() {
    this.#paused = true;
    this.#become('paused');
    this.#hear('paused', {});
  }

  #listenForSilence() {
    this.#later('silence', () => this.drop(), SILENCE_MS);
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

  #acknowledgeSome() {
    this.#timers.acknowledge = null;
    const forgot = this.#unacknowledged.splice(0, MOST_ACKNOWLEDGED);
    if (forgot.length === 0) return;
    this.#send({ type: 'ack', forgot });
    this.#later('acknowledge', () => this.#acknowledgeSome(), ACKNOWLEDGES_EVERY_MS);
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
    this.#hear('live-state', { state, delaySeconds });
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
