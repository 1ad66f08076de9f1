import { isSharingPaused } from '../api/problem-error.js';

const NOTHING = { changed: [], ended: [] };
const ENDS = ['MERGED', 'DIED'];

/**
 * The hotspots that this viewer's audience may see, under the present filters. Announces "hotspots-changed" with
 * {whole, changed, gone, moved}: keys, and from which key to which one that goes on has moved. A hotspot is called by a key that changes with its
 * incidents; followed on the stream it has an identity that does not.
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

  /**
   * Takes a message of the live stream; one for other filters is late and is left. Answers what it came to: {changed: [{hotspot, before}], ended: [{kind,
   * hotspot}]}.
   */
  apply(message) {
    if (message.filters !== undefined && message.filters !== this.view.filters) return NOTHING;
    if (this.#held) {
      this.#held.push(message);
      return NOTHING;
    }
    return this.#take(message);
  }

  forgetEverything() {
    this.#request?.abort();
    this.hotspots = new Map();
    this.#changed({ whole: true, changed: [], gone: [] });
  }

  #take({ whole = false, changed = [], gone = [], events = [], parameters }) {
    if (parameters) this.parameters = { ...this.parameters, ...parameters };
    if (whole) {
      this.hotspots = new Map(changed.map((hotspot) => [hotspot.key, hotspot]));
      this.#changed({ whole: true, changed: [], gone: [] });
      return NOTHING;
    }
    const known = new Map([...this.hotspots.values()].filter(({ identity }) => identity).map((hotspot) => [hotspot.identity, hotspot]));
    const was = (hotspot) => known.get(hotspot.identity) ?? this.hotspots.get(hotspot.key) ?? null;
    const outcome = changed.map((hotspot) => ({ hotspot, before: was(hotspot) }));
    const ended = events.filter(({ kind, hotspot }) => ENDS.includes(kind) && known.has(hotspot)).map(({ kind, hotspot }) => ({ kind, hotspot: known.get(hotspot) }));
    const moved = new Map(outcome.filter(({ hotspot, before }) => before && before.key !== hotspot.key).map(({ hotspot, before }) => [before.key, hotspot.key]));
    for (const key of gone) this.hotspots.delete(key);
    for (const hotspot of changed) this.hotspots.set(hotspot.key, hotspot);
    this.#changed({ whole: false, changed: changed.map(({ key }) => key), gone, moved });
    if (events.length > 0) this.dispatchEvent(new Event('hotspots-happened'));
    return { changed: outcome, ended };
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('hotspots-changed', { detail: { moved: new Map(), ...detail } }));
  }
}
