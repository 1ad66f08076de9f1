/** The stream over a web socket, on this very server. */
export const openSocket = (location = globalThis.location) => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`);

/**
 * The same stream for networks that let no web socket through: what the server says comes as server-sent events, and what the client says is posted. To whoever
 * uses it, it is a socket: `readyState`, `send`, `close`, `onopen`, `onmessage`, `onclose`.
 */
export class EventsSocket {
  readyState = 0;
  onopen = null;
  onmessage = null;
  onclose = null;
  #source;
  #post;
  #stream = '';
  #turn = 0;
  #said = Promise.resolve();

  /**
   * @param post says one message to a stream: (stream, turn, text) => Promise; rejects when it did not arrive
   * @param makeSource opens events at an address
   */
  constructor({ post, makeSource = (address) => new EventSource(address) }) {
    this.#post = post;
    this.#source = makeSource('/api/live/events');
    this.#source.addEventListener('stream', ({ data }) => this.#open(JSON.parse(data).stream));
    this.#source.onmessage = (event) => this.readyState === 1 && this.onmessage?.(event);
    this.#source.onerror = () => this.close();
  }

  /** One after the other, and numbered: several servers may take them, and hand them on. */
  send(text) {
    this.#turn += 1;
    const turn = this.#turn;
    this.#said = this.#said.then(async () => {
      if (this.readyState === 1) await this.#post(this.#stream, turn, text).catch(() => this.close());
    });
  }

  #open(stream) {
    if (this.readyState !== 0) return;
    this.#stream = stream;
    this.readyState = 1;
    this.onopen?.();
  }

  close() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#source.close();
    this.onclose?.();
  }
}
