import { fetchDuplicates, fetchMark, fetchReport, listRemarks, listReports } from '../api/desk.js';
import { NoAnswerError } from '../api/problem-error.js';

/** How often the page asks whether there is anything new; what the stream tells of is asked for at once. */
const LOOK_EVERY_MS = 2_000;
const GATHER_MS = 150;

/**
 * What the desk shows: the list of reports as far as it was fetched, and the one that is open. `state` is 'loading', 'ready' or 'refused'; `isSilent` while the
 * server gives no answer, and what is shown is as old as `asOf`.
 *
 * Announces "desk-changed" (list, state), "arrived" {reports} for reports that were not on the list before, and "report-changed" when what is known of the open one changed, "remarks-changed".
 */
export class DeskStore extends EventTarget {
  state = 'loading';
  isSilent = false;
  asOf = null;
  reports = [];
  next = null;
  filter = { state: '', assigned: '' };
  selected = null;
  whole = null;
  duplicates = null;
  /** What watch groups told this desk. */
  remarks = [];
  #channel;
  #api;
  #clock;
  #mark = null;
  #known = null;
  #timer = null;
  #gathering = null;
  #round = 0;
  /** Nobody is signed in: to ask again would only say so again, over what somebody types to sign in. */
  #isOut = false;

  constructor({ channel, api = { fetchDuplicates, fetchMark, fetchReport, listRemarks, listReports }, clock = globalThis }) {
    super();
    this.#channel = channel;
    this.#api = api;
    this.#clock = clock;
    channel?.addEventListener('changes', ({ detail }) => this.#hear(detail));
    channel?.addEventListener('resync', () => this.#startAfresh());
    channel?.addEventListener('welcome', ({ detail }) => detail.resumed || this.#startAfresh());
    channel?.addEventListener('paused', () => this.#forgetOthers(() => true));
  }

  start() {
    this.#channel?.start();
    this.refresh();
    this.#lookLater();
  }

  /** The same person is back. */
  resume() {
    this.#isOut = false;
    this.refresh();
    if (this.selected) this.#fetchWhole();
  }

  stop() {
    this.#channel?.stop();
    this.#clock.clearTimeout(this.#timer);
    this.#clock.clearTimeout(this.#gathering);
  }

  find(id) {
    return this.reports.find((report) => report.id === id) ?? null;
  }

  /** The report that is open, as it was last fetched. */
  get open() {
    return this.whole?.report ?? null;
  }

  filterBy(filter) {
    this.filter = { ...this.filter, ...filter };
    // Another list: nothing on it has just arrived.
    this.#known = null;
    return this.refresh();
  }

  /** Fetches the beginning of the list. What was fetched of the rest stays behind it. */
  async refresh() {
    const round = ++this.#round;
    await this.#try(async () => {
      const page = await this.#api.listReports(this.#params());
      if (round !== this.#round) return;
      this.#mark = page.mark;
      this.#take(page);
    });
    await this.#fetchRemarks();
  }

  async more() {
    if (this.next === null) return;
    const round = ++this.#round;
    await this.#try(async () => {
      const page = await this.#api.listReports(this.#params(this.next));
      if (round !== this.#round) return;
      this.reports = this.reports.concat(page.reports.filter(({ id }) => this.find(id) === null));
      this.next = page.next;
      this.#remember(page.reports);
      this.#say('desk-changed');
    });
  }

  /** Opens a report, or none with null. */
  async choose(id) {
    if (id === this.selected) return;
    this.selected = id;
    this.whole = null;
    this.duplicates = null;
    this.#say('report-changed');
    this.#say('desk-changed');
    if (id !== null) await this.#fetchWhole();
  }

  /** The report as a change of it was answered. */
  adopt(whole) {
    this.reports = this.reports.map((report) => (report.id === whole.report.id ? whole.report : report));
    if (whole.report.id === this.selected) this.whole = whole;
    this.#say('report-changed');
    this.#say('desk-changed');
    this.look();
  }

  /** Everything is asked for again: for after a change of more than one report. */
  async readAfresh() {
    await this.refresh();
    if (this.selected) await this.#fetchWhole();
  }

  /** Asks whether there is anything new, and fetches it when there is. */
  async look() {
    const before = this.#mark;
    await this.#try(async () => {
      const mark = await this.#api.fetchMark();
      if (mark === before && this.state === 'ready') return;
      await this.readAfresh();
    });
  }

  /** They go to the desk of a national unit too, which has no list of reports. */
  async #fetchRemarks() {
    if (this.isSilent) return;
    await this.#try(async () => {
      const remarks = await this.#api.listRemarks();
      if (JSON.stringify(remarks) === JSON.stringify(this.remarks)) return;
      this.remarks = remarks;
      this.#say('remarks-changed');
    });
  }

  async #fetchWhole() {
    const id = this.selected;
    await this.#try(async () => {
      const whole = await this.#api.fetchReport(id);
      if (id !== this.selected) return;
      const isNews = JSON.stringify(whole) !== JSON.stringify(this.whole);
      this.whole = whole;
      if (isNews) this.#say('report-changed');
      const duplicates = await this.#api.fetchDuplicates(id);
      if (id !== this.selected) return;
      if (JSON.stringify(duplicates) !== JSON.stringify(this.duplicates)) {
        this.duplicates = duplicates;
        this.#say('report-changed');
      }
    });
  }

  #take({ reports, next }) {
    const arrived = this.#known === null ? [] : reports.filter(({ id }) => !this.#known.has(id));
    const ids = new Set(reports.map(({ id }) => id));
    const last = reports.at(-1);
    // Of a longer list the later parts stay where they are, unless the whole list fits on one page now.
    const rest = next === null || !last ? [] : this.reports.filter(({ id, receivedAt, happeningNow }) => !ids.has(id) && !happeningNow && receivedAt <= last.receivedAt);
    if (rest.length === 0) this.next = next;
    this.reports = reports.concat(rest);
    this.#remember(reports);
    this.state = 'ready';
    this.asOf = this.#clock.Date?.now() ?? Date.now();
    this.#say('desk-changed');
    if (arrived.length > 0) this.dispatchEvent(new CustomEvent('arrived', { detail: { reports: arrived } }));
  }

  #remember(reports) {
    this.#known ??= new Set();
    for (const { id } of reports) this.#known.add(id);
  }

  /** What the stream takes back is no longer held; that goes for other forces' incidents among the possible duplicates. */
  #hear(message) {
    const gone = message.forgets ?? [];
    this.#forgetOthers((id) => gone.some((each) => each.id === id));
    const recalled = gone.filter((each) => each.recalled);
    if (recalled.length > 0) this.#channel.acknowledge(recalled);
    this.#clock.clearTimeout(this.#gathering);
    this.#gathering = this.#clock.setTimeout(() => this.look(), GATHER_MS);
  }

  #forgetOthers(isGone) {
    if (this.remarks.some(({ named }) => named.some(isGone))) {
      this.remarks = this.remarks.filter(({ named }) => !named.some(isGone));
      this.#say('remarks-changed');
    }
    if (!this.duplicates?.some(({ feature }) => isGone(feature.id))) return;
    this.duplicates = this.duplicates.filter(({ feature }) => !isGone(feature.id));
    this.#say('report-changed');
  }

  async #startAfresh() {
    this.#forgetOthers(() => true);
    await this.readAfresh();
    this.#channel.acknowledgeEverything();
  }

  async #try(work) {
    if (this.#isOut) return;
    try {
      await work();
      if (this.isSilent) {
        this.isSilent = false;
        this.#say('desk-changed');
      }
    } catch (problem) {
      if (problem instanceof NoAnswerError || problem.status >= 500) this.isSilent = true;
      else if (problem.status === 404 && this.selected && this.state === 'ready') this.#lose();
      else if (problem.status === 404) this.state = 'refused';
      else if (problem.status === 401) this.#isOut = true;
      else throw problem;
      this.#say('desk-changed');
    }
  }

  /** The open report is not there for this person any more. */
  #lose() {
    this.reports = this.reports.filter(({ id }) => id !== this.selected);
    this.selected = null;
    this.whole = null;
    this.duplicates = null;
    this.#say('report-changed');
  }

  #params(before = null) {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(this.filter)) if (value) params.set(name, value);
    if (before !== null) params.set('before', before);
    return params;
  }

  #lookLater() {
    this.#timer = this.#clock.setTimeout(async () => {
      if (!globalThis.document?.hidden && this.state !== 'refused') await this.look();
      this.#lookLater();
    }, LOOK_EVERY_MS);
  }

  #say(name) {
    this.dispatchEvent(new Event(name));
  }
}
