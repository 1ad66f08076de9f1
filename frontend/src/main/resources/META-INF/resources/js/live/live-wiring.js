import { wordsForHotspots, wordsForIncidents } from './change-words.js';

/**
 * Carries what the stream says to the stores. The stream is joined before the first snapshot is fetched; the stores replay on top of a snapshot
 * what arrived while it was on its way, so nothing is missed.
 */
export class LiveWiring {
  #parts;

  constructor(parts) {
    this.#parts = parts;
    const { channel, filters, hotspots } = parts;
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail.resumed));
    channel.addEventListener('changes', ({ detail }) => this.#changes(detail));
    channel.addEventListener('hotspots', ({ detail }) => this.#tell(wordsForHotspots(hotspots.apply(detail))));
    channel.addEventListener('mine', () => parts.mine.refresh());
    channel.addEventListener('resync', () => this.#fetchAll());
    channel.addEventListener('bye', ({ detail }) => parts.onBye(detail.reason));
    channel.addEventListener('doubt', () => parts.session.ask().catch(() => {}));
    filters.addEventListener('filters-changed', () => channel.setView(hotspots.view));
  }

  begin() {
    const { channel, hotspots } = this.#parts;
    channel.setView(hotspots.view);
    channel.start();
  }

  #joined = false;

  /** The first welcome follows the snapshot or runs beside it; a later one that could not resume means that something may be missing. */
  #welcome(resumed) {
    if (resumed && this.#joined) return;
    this.#joined = true;
    this.#fetchAll();
  }

  #fetchAll() {
    this.#parts.incidents.refresh();
    this.#parts.hotspots.refresh();
    this.#parts.mine.refresh();
  }

  #changes(message) {
    const { incidents, mine } = this.#parts;
    const before = new Map(incidents.features);
    const outcome = incidents.apply(message);
    if (mine.isTouchedBy(message)) mine.refresh();
    this.#tell(wordsForIncidents(outcome, (id) => incidents.find(id) ?? before.get(id)));
  }

  #tell(words) {
    if (words) this.#parts.mark.tell(words);
  }
}
