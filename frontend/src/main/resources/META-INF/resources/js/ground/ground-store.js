/**
 * What whoever is signed in keeps of the ground. `state` is 'loading', 'ready' or 'failed'. What is due to be confirmed comes first, then the kinds in the order
 * in which they were kept. Announces "ground-changed".
 */
export class GroundStore extends EventTarget {
  state = 'loading';
  ground = [];
  most = 0;
  #api;

  /** `api`: {fetchOwnGround, keepGround, confirmGround, endGround}. */
  constructor(api) {
    super();
    this.#api = api;
  }

  async refresh() {
    try {
      const { ground, most } = await this.#api.fetchOwnGround();
      this.ground = ground;
      this.most = most;
      this.state = 'ready';
    } catch {
      // What is known stays: a fetch that fails takes nothing away.
      if (this.state !== 'ready') this.state = 'failed';
    }
    this.#say();
  }

  find(id) {
    return this.ground.find((each) => each.id === id) ?? null;
  }

  /** What its keeper is asked about. */
  get due() {
    return this.ground.filter(({ due, state }) => due && state !== 'ENDED');
  }

  /** What stands and is not asked about. */
  get standing() {
    return this.ground.filter(({ due, state }) => !due && state !== 'ENDED');
  }

  get ended() {
    return this.ground.filter(({ state }) => state === 'ENDED');
  }

  get isFull() {
    return this.due.length + this.standing.length >= this.most;
  }

  /** Keeps something new (version undefined) or changes that version of one. Throws what the server refused with. */
  async keep(id, form, version) {
    const kept = await this.#api.keepGround(id, form, version);
    this.#take([kept]);
    return kept;
  }

  async confirm(ids) {
    this.#take((await this.#api.confirmGround(ids)).ground);
  }

  async end(id) {
    this.#take([await this.#api.endGround(id)]);
  }

  /** Nobody is signed in any more. */
  clear() {
    this.ground = [];
    this.state = 'loading';
    this.#say();
  }

  #take(changed) {
    const byId = new Map(changed.map((each) => [each.id, each]));
    const known = this.ground.map((each) => byId.get(each.id) ?? each);
    this.ground = [...changed.filter(({ id }) => !this.find(id)), ...known];
    this.#say();
  }

  #say() {
    this.dispatchEvent(new Event('ground-changed'));
  }
}
