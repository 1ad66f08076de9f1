/** The reports that this person made, wherever they are. Drawn over the others, because they are known more exactly. */
export class MineStore extends EventTarget {
  features = new Map();
  state = 'loading';
  #fetch;

  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  get latestFirst() {
    return [...this.features.values()].sort((a, b) => Date.parse(b.properties.latest) - Date.parse(a.properties.latest));
  }

  async refresh() {
    try {
      const features = await this.#fetch();
      this.features = new Map(features.map((feature) => [feature.id, feature]));
      this.state = 'ready';
    } catch {
      this.state = 'failed';
    }
    this.dispatchEvent(new Event('mine-changed'));
  }

  /** Whether a message of the live stream touches one of these, so that they must be asked for again. */
  isTouchedBy({ upserts = [], forgets = [] }) {
    return [...upserts, ...forgets].some(({ id }) => this.features.has(id));
  }

  clear() {
    this.features = new Map();
    this.dispatchEvent(new Event('mine-changed'));
  }
}
