import { LiveLine } from './live-line.js';

/** The server keeps so many views of one connection. */
const MOST_VIEWS = 8;
const EVERYTHING = { interest: null, hotspots: null };
/** What every page of the connection hears; the rest goes to those whose view it is about. */
const FOR_ALL = new Set(['live-state', 'changes', 'hotspots', 'mine', 'resync', 'paused', 'bye', 'doubt', 'no-way']);

/**
 * Shares one connection between the pages of one person. A page speaks through a port: {type: 'start', as}, 'stop', 'afresh', 'views' {views: [[name,
 * {interest, hotspots}]]}, 'acknowledge' {forgotten}, 'acknowledge-everything', 'difference' {view, buckets}, 'wake', 'drop', 'alive' {lock} and 'gone'; it hears what LiveLine tells.
 *
 * Two pages with the same view share it. A page that says no view hears everything. The connection is kept while any page wants it; what was told to be
 * forgotten counts as forgotten when every page that was told has said so.
 */
export class LiveExchange {
  #line;
  #locks;
  #ports = new Set();
  /** Names that the server knows, by the view in JSON. */
  #names = new Map();
  #count = 0;
  /** Pages that have yet to forget, by id and version. */
  #owed = new Map();
  #owedAfresh = new Set();

  /** @param locks of the browser, where it has them: a lock that a page holds is free when the page has gone */
  constructor({ open, random, clock, locks = globalThis.navigator?.locks }) {
    this.#locks = locks;
    this.#line = new LiveLine({ open, random, clock, hear: (type, detail) => this.#hear(type, detail) });
  }

  /** A page joins. `port` has postMessage and calls onmessage({data}). */
  join(port) {
    const page = { port, as: null, views: new Map(), isWanting: false, isJoined: false };
    this.#ports.add(page);
    port.onmessage = ({ data }) => this.#said(page, data);
    port.start?.();
  }

  /** The signal is back, or somebody looks again. */
  wake() {
    this.#line.wake();
  }

  /** There is no signal: nobody need wait for the silence to be noticed. */
  drop() {
    this.#line.drop();
  }

  #said(page, message) {
    switch (message?.type) {
      case 'start':
        this.#start(page, message);
        break;
      case 'stop':
        this.#stop(page);
        break;
      case 'alive':
        this.#noticeDeath(page, message.lock);
        break;
      case 'gone':
        this.#leave(page);
        break;
      case 'afresh':
        page.isJoined = false;
        if (!this.#wanting.some((other) => other !== page)) this.#line.startAfresh();
        break;
      case 'views':
        page.views = new Map(message.views);
        this.#tellViews();
        break;
      case 'acknowledge':
        this.#acknowledge(page, message.forgotten);
        break;
      case 'acknowledge-everything':
        this.#acknowledgeEverything(page);
        break;
      case 'difference':
        this.#askDifference(page, message);
        break;
      case 'wake':
        this.wake();
        break;
      case 'drop':
        this.drop();
        break;
      default:
    }
  }

  /** A page that crashed says no goodbye; but the lock that it held is free then. */
  #noticeDeath(page, lock) {
    this.#locks?.request(lock, () => this.#leave(page)).catch(() => {});
  }

  #leave(page) {
    this.#ports.delete(page);
    if (page.isWanting) this.#stop(page);
  }

  get #wanting() {
    return [...this.#ports].filter(({ isWanting }) => isWanting);
  }

  /** Somebody else's pages are told that they are signed out: one browser has one session. */
  #start(page, { as, views }) {
    if (views) page.views = new Map(views);
    for (const other of this.#wanting.filter((one) => one.as !== as)) {
      other.isWanting = false;
      tell(other, 'bye', { reason: 'signed-out' });
    }
    page.as = as;
    page.isWanting = true;
    this.#tellViews();
    this.#line.start(as);
    tell(page, 'live-state', { state: this.#line.state, delaySeconds: this.#line.delaySeconds });
    // The connection was there before this page: what it fetches from now on, it may hold together with what it is told.
    if (!page.isJoined && (this.#line.state === 'live' || this.#line.state === 'delayed')) this.#welcome(page, false);
  }

  #stop(page) {
    page.isWanting = false;
    page.isJoined = false;
    this.#forgetDebts(page);
    if (this.#wanting.length === 0) {
      this.#line.stop();
      this.#owed.clear();
      this.#owedAfresh.clear();
    } else this.#tellViews();
    if (this.#ports.has(page)) tell(page, 'live-state', { state: 'stopped', delaySeconds: 0 });
  }

  /** Whoever held something and cannot go on from there fetches everything anew, and owes word of it. */
  #welcomeAll(pages, resumed) {
    if (!resumed) this.#owedAfresh = new Set(pages.filter(({ isJoined }) => isJoined));
    for (const page of pages) this.#welcome(page, resumed);
  }

  #welcome(page, resumed) {
    tell(page, 'welcome', { resumed: resumed && page.isJoined });
    page.isJoined = true;
  }

  /** The views of all pages, each once; too many of them, and everything is asked for instead. */
  #tellViews() {
    const wanted = new Map();
    for (const page of this.#wanting) for (const view of page.views.size > 0 ? page.views.values() : [EVERYTHING]) wanted.set(JSON.stringify(view), view);
    let views = [...wanted.values()];
    if (views.length > MOST_VIEWS) {
      const watched = new Map(views.filter(({ hotspots }) => hotspots).map((view) => [JSON.stringify(view.hotspots), { interest: null, hotspots: view.hotspots }]));
      views = watched.size > 0 ? [...watched.values()].slice(0, MOST_VIEWS) : [EVERYTHING];
    }
    const told = new Map(views.map((view) => [JSON.stringify(view), view]));
    for (const key of this.#names.keys()) if (!told.has(key)) this.#names.delete(key);
    for (const key of told.keys()) if (!this.#names.has(key)) this.#names.set(key, `v${(this.#count = (this.#count + 1) % 1_000_000)}`);
    this.#line.setViews([...told].map(([key, view]) => ({ view: this.#names.get(key), ...view })));
  }

  #hear(type, detail) {
    const pages = this.#wanting;
    if (type === 'welcome') this.#welcomeAll(pages, detail.resumed);
    else if (type === 'digest' || type === 'difference') this.#hearOfView(type, detail, pages);
    else if (FOR_ALL.has(type)) {
      if (type === 'changes') this.#owe(detail.forgets ?? [], pages);
      if (type === 'resync') this.#owedAfresh = new Set(pages);
      for (const page of pages) tell(page, type, detail);
    }
  }

  /** Told under the name that the page gave the view. */
  #hearOfView(type, detail, pages) {
    const key = [...this.#names].find(([, name]) => name === detail.view)?.[0];
    for (const page of pages) for (const [name, view] of page.views) if (JSON.stringify(view) === key) tell(page, type, { ...detail, view: name });
  }

  #askDifference(page, { view, buckets }) {
    const name = this.#names.get(JSON.stringify(page.views.get(view)));
    if (name) this.#line.askDifference(name, buckets);
  }

  #owe(forgets, pages) {
    for (const { id, version, recalled } of forgets) if (recalled) this.#owed.set(`${id} ${version}`, { id, version, pages: new Set(pages) });
  }

  #acknowledge(page, forgotten) {
    const done = [];
    for (const { id, version } of forgotten) {
      const debt = this.#owed.get(`${id} ${version}`);
      debt?.pages.delete(page);
      if (debt?.pages.size === 0) {
        this.#owed.delete(`${id} ${version}`);
        done.push({ id, version });
      }
    }
    if (done.length > 0) this.#line.acknowledge(done);
  }

  #acknowledgeEverything(page) {
    this.#owedAfresh.delete(page);
    if (this.#owedAfresh.size > 0) return;
    this.#owed.clear();
    this.#line.acknowledgeEverything();
  }

  /** A page that has gone holds nothing any more. */
  #forgetDebts(page) {
    this.#acknowledge(page, [...this.#owed.values()].filter(({ pages }) => pages.has(page)));
    if (this.#owedAfresh.has(page)) this.#acknowledgeEverything(page);
  }
}

const tell = ({ port }, type, detail) => port.postMessage({ type, detail });
