import { phrase } from '../lib/words-of-map.js';
import { wordsForHotspots, wordsForIncidents } from './change-words.js';
import { Healing, MAP_VIEW } from './healing.js';

const MARGIN_DEGREES = 0.1;

/**
 * Carries what the stream says to the stores. The stream is joined before the first snapshot is fetched; the stores replay on top of a snapshot
 * what arrived while it was on its way, so nothing is missed.
 */
export class LiveWiring {
  #parts;
  #healing;

  constructor(parts) {
    this.#parts = parts;
    const { channel, filters, hotspots, incidents } = parts;
    this.#healing = new Healing(parts);
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail.resumed));
    channel.addEventListener('changes', ({ detail }) => this.#changes(detail));
    channel.addEventListener('hotspots', ({ detail }) => this.#tell(wordsForHotspots(hotspots.apply(detail))));
    channel.addEventListener('mine', () => parts.mine.refresh());
    channel.addEventListener('resync', () => this.#fetchAfresh());
    channel.addEventListener('paused', () => this.#pause());
    channel.addEventListener('bye', ({ detail }) => parts.onBye(detail.reason));
    channel.addEventListener('doubt', () => parts.session.ask().catch(() => {}));
    parts.mine.addEventListener('mine-changed', () => this.#sayMine());
    for (const store of [filters, incidents]) for (const event of ['filters-changed', 'incidents-state', 'incidents-view']) store.addEventListener(event, () => this.#say());
  }

  begin() {
    this.#say();
    this.#parts.channel.start();
  }

  /** Before the map has a view the stream is asked for everything. */
  #say() {
    const { channel, hotspots, incidents } = this.#parts;
    if (incidents.interest) channel.setView(MAP_VIEW, { interest: incidents.interest, hotspots: hotspots.view });
  }

  /** One's own reports are listed wherever they are. */
  #sayMine() {
    const places = [...this.#parts.mine.features.values()].map(({ properties }) => properties.centre).filter(Boolean);
    this.#parts.channel.setView('mine', places.length === 0 ? null : { interest: { box: boxAround(places), filters: '', layers: ['incidents'] }, hotspots: null });
  }

  #joined = false;

  /** The first welcome follows the snapshot or runs beside it; a later one that could not resume means that something may be missing. */
  #welcome(resumed) {
    if (!this.#joined) this.#fetchAll();
    else if (!resumed) this.#renew();
    // What was to be fetched when the connection went has not come: there is nothing to go on from.
    else if (['paused', 'silent', 'failed'].includes(this.#parts.incidents.state)) this.#fetchAfresh();
    this.#joined = true;
  }

  #fetchAll() {
    this.#parts.incidents.refresh();
    this.#parts.hotspots.refresh();
    this.#parts.mine.refresh();
  }

  /** The log does not reach back to where this page was, or its rights are others: what differs is asked for, and all of it only where that cannot be. */
  async #renew() {
    const { channel, incidents } = this.#parts;
    incidents.forgive();
    const renewed = this.#healing.renew();
    this.#fetchBeside();
    if (!(await renewed)) return this.#fetchIncidentsAfresh();
    incidents.dispatchEvent(new Event('incidents-afresh'));
    channel.acknowledgeEverything();
  }

  /** Nothing that is held can be relied on; when all of it has been fetched anew, nothing is left of what was taken back meanwhile. */
  #fetchAfresh() {
    this.#fetchBeside();
    return this.#fetchIncidentsAfresh();
  }

  async #fetchIncidentsAfresh() {
    const { channel, incidents } = this.#parts;
    if (await incidents.startAfresh()) channel.acknowledgeEverything();
  }

  /** Everything but the incidents in view. */
  #fetchBeside() {
    const { hotspots, pointers, proposals, mine } = this.#parts;
    hotspots.refresh();
    mine.refresh();
    pointers.refresh();
    proposals?.refresh();
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

/** A box in degrees that holds these places with room to spare. */
function boxAround(places) {
  const [longitudes, latitudes] = [places.map(([longitude]) => longitude), places.map(([, latitude]) => latitude)];
  const box = [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
  return box.map((degrees, at) => Number((degrees + (at < 2 ? -MARGIN_DEGREES : MARGIN_DEGREES)).toFixed(3)));
}
