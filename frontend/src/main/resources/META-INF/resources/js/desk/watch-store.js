import { fetchList } from '../api/incidents.js';
import { isSharingPaused, NoAnswerError } from '../api/problem-error.js';
import { fetchWatchDuplicates, listOwnRemarks } from '../api/watch-desk.js';
import { Versions } from '../incident/versions.js';

const DAYS = 28;
const MOST_PAGES = 5;
const LOOK_EVERY_MS = 5_000;
const GATHER_MS = 300;
const DAY_MS = 86_400_000;

/**
 * What a watch coordinator's desk shows: the incidents of the last weeks that are released to the group, the own remarks, and what the open one may be the same
 * as. The incidents are those of every map: their list, and the stream. `state` is 'loading', 'ready' or 'paused'; `isSilent` while the server gives no answer.
 *
 * Announces "watch-changed" (list, state), "arrived" {incidents} for those that came since, and "open-changed" when what is known of the open one changed.
 */
export class WatchStore extends EventTarget {
  state = 'loading';
  isSilent = false;
  selected = null;
  duplicates = null;
  remarks = [];
  unseen = new Set();
  #known = new Versions();
  #channel;
  #api;
  #clock;
  #now;
  /** What the stream said while the list was on its way. */
  #meanwhile = null;
  #round = 0;
  #timer = null;
  #gathering = null;
  #isOut = false;

  constructor({ channel, api = { fetchList, fetchWatchDuplicates, listOwnRemarks }, clock = globalThis, now = () => Date.now() }) {
    super();
    this.#channel = channel;
    this.#api = api;
    this.#clock = clock;
    this.#now = now;
    channel.addEventListener('changes', ({ detail }) => this.#hear(detail));
    channel.addEventListener('resync', () => this.#startAfresh());
    channel.addEventListener('welcome', ({ detail }) => detail.resumed || this.#startAfresh());
    channel.addEventListener('paused', () => this.#pause());
  }

  start() {
    this.#channel.start();
    this.refresh();
    this.lookAtRemarks();
    this.#lookLater();
  }

  /** The same person is back. */
  resume() {
    this.#isOut = false;
    this.refresh();
    this.lookAtRemarks();
  }

  stop() {
    this.#channel.stop();
    this.#clock.clearTimeout(this.#timer);
    this.#clock.clearTimeout(this.#gathering);
  }

  /** What came since the page was opened and nobody looked at yet first, then by when it happened. */
  get incidents() {
    const fresh = ({ id }) => (this.unseen.has(id) ? 1 : 0);
    return [...this.#known.features.values()].sort(
      (one, other) => fresh(other) - fresh(one) || Date.parse(other.properties.latest) - Date.parse(one.properties.latest) || (one.id < other.id ? -1 : 1),
    );
  }

  find(id) {
    return this.#known.features.get(id) ?? null;
  }

  get open() {
    return this.selected === null ? null : this.find(this.selected);
  }

  remarksOn(id) {
    return this.remarks.filter(({ incidents }) => incidents.includes(id));
  }

  /** Fetches the list. What is held stays until it is here. Answers whether it came. */
  async refresh() {
    const round = ++this.#round;
    this.#meanwhile = [];
    let features = null;
    await this.#try(async () => {
      features = await this.#fetchAll();
    });
    if (round !== this.#round) return false;
    const heard = this.#meanwhile ?? [];
    this.#meanwhile = null;
    if (features === null) return false;
    const was = this.state === 'ready' ? new Set(this.#known.features.keys()) : null;
    this.#known.replace(features.filter((feature) => this.#belongs(feature)));
    for (const message of heard) this.#merge(message);
    this.state = 'ready';
    if (was) this.#arrived([...this.#known.features.keys()].filter((id) => !was.has(id)));
    this.#loseWhatIsGone();
    this.#say('watch-changed');
    return true;
  }

  /** Opens an incident, or none with null. */
  async choose(id) {
    this.unseen.delete(id);
    if (id === this.selected) return;
    this.selected = id;
    this.duplicates = null;
    this.#say('open-changed');
    this.#say('watch-changed');
    if (id !== null) await this.#fetchDuplicates();
  }

  /** Asks what became of the own remarks. */
  async lookAtRemarks() {
    await this.#try(async () => {
      const remarks = await this.#api.listOwnRemarks();
      if (JSON.stringify(remarks) === JSON.stringify(this.remarks)) return;
      this.remarks = remarks;
      this.#say('watch-changed');
      this.#say('open-changed');
    });
  }

  async #fetchAll() {
    const features = [];
    let after = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const params = new URLSearchParams({ limit: '200', period: `${DAYS}d` });
      if (after) params.set('after', after);
      const { incidents, next } = await this.#api.fetchList(params);
      features.push(...incidents);
      if (!next) break;
      after = next;
    }
    return features;
  }

  async #fetchDuplicates() {
    const id = this.selected;
    await this.#try(async () => {
      const duplicates = await this.#api.fetchWatchDuplicates(id);
      if (id !== this.selected || JSON.stringify(duplicates) === JSON.stringify(this.duplicates)) return;
      this.duplicates = duplicates;
      this.#say('open-changed');
    });
  }

  #belongs({ properties }) {
    return properties.precision === 'WATCH' && Date.parse(properties.latest) > this.#now() - DAYS * DAY_MS;
  }

  #hear(message) {
    this.#meanwhile?.push(message);
    const open = this.open;
    const added = this.#merge(message);
    const recalled = (message.forgets ?? []).filter((each) => each.recalled);
    if (recalled.length > 0) this.#channel.acknowledge(recalled);
    if (this.state === 'ready') this.#arrived(added);
    this.#loseWhatIsGone();
    this.#say('watch-changed');
    if (open && open !== this.open) this.#say('open-changed');
    this.#clock.clearTimeout(this.#gathering);
    this.#gathering = this.#clock.setTimeout(() => {
      this.lookAtRemarks();
      if (this.selected !== null) this.#fetchDuplicates();
    }, GATHER_MS);
  }

  /** Answers the ids of those that were not there before. */
  #merge({ upserts = [], forgets = [] }) {
    const added = [];
    for (const feature of upserts) {
      const was = this.#known.features.has(feature.id);
      if (!this.#belongs(feature)) this.#known.leave(feature.id);
      else if (this.#known.put(feature) && !was) added.push(feature.id);
    }
    for (const forgotten of forgets) this.#known.forget(forgotten);
    return added;
  }

  #arrived(ids) {
    if (ids.length === 0) return;
    for (const id of ids) if (id !== this.selected) this.unseen.add(id);
    this.dispatchEvent(new CustomEvent('arrived', { detail: { incidents: ids.map((id) => this.find(id)).filter(Boolean) } }));
  }

  /** Nothing is said of what is not there any more: not as the open one, as a duplicate or in a remark. */
  #loseWhatIsGone() {
    const isHere = (id) => this.#known.features.has(id);
    for (const id of this.unseen) if (!isHere(id)) this.unseen.delete(id);
    const duplicates = this.duplicates?.filter(({ feature }) => isHere(feature.id)) ?? null;
    const isLost = this.selected !== null && !isHere(this.selected);
    const isFewer = duplicates !== null && duplicates.length < this.duplicates.length;
    this.duplicates = isLost ? null : duplicates;
    this.remarks = this.remarks.map((remark) => ({ ...remark, incidents: remark.incidents.filter(isHere) })).filter(({ incidents }) => incidents.length > 0);
    if (isLost) this.selected = null;
    if (isLost || isFewer) this.#say('open-changed');
  }

  /** Nobody can say just now who may see what: nothing is held until that is known again. */
  #pause() {
    this.#round += 1;
    this.#meanwhile = null;
    this.#known.clear();
    this.remarks = [];
    this.state = 'paused';
    this.#loseWhatIsGone();
    this.#say('watch-changed');
  }

  async #startAfresh() {
    this.#known.forgiveForgotten();
    if (await this.refresh()) this.#channel.acknowledgeEverything();
    else this.#pause();
    this.lookAtRemarks();
  }

  async #try(work) {
    if (this.#isOut) return;
    try {
      await work();
      if (this.isSilent) {
        this.isSilent = false;
        this.#say('watch-changed');
      }
    } catch (problem) {
      if (isSharingPaused(problem)) this.#pause();
      else if (problem instanceof NoAnswerError || problem.status >= 500) this.isSilent = true;
      else if (problem.status === 401 || problem.status === 403) this.#isOut = true;
      else if (problem.status !== 404) throw problem;
      this.#say('watch-changed');
    }
  }

  #lookLater() {
    this.#timer = this.#clock.setTimeout(async () => {
      if (!globalThis.document?.hidden) {
        if (this.state === 'ready' && !this.isSilent) await this.lookAtRemarks();
        else await this.refresh();
      }
      this.#lookLater();
    }, LOOK_EVERY_MS);
  }

  #say(name) {
    this.dispatchEvent(new Event(name));
  }
}
