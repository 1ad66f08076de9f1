/**
 * Which panels are open. `side` is the tab of the list: 'incidents', 'hotspots', 'mine' or 'search'. `task` is what stands beside the map on a
 * desk and over it on a phone: null, 'filters', 'report', 'incident', 'hotspot', 'counts', 'exports' or 'analyses'. `sheet` matters on a phone only: 'map', 'side' or 'task'.
 */
export class PanelStore extends EventTarget {
  side = 'incidents';
  task = null;
  sheet = 'map';
  #opener = null;

  openTask(task) {
    if (this.task === null) this.#opener = document.activeElement;
    this.task = task;
    this.sheet = 'task';
    this.#changed({ focus: 'task' });
  }

  /** Closes the task and gives the focus back to what opened it. */
  closeTask() {
    if (this.task === null) return;
    const opener = this.#opener;
    this.task = null;
    this.#opener = null;
    this.sheet = this.sheet === 'task' ? 'map' : this.sheet;
    this.#changed({ focus: 'opener', opener });
  }

  openSide(side) {
    this.side = side;
    this.sheet = 'side';
    this.#changed({ focus: 'side' });
  }

  /** Shows the map alone (phone): an open task waits below. */
  showMap() {
    this.sheet = 'map';
    this.#changed({ focus: 'map' });
  }

  /** Brings the waiting task back (phone). */
  showTask() {
    this.sheet = 'task';
    this.#changed({ focus: 'none' });
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('panels-changed', { detail }));
  }
}
