/**
 * What is known about incidents, newest version first. A forgotten incident leaves its version behind, so that a snapshot that
 * was taken earlier and arrives later cannot bring it back.
 */
export class Versions {
  #features = new Map();
  #forgotten = new Map();

  get features() {
    return this.#features;
  }

  /** Takes a feature when it is newer than what is known. Answers whether it was. */
  put(feature) {
    const { version } = feature.properties;
    if (version <= (this.#forgotten.get(feature.id) ?? -1)) return false;
    if (version < (this.#features.get(feature.id)?.properties.version ?? -1)) return false;
    const known = this.#features.get(feature.id)?.properties;
    const isNew = version !== known?.version || feature.properties.precision !== known.precision;
    this.#features.set(feature.id, feature);
    return isNew;
  }

  /** Removes an incident unless a newer version is known. Answers whether it was there. */
  forget({ id, version }) {
    if ((this.#features.get(id)?.properties.version ?? -1) > version) return false;
    this.#forgotten.set(id, Math.max(version, this.#forgotten.get(id) ?? -1));
    return this.#features.delete(id);
  }

  /** Drops a feature that is no longer in view; it may return. */
  leave(id) {
    return this.#features.delete(id);
  }

  /** Starts again from a snapshot; what is forgotten stays forgotten. */
  replace(features) {
    this.#features.clear();
    for (const feature of features) this.put(feature);
  }

  /** Lets what was forgotten come back in the same version: a right that was lost may have been given back. */
  forgiveForgotten() {
    this.#forgotten.clear();
  }

  /** Lets one that was forgotten come back in whatever version it comes. */
  forgive(id) {
    this.#forgotten.delete(id);
  }

  clear() {
    this.#features.clear();
    this.#forgotten.clear();
  }
}
