import { isSharingPaused } from '../api/problem-error.js';

/**
 * The hotspots that this viewer's audience may see, under the present filters. Announces "hotspots-changed" with
 * {whole, changed, gone} (keys).
 */
export class HotspotStore extends EventTarget {
  state = 'loading';
  parameters = null;
  rule = null;
  hotspots = new Map();
  #filters;
  #fetch;
  #request = null;
  #held = null;

  constructor({ filters, fetch }) {
    super();
    this.#filters = filters;
    this.#fetch = fetch;
    filters.addEventListener('filters-changed', () => this.refresh());
  }

  get strongestFirst() {
    return [...this.hotspots.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  find(key) {
    return this.hotspots.get(key) ?? null;
  }

  /** What the live stream must be told, so that it sends the same hotspots. */
  get view() {
    const { reachMetres, minimumIncidents } = this.#filters;
    return { reachMetres, minimumIncidents, filters: this.#filters.params().toString() };
  }

  async refresh() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#held = [];
    const { reachMetres, minimumIncidents, periodWords } = this.#filters;
    const rule = { reachMetres, minimumIncidents, periodWords };
    this.state = 'loading';
    this.dispatchEvent(new Event('hotspots-state'));
    try {
      const answer = await this.#fetch(this.#filters.hotspotParams(), request.signal);
      if (request !== this.#request) return;
      const held = this.#held;
      this.#held = null;
      this.state = 'ready';
      this.parameters = answer.parameters;
      this.rule = rule;
      this.hotspots = new Map(answer.hotspots.map((hotspot) => [hotspot.key, hotspot]));
      this.#changed({ whole: true, changed: [], gone: [] });
      for (const message of held) this.#take(message);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      if (isSharingPaused(problem)) this.forgetEverything();
      this.state = 'failed';
      this.#held = null;
    }
    this.dispatchEvent(new Event('hotspots-state'));
  }

  /** Takes a message of the live stream; one for other filters is late and is left. Answers [{hotspot, before}]. */
  apply(message) {
    if (message.filters !== undefined && message.filters !== this.view.filters) return [];
    if (this.#held) {
      this.#held.push(message);
      return [];
    }
    return this.#take(message);
  }

  forgetEverything() {
    this.#request?.abort();
    this.hotspots = new Map();
    this.#changed({ whole: true, changed: [], gone: [] });
  }

  #take({ whole = false, changed = [], gone = [], parameters }) {
    if (parameters) this.parameters = { ...this.parameters, ...parameters };
    if (whole) {
      this.hotspots = new Map(changed.map((hotspot) => [hotspot.key, hotspot]));
      this.#changed({ whole: true, changed: [], gone: [] });
      return [];
    }
    const outcome = changed.map((hotspot) => ({ hotspot, before: this.hotspots.get(hotspot.key) ?? null }));
    for (const key of gone) this.hotspots.delete(key);
    for (const hotspot of changed) this.hotspots.set(hotspot.key, hotspot);
    this.#changed({ whole: false, changed: changed.map(({ key }) => key), gone });
    return outcome;
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('hotspots-changed', { detail }));
  }
}
