import { isSharingPaused, NoAnswerError } from '../api/problem-error.js';
import { bucketOf, digestOf } from '../live/digest.js';
import { Versions } from './versions.js';

const KEEP_CHANGES_MS = 15_000;
const REFETCH_MS = 300;

/**
 * The incidents in view: single ones, or cells with counts when there are too many to draw.
 *
 * Announces "incidents-changed" with {whole, changed}: whole means draw everything, otherwise `changed` names the ids. Changes that
 * arrive while a snapshot is on its way are replayed on top of it, so that a join has no gap. "incidents-view" when it looks somewhere else, before what is
 * there is fetched; "incidents-state" when `state` changes.
 */
export class IncidentStore extends EventTarget {
  state = 'loading';
  /** Whether anything has ever been shown. */
  isEverReady = false;
  problem = null;
  cells = [];
  total = 0;
  unknownHour = 0;
  periodWords = '';
  next = null;
  #known = new Versions();
  #view = null;
  #filters;
  #fetchMap;
  #fetchList;
  #now;
  #random;
  #request = null;
  #held = null;
  #recent = [];
  #timer = null;

  constructor({ filters, fetchMap, fetchList, now = () => Date.now(), random = Math.random }) {
    super();
    this.#filters = filters;
    this.#fetchMap = fetchMap;
    this.#fetchList = fetchList;
    this.#now = now;
    this.#random = random;
    filters.addEventListener('filters-changed', () => this.refresh());
  }

  get features() {
    return this.#known.features;
  }

  get showsCells() {
    return this.cells.length > 0;
  }

  /** What the live stream must be told, so that it sends what belongs to this view; null before there is one. */
  get interest() {
    if (!this.#view) return null;
    return { box: this.#box, filters: this.#filters.params().toString(), layers: [this.showsCells ? 'cells' : 'incidents'] };
  }

  /** Those to list, latest first. With cells on the map this is a page of the list, and `next` leads to more. */
  get latestFirst() {
    return [...this.features.values()].sort(
      (a, b) => Date.parse(b.properties.latest) - Date.parse(a.properties.latest) || (a.id < b.id ? -1 : 1),
    );
  }

  /** Looks somewhere else: {west, south, east, north} in degrees and the zoom. */
  look(view) {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.dispatchEvent(new Event('incidents-view'));
    this.refresh();
  }

  /** Fetches what is in view; what is held stays until the answer comes. Answers whether it came. */
  refresh() {
    return this.#fetch(false);
  }

  /** Fetches what is in view because nothing that is held can be relied on: without an answer, nothing is left of it. Answers whether it came. */
  startAfresh() {
    this.forgive();
    return this.#fetch(true);
  }

  /** Lets what was forgotten come back: what may be seen is another than it was. */
  forgive() {
    this.#known.forgiveForgotten();
    this.#recent = [];
  }

  async #fetch(afresh) {
    if (!this.#view) return false;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const startedAt = this.#now();
    this.#become('loading');
    try {
      const question = this.#params({ zoom: this.#view.zoom });
      const tag = this.#held?.question === String(question) ? this.#held.tag : null;
      const map = (await this.#fetchMap(question, request.signal, tag)) ?? this.#cellsAsTheyAre(tag);
      const list = map.cells.length > 0 ? await this.#fetchList(this.#params({ limit: 50 }), request.signal) : null;
      if (request !== this.#request) return false;
      this.#adopt(map, list, startedAt);
      this.#held = this.showsCells && map.tag ? { question: String(question), tag: map.tag } : null;
      if (afresh) this.dispatchEvent(new Event('incidents-afresh'));
      return true;
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return false;
      if (afresh) this.forgetEverything();
      this.problem = problem;
      if (isSharingPaused(problem)) this.pause();
      else this.#become(problem instanceof NoAnswerError ? 'silent' : 'failed');
      return false;
    }
  }

  /** What is on the map already. Only counts are asked for by their tag: incidents that were taken back shall be kept by nobody. */
  #cellsAsTheyAre(tag) {
    return { cells: this.cells, total: this.total, unknownHour: this.unknownHour, tag };
  }

  /** Nobody can say just now who may see what: holds nothing until it is told to start afresh. */
  pause() {
    this.forgetEverything();
    this.#become('paused');
  }

  /** Fetches the next page of the list while the map shows cells. */
  async more() {
    if (!this.next) return;
    const list = await this.#fetchList(this.#params({ limit: 50, after: this.next }));
    for (const feature of list.incidents) this.#known.put(feature);
    this.next = list.next;
    this.#changed({ whole: true, changed: [] });
  }

  /** Takes a message of the live stream. Answers {added, changed, gone} of what is in view. */
  apply({ upserts = [], forgets = [], cellsChanged = false }) {
    this.#recent.push({ at: this.#now(), upserts, forgets });
    this.#recent = this.#recent.filter(({ at }) => at > this.#now() - 4 * KEEP_CHANGES_MS).slice(-500);
    const outcome = this.#merge(upserts, forgets);
    const changed = [...outcome.added, ...outcome.changed, ...outcome.gone];
    if (this.showsCells && (cellsChanged || changed.length > 0)) this.#refetchSoon();
    if (changed.length > 0) this.#changed({ whole: false, changed });
    return outcome;
  }

  /** The digest of what is shown, by the filters at that time in milliseconds; null when only the server can say what belongs to it. */
  digest(at) {
    const held = [];
    for (const feature of this.features.values()) {
      const belongs = this.#filters.matches(feature, at);
      if (belongs === null) return null;
      if (belongs) held.push({ id: feature.id, version: feature.properties.version, sizeMetres: feature.properties.precisionMetres });
    }
    return digestOf(held);
  }

  /** Takes what the server holds in these buckets instead of what is held here. */
  heal({ buckets, upserts }) {
    if (this.state !== 'ready' || this.showsCells) return;
    const differing = new Set(buckets);
    const before = new Map(this.features);
    for (const id of before.keys()) if (differing.has(bucketOf(id))) this.#known.leave(id);
    for (const { id } of upserts) this.#known.forgive(id);
    this.#merge(upserts, []);
    const ids = new Set([...before.keys(), ...this.features.keys()]);
    const changed = [...ids].filter((id) => differing.has(bucketOf(id)) && before.get(id) !== this.features.get(id));
    if (changed.length > 0) this.#changed({ whole: false, changed });
  }

  find(id) {
    return this.features.get(id) ?? null;
  }

  forgetEverything() {
    this.#request?.abort();
    this.#request = null;
    this.#held = null;
    this.#known.clear();
    this.#recent = [];
    this.cells = [];
    this.total = 0;
    this.#changed({ whole: true, changed: [] });
  }

  #adopt(map, list, startedAt) {
    this.cells = map.cells;
    this.total = map.total;
    this.unknownHour = map.unknownHour ?? 0;
    this.next = list?.next ?? null;
    this.problem = null;
    this.periodWords = this.#filters.periodWords;
    this.#known.replace(list ? list.incidents : map.incidents.features);
    for (const { at, upserts, forgets } of this.#recent) {
      if (at >= startedAt - KEEP_CHANGES_MS) this.#merge(upserts, forgets);
    }
    this.state = 'ready';
    this.isEverReady = true;
    this.#changed({ whole: true, changed: [] });
    this.dispatchEvent(new Event('incidents-state'));
  }

  #merge(upserts, forgets) {
    const outcome = { added: [], changed: [], gone: [] };
    for (const feature of upserts) {
      const belongs = this.#belongs(feature);
      const was = this.features.has(feature.id);
      if (belongs === null) this.#refetchSoon();
      else if (!belongs) {
        if (was && this.features.get(feature.id).properties.version <= feature.properties.version) {
          this.#known.leave(feature.id);
          outcome.gone.push(feature.id);
        }
      } else if (this.#known.put(feature)) (was ? outcome.changed : outcome.added).push(feature.id);
    }
    for (const forgotten of forgets) if (this.#known.forget(forgotten)) outcome.gone.push(forgotten.id);
    if (!this.showsCells) this.total = this.features.size;
    return outcome;
  }

  #belongs(feature) {
    if (!this.#view) return false;
    const [longitude, latitude] = feature.properties.centre;
    const { west, south, east, north } = this.#view;
    if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
    return this.#filters.matches(feature, this.#now());
  }

  #refetchSoon() {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => this.refresh(), REFETCH_MS * (1 + this.#random()));
  }

  get #box() {
    const { west, south, east, north } = this.#view;
    return [west, south, east, north].map((degrees) => Number(degrees.toFixed(5)));
  }

  #params(extra) {
    const params = new URLSearchParams({ bbox: this.#box.map((degrees) => degrees.toFixed(5)).join(',') });
    for (const [name, value] of Object.entries(extra)) params.append(name, value);
    for (const [name, value] of this.#filters.params()) params.append(name, value);
    return params;
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('incidents-state'));
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('incidents-changed', { detail }));
  }
}
