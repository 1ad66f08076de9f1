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

  /** What is selected goes on under another id. */
  rename(kind, id, next) {
    if (this.is(kind, id)) this.choose(kind, next, 'live');
  }

  is(kind, id) {
    return this.chosen?.kind === kind && this.chosen.id === id;
  }
}
