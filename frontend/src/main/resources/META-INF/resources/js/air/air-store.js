import { fetchAirMark, fetchAirRequest, fetchBriefing, listAirRequests } from '../api/air.js';
import { NoAnswerError } from '../api/problem-error.js';

/** How often the page asks whether there is anything new. */
const LOOK_EVERY_MS = 5_000;

/**
 * Requests for air support as far as they were fetched, and the one that is open with its newest briefing. `isSilent` while the server gives no answer.
 *
 * Announces "air-changed" (list, silence) and "request-changed" when what is known of the open one changed.
 */
export class AirStore extends EventTarget {
  requests = [];
  airSupports = [];
  isSilent = false;
  selected = null;
  whole = null;
  briefing = null;
  #api;
  #clock;
  #mark = null;
  #timer = null;

  constructor({ api = { fetchAirMark, fetchAirRequest, fetchBriefing, listAirRequests }, clock = globalThis } = {}) {
    super();
    this.#api = api;
    this.#clock = clock;
  }

  start() {
    this.refresh();
    this.#lookLater();
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  /** Opens a request, or none with null. */
  async choose(id) {
    this.selected = id;
    this.whole = null;
    this.briefing = null;
    this.#say('request-changed');
    this.#say('air-changed');
    if (id !== null) await this.#try(() => this.#fetchWhole());
  }

  /** The open request as a change of it was answered. */
  async adopt(whole) {
    this.selected = whole.id;
    await this.#try(() => this.#take(whole));
    await this.refresh();
  }

  async refresh() {
    await this.#try(async () => {
      const { requests, mark, airSupports } = await this.#api.listAirRequests();
      this.#mark = mark;
      this.requests = requests;
      this.airSupports = airSupports;
      this.#say('air-changed');
    });
  }

  /** Asks whether there is anything new, and fetches it when there is. */
  async look() {
    await this.#try(async () => {
      const mark = await this.#api.fetchAirMark();
      if (mark === this.#mark) return;
      await this.refresh();
      if (this.selected) await this.#fetchWhole();
    });
  }

  async #fetchWhole() {
    const id = this.selected;
    try {
      const whole = await this.#api.fetchAirRequest(id);
      if (id === this.selected) await this.#take(whole);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      // It was put in the address before it was kept, or is there for this person no more.
      this.selected = null;
      this.whole = null;
      this.briefing = null;
      this.#say('request-changed');
    }
  }

  async #take(whole) {
    const briefing = whole.briefingVersion > 0 && !whole.takenBack ? await this.#briefing(whole.id) : null;
    if (whole.id !== this.selected) return;
    this.briefing = briefing;
    this.whole = whole;
    this.#say('request-changed');
  }

  /** None when it was taken back a moment ago: the next look says so. */
  async #briefing(id) {
    try {
      return await this.#api.fetchBriefing(id);
    } catch (problem) {
      if (problem.status !== 410) throw problem;
      return null;
    }
  }

  async #try(work) {
    try {
      await work();
      if (this.isSilent) {
        this.isSilent = false;
        this.#say('air-changed');
      }
    } catch (problem) {
      if (problem instanceof NoAnswerError || problem.status >= 500) this.isSilent = true;
      else if (problem.status !== 401 && problem.status !== 404) throw problem;
      this.#say('air-changed');
    }
  }

  #lookLater() {
    this.#timer = this.#clock.setTimeout(async () => {
      if (!globalThis.document?.hidden) await this.look();
      this.#lookLater();
    }, LOOK_EVERY_MS);
  }

  #say(name) {
    this.dispatchEvent(new Event(name));
  }
}
