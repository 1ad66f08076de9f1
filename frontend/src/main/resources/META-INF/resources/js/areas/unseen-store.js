import { boxOfAreas } from './area-touch.js';
import { NoticeWiring } from './notice-wiring.js';

/** How many notices have not been looked at, for pages that show no more than that. Announces "unseen-changed". Holds no notice. */
export class UnseenStore extends EventTarget {
  count = 0;
  #api;
  #areas = [];
  #wiring = null;

  /** `api`: {fetchAreas, fetchNotices}. */
  constructor(api) {
    super();
    this.#api = api;
  }

  /** Asks now, and again whenever the stream brings something that may be in an area. */
  async follow(channel) {
    this.#wiring ??= new NoticeWiring({ channel, areas: () => this.#areas, refresh: () => this.#count() });
    try {
      this.#areas = (await this.#api.fetchAreas()).areas;
      channel.setView('areas', this.#areas.length === 0 ? null : { interest: { box: boxOfAreas(this.#areas), filters: '', layers: ['incidents'] }, hotspots: null });
      await this.#count();
      this.#wiring.askNowAndThen(() => globalThis.document?.visibilityState === 'visible');
    } catch {
      /* No badge is better than a wrong one: the page of the areas says what went wrong. */
    }
  }

  clear() {
    this.#wiring?.stop();
    this.#areas = [];
    this.#become(0);
  }

  async #count() {
    if (this.#areas.length === 0) return;
    try {
      this.#become((await this.#api.fetchNotices()).unseen);
    } catch {
      /* It is asked again with the next change. */
    }
  }

  #become(count) {
    if (count === this.count) return;
    this.count = count;
    this.dispatchEvent(new Event('unseen-changed'));
  }
}
