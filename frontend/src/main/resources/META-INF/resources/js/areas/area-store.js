/** The areas of whoever is signed in. `state` is 'loading', 'ready' or 'failed'. Announces "areas-changed". */
export class AreaStore extends EventTarget {
  state = 'loading';
  areas = [];
  most = 0;
  mailPossible = false;
  #api;

  /** `api`: {fetchAreas, keepArea, deleteArea}. */
  constructor(api) {
    super();
    this.#api = api;
  }

  async refresh() {
    try {
      const { areas, most, mailPossible } = await this.#api.fetchAreas();
      this.areas = areas;
      this.most = most;
      this.mailPossible = mailPossible;
      this.state = 'ready';
    } catch {
      // What is known stays: a fetch that fails takes nothing away.
      if (this.state !== 'ready') this.state = 'failed';
    }
    this.dispatchEvent(new Event('areas-changed'));
  }

  find(id) {
    return this.areas.find((area) => area.id === id) ?? null;
  }

  get isFull() {
    return this.areas.length >= this.most;
  }

  /** Keeps a new area (version undefined) or changes that version of one. Throws what the server refused with. */
  async keep(id, area, version) {
    const kept = await this.#api.keepArea(id, area, version);
    const others = this.areas.filter((each) => each.id !== kept.id);
    this.areas = [...others, kept].sort((a, b) => a.name.localeCompare(b.name));
    this.dispatchEvent(new Event('areas-changed'));
    return kept;
  }

  async remove(id) {
    await this.#api.deleteArea(id);
    this.areas = this.areas.filter((area) => area.id !== id);
    this.dispatchEvent(new Event('areas-changed'));
  }

  /** Nobody is signed in any more. */
  clear() {
    this.areas = [];
    this.state = 'loading';
    this.dispatchEvent(new Event('areas-changed'));
  }
}
