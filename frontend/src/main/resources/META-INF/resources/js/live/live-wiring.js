import { phrase } from '../lib/words-of-map.js';
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
    channel.addEventListener('resync', () => this.#fetchAfresh());
    channel.addEventListener('paused', () => this.#pause());
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
    if (!this.#joined) this.#fetchAll();
    else if (!resumed) this.#fetchAfresh();
    this.#joined = true;
  }

  #fetchAll() {
    this.#parts.incidents.refresh();
    this.#parts.hotspots.refresh();
    this.#parts.mine.refresh();
  }

  /** Nothing that is held can be relied on; when all of it has been fetched anew, nothing is left of what was taken back meanwhile. */
  async #fetchAfresh() {
    const { channel, incidents, hotspots, pointers, proposals, mine } = this.#parts;
    hotspots.refresh();
    mine.refresh();
    pointers.refresh();
    proposals?.refresh();
    if (await incidents.startAfresh()) channel.acknowledgeEverything();
  }

  /** Nobody can say who may see what: nothing that is shared stays on the screen. One's own reports do. */
  #pause() {
    const { incidents, hotspots, pointers, proposals, mark, task } = this.#parts;
    incidents.pause();
    pointers.clear();
    proposals?.clear();
    mark.hush();
    hotspots.forgetEverything();
    task.closeShared();
  }

  #changes(message) {
    const { channel, incidents, mine, task } = this.#parts;
    const before = new Map(incidents.features);
    const outcome = incidents.apply(message);
    if (mine.isTouchedBy(message)) mine.refresh();
    const recalled = (message.forgets ?? []).filter((gone) => gone.recalled && !incidents.find(gone.id));
    const wasOpen = recalled.filter(({ id }) => task.recall(id)).length > 0;
    channel.acknowledge(recalled);
    this.#tell(wasOpen ? phrase('map.live.no-longer-shared-with-you') : wordsForIncidents(outcome, (id) => incidents.find(id) ?? before.get(id)));
  }

  #tell(words) {
    if (words) this.#parts.mark.tell(words);
  }
}
