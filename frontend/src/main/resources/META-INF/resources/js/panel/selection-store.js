/** The one thing that is selected, on the map and in the list alike: {kind: 'incident' | 'hotspot', id} or null. */
export class SelectionStore extends EventTarget {
  chosen = null;

  choose(kind, id, from = 'list') {
    this.chosen = { kind, id };
    this.dispatchEvent(new CustomEvent('selection-changed', { detail: { from } }));
  }

  clear() {
    if (!this.chosen) return;
    this.chosen = null;
    this.dispatchEvent(new CustomEvent('selection-changed', { detail: { from: 'close' } }));
  }

  is(kind, id) {
    return this.chosen?.kind === kind && this.chosen.id === id;
  }
}
