const POLL_EVERY_MS = 4_000;
const AGES_EVERY_MS = 60_000;

/**
 * One operation as it goes on: `operation`, `incidents`, `entries`, `tasks`, `items`. It asks for the log from the last number that it has, and for what the
 * log says has changed. Announces "operation-changed" {part}: 'plan', 'log', 'tasks', 'board', and 'gone' when it is not there any more for this person.
 */
export class OperationStore extends EventTarget {
  operation = null;
  incidents = [];
  entries = [];
  tasks = [];
  items = [];
  isGone = false;
  #api;
  #id;
  #cursor = 0;
  #board = null;
  #timer = null;
  #asking = null;
  #stopped = false;
  #aged = Date.now();

  constructor(id, api) {
    super();
    this.#id = id;
    this.#api = api;
  }

  get id() {
    return this.#id;
  }

  /** Fetches all of it and goes on asking. Throws when the operation is not there. */
  async start() {
    await this.refreshPlan();
    if (!this.operation.works) return;
    await Promise.all([this.refreshTasks(), this.refreshBoard(), this.#readLog(true)]);
    this.#wait();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async refreshPlan() {
    const { operation, incidents } = await this.#api.fetchOperation(this.#id);
    Object.assign(this, { operation, incidents });
    this.#say('plan');
  }

  async refreshTasks() {
    this.tasks = await this.#api.fetchTasks(this.#id);
    this.#say('tasks');
  }

  async refreshBoard() {
    this.items = await this.#api.fetchBoard(this.#id);
    this.#say('board');
  }

  /** Asks at once: after something was done here. Whoever asks while an answer is on its way gets that answer. */
  ask() {
    this.#asking ??= this.#readLog(false).finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #readLog(isFirst) {
    let found;
    const changed = new Set();
    do {
      found = await this.#api.fetchLog(this.#id, this.#cursor);
      const known = new Set(this.entries.map(({ id }) => id));
      this.entries = [...this.entries, ...found.entries.filter(({ id }) => !known.has(id))];
      this.#cursor = found.cursor;
      for (const { kind } of found.entries) changed.add(kind);
    } while (found.entries.length > 0);
    const isNewBoard = this.#board !== found.board;
    this.#board = found.board;
    if (changed.size > 0) this.#say('log');
    if (isFirst) return;
    await Promise.all([changed.has('TASK') && this.refreshTasks(), (changed.has('BOARD') || isNewBoard) && this.refreshBoard(), (changed.has('STATE') || changed.has('PLAN')) && this.refreshPlan()]);
  }

  #wait() {
    if (this.#stopped) return;
    this.#timer = setTimeout(async () => {
      try {
        await this.ask();
        this.#growOld();
      } catch (problem) {
        // Not there any more: the last day is over, or the lead named others. Everything else may pass.
        if (problem.status === 404) return this.#lose();
      }
      this.#wait();
    }, POLL_EVERY_MS);
  }

  /** What has expired is on the map no longer, though nobody did anything; and ages are told anew each minute. */
  #growOld() {
    const now = Date.now();
    const over = this.items.filter(({ state, expiresAt }) => state === 'CURRENT' && Date.parse(expiresAt) <= now);
    if (over.length > 0) this.items = this.items.map((item) => (over.includes(item) ? { ...item, state: 'EXPIRED' } : item));
    if (over.length === 0 && now - this.#aged < AGES_EVERY_MS) return;
    this.#aged = now;
    this.#say('board');
  }

  #lose() {
    this.stop();
    Object.assign(this, { isGone: true, operation: null, incidents: [], entries: [], tasks: [], items: [] });
    this.#say('gone');
  }

  #say(part) {
    this.dispatchEvent(new CustomEvent('operation-changed', { detail: { part } }));
  }
}
