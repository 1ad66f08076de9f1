import { mayTouch } from './area-touch.js';

/** A notice is made a moment after a report is on the map: it is asked for soon, and once more for those that take longer. */
const ASK_AFTER_MS = [1_500, 6_000];

/** Bulletins are not on the stream. */
const NOW_AND_THEN_MS = 60_000;

/**
 * Asks for notices when the live stream brings something that may be in one of the areas: no more than that, however much is reported elsewhere.
 *
 * @param channel the stream; `start` is up to the caller
 * @param areas answers the areas as they are known just then
 * @param refresh asks for the notices
 */
export class NoticeWiring {
  #areas;
  #refresh;
  #clock;
  #timers = new Map();

  constructor({ channel, areas, refresh, clock = globalThis }) {
    this.#areas = areas;
    this.#refresh = refresh;
    this.#clock = clock;
    channel.addEventListener('changes', ({ detail }) => this.#changes(detail));
    channel.addEventListener('resync', () => refresh());
    channel.addEventListener('welcome', ({ detail }) => detail.resumed || refresh());
  }

  /** Asks every minute too, for bulletins, as long as `isLookedAt` answers that somebody may be looking. */
  askNowAndThen(isLookedAt) {
    if (this.#timers.has(NOW_AND_THEN_MS)) return;
    this.#timers.set(
      NOW_AND_THEN_MS,
      this.#clock.setTimeout(() => {
        this.#timers.delete(NOW_AND_THEN_MS);
        if (isLookedAt()) this.#refresh();
        this.askNowAndThen(isLookedAt);
      }, NOW_AND_THEN_MS),
    );
  }

  stop() {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #changes({ upserts = [] }) {
    if (!mayTouch(this.#areas(), upserts)) return;
    for (const wait of ASK_AFTER_MS) this.#askIn(wait);
  }

  /** One question for everything that arrives while it waits. */
  #askIn(wait) {
    if (this.#timers.has(wait)) return;
    this.#timers.set(
      wait,
      this.#clock.setTimeout(() => {
        this.#timers.delete(wait);
        this.#refresh();
      }, wait),
    );
  }
}
