/**
 * Messages to one's phones. `state` is 'loading', 'not-offered' (nothing is said of it then), 'unable' (this browser cannot), 'refused' (its person said no to
 * the browser), 'off' or 'on' (here, for whoever is signed in). Announces "push-changed".
 */
export class PushStore extends EventTarget {
  state = 'loading';
  devices = [];
  most = 0;
  /** The id of this browser; null when it has no subscription. */
  here = null;
  #key = null;
  #api;
  #browser;

  /** `api`: {fetchPushKey, fetchPushDevices, keepPushDevice, deletePushDevice, testPushDevice}; `browser` as pushBrowser. */
  constructor(api, browser) {
    super();
    this.#api = api;
    this.#browser = browser;
  }

  get isOffered() {
    return this.state !== 'loading' && this.state !== 'not-offered';
  }

  get isFull() {
    return this.devices.length >= this.most;
  }

  async refresh() {
    try {
      const { offered, key } = await this.#api.fetchPushKey();
      if (!offered) return this.#become('not-offered');
      this.#key = key;
      const { devices, most } = await this.#api.fetchPushDevices();
      this.devices = devices;
      this.most = most;
      return this.#become(await this.#stateHere());
    } catch {
      // Beside the areas this is the smaller thing: what is not known is not shown.
      return this.#become(this.state);
    }
  }

  async #stateHere() {
    if (!this.#browser.isAble) return 'unable';
    if (this.#browser.permission === 'denied') return 'refused';
    const subscription = await this.#browser.find();
    this.here = subscription && (await deviceId(subscription.endpoint));
    return this.devices.some(({ id }) => id === this.here) ? 'on' : 'off';
  }

  /**
   * Switches messages on here; the browser asks its person first. Throws what the server refused with, or an error named "PushFailed" when the browser could not.
   */
  async switchOn(label, language) {
    if ((await this.#browser.ask()) !== 'granted') return this.#become(this.#browser.permission === 'denied' ? 'refused' : 'off');
    let subscription;
    try {
      subscription = await this.#browser.subscribe(this.#key);
    } catch (cause) {
      throw Object.assign(new Error('The browser could not', { cause }), { name: 'PushFailed' });
    }
    const { endpoint, keys } = subscription;
    const kept = await this.#api.keepPushDevice({ endpoint, p256dh: keys.p256dh, auth: keys.auth, label, language });
    this.here = kept.id;
    this.devices = [kept, ...this.devices.filter(({ id }) => id !== kept.id)];
    return this.#become('on');
  }

  /** No more messages to one of one's phones; when it is this one, its browser is told as well. */
  async remove(id) {
    await this.#api.deletePushDevice(id);
    this.devices = this.devices.filter((device) => device.id !== id);
    if (id !== this.here) return this.#become(this.state);
    // The server sends nothing any more, whatever the browser says.
    await this.#browser.unsubscribe().catch(() => {});
    this.here = null;
    return this.#become('off');
  }

  /** Answers "SENT", "GONE" or "FAILED". */
  async test(id) {
    const result = await this.#api.testPushDevice(id);
    if (result === 'GONE') await this.refresh();
    return result;
  }

  /** Nobody is signed in any more. */
  clear() {
    this.devices = [];
    this.#become('loading');
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('push-changed'));
  }
}

/** The id that the server makes of an endpoint: version 8, of the first 16 bytes of its SHA-256. */
export async function deviceId(endpoint) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))).slice(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
