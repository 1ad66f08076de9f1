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
  #source = null;
  #post;
  #makeSource;
  #stream;
  #knowsStream;

  /**
   * @param post sends one message to a stream: (stream, text) => Promise; rejects when it did not arrive
   * @param makeSource opens events at an address
   */
  constructor({ post, makeSource = (address) => new EventSource(address) }) {
    this.#post = post;
    this.#makeSource = makeSource;
    this.#stream = new Promise((resolve) => (this.#knowsStream = resolve));
    queueMicrotask(() => {
      if (this.readyState !== 0) return;
      this.readyState = 1;
      this.onopen?.();
    });
  }

  /** The first thing said opens the stream; what follows waits until the server has said what it is called, and goes in turn. */
  send(text) {
    if (this.#source === null) {
      this.#source = this.#makeSource(`/api/live/events?${new URLSearchParams({ hello: text })}`);
      this.#source.addEventListener('stream', ({ data }) => this.#knowsStream(JSON.parse(data).stream));
      this.#source.onmessage = (event) => this.readyState === 1 && this.onmessage?.(event);
      this.#source.onerror = () => this.close();
      return;
    }
    this.#stream = this.#stream.then(async (stream) => {
      if (this.readyState === 1) await this.#post(stream, text).catch(() => this.close());
      return stream;
    });
  }

  close() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#source?.close();
    this.onclose?.();
  }
}
