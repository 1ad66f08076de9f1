/**
 * What was reported, and which bulletins were issued, in one's areas, newest first. `state` is 'loading', 'ready' or 'failed'; `unseen` counts what the server says has not been looked at.
 * Announces "notices-changed".
 */
export class NoticeStore extends EventTarget {
  state = 'loading';
  notices = [];
  unseen = 0;
  #api;
  #fetching = 0;

  /** `api`: {fetchNotices, seeNotices}. */
  constructor(api) {
    super();
    this.#api = api;
  }

  async refresh() {
    const mine = ++this.#fetching;
    try {
      const { notices, unseen } = await this.#api.fetchNotices();
      if (mine !== this.#fetching) return;
      // What is new in this visit is marked as new until the page is left.
      const fresh = new Set(this.notices.filter(({ isNew }) => isNew).map(({ id }) => id));
      this.notices = notices.map((notice) => ({ ...notice, isNew: !notice.seen || fresh.has(notice.id) }));
      this.unseen = unseen;
      this.state = 'ready';
    } catch {
      if (mine !== this.#fetching) return;
      if (this.state !== 'ready') this.state = 'failed';
    }
    this.dispatchEvent(new Event('notices-changed'));
  }

  /** Tells the server that everything that is here has been looked at. */
  async see() {
    const newest = this.notices.map(({ madeAt }) => madeAt).sort().at(-1);
    if (this.unseen === 0 || newest === undefined) return;
    const before = this.unseen;
    this.unseen = 0;
    try {
      await this.#api.seeNotices(newest);
      this.dispatchEvent(new Event('notices-changed'));
    } catch {
      this.unseen = before;
    }
  }

  /** Takes away at once what may not be shown any more, before the server is asked. */
  forget(incidents) {
    const gone = new Set(incidents);
    this.notices = this.notices.filter(({ incident }) => !incident || !gone.has(incident.id));
    this.dispatchEvent(new Event('notices-changed'));
  }

  clear() {
    this.#fetching += 1;
    this.notices = [];
    this.unseen = 0;
    this.state = 'loading';
    this.dispatchEvent(new Event('notices-changed'));
  }
}
