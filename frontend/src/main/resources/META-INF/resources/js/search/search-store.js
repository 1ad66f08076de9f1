import { Versions } from '../incident/versions.js';
import { phrase } from '../lib/words-of-map.js';

const PAGE = 50;

/**
 * What a search found. `state` is 'idle', 'loading', 'ready' or 'failed'. It follows the live stream: what is taken back leaves the results in the same moment
 * as the map. Announces "search-changed".
 */
export class SearchStore extends EventTarget {
  state = 'idle';
  text = '';
  total = 0;
  cut = false;
  next = null;
  problem = null;
  #known = new Versions();
  #fetch;
  #channel;
  #request = null;

  constructor({ fetch, channel }) {
    super();
    this.#channel = channel;
    this.#fetch = fetch;
    channel.addEventListener('changes', ({ detail }) => this.#apply(detail));
    channel.addEventListener('resync', () => this.again());
    channel.addEventListener('paused', () => this.#pause());
    channel.addEventListener('welcome', ({ detail }) => !detail.resumed && this.again());
  }

  get latestFirst() {
    return [...this.#known.features.values()].sort((a, b) => Date.parse(b.properties.latest) - Date.parse(a.properties.latest) || (a.id < b.id ? -1 : 1));
  }

  find(id) {
    return this.#known.features.get(id) ?? null;
  }

  /** Looks for a text in everything that the person may see, of all time. */
  async seek(text) {
    this.text = text.trim();
    // What is found lies anywhere.
    this.#channel.setView('search', this.text === '' ? null : { interest: { box: null, filters: '', layers: ['incidents'] }, hotspots: null });
    this.#known.replace([]);
    this.next = null;
    this.total = 0;
    if (this.text === '') {
      this.#request?.abort();
      return this.#become('idle');
    }
    return this.#page(null);
  }

  /** The next page. */
  more() {
    return this.next ? this.#page(this.next) : undefined;
  }

  /** The same search once more, from its beginning. */
  again() {
    return this.state === 'idle' ? undefined : this.seek(this.text);
  }

  clear() {
    return this.seek('');
  }

  /** Nobody can say who may see what: nothing that is shared stays. It is sought again when sharing goes on. */
  #pause() {
    if (this.state === 'idle') return;
    this.#request?.abort();
    this.#request = null;
    this.#known.replace([]);
    this.total = 0;
    this.next = null;
    this.problem = { words: phrase('map.search.sharing-is-paused-what-was-found') };
    this.#become('failed');
  }

  async #page(after) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const params = new URLSearchParams({ text: this.text, period: 'all', limit: PAGE });
    if (after) params.append('after', after);
    this.#become('loading');
    try {
      const found = await this.#fetch(params, request.signal);
      if (request !== this.#request) return;
      for (const feature of found.incidents) this.#known.put(feature);
      this.total = found.total;
      this.cut = found.cut;
      this.next = found.next;
      this.#become('ready');
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      this.problem = problem;
      this.#become('failed');
    }
  }

  #apply({ upserts = [], forgets = [] }) {
    let touched = false;
    for (const feature of upserts) {
      if (this.#known.features.has(feature.id) && this.#known.put(feature)) touched = true;
    }
    for (const forgotten of forgets) {
      // Also what is not here yet: a page that is on its way may hold it.
      if (this.state !== 'idle' && this.#known.forget(forgotten)) {
        this.total -= 1;
        touched = true;
      }
    }
    if (touched) this.#become(this.state);
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('search-changed'));
  }
}
