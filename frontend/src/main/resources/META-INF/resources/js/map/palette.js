/** Colours for canvases, read from the style sheet so that day and night live in one place. */
export class Palette {
  #probe;
  #known = new Map();

  constructor(host) {
    this.#probe = document.createElement('span');
    this.#probe.hidden = true;
    // Under forced colours every colour would read as that of text: land, sea and borders as one black sheet.
    this.#probe.style.setProperty('forced-color-adjust', 'none');
    host.append(this.#probe);
  }

  /** The computed value of a custom property such as "--ink". */
  of(name) {
    if (!this.#known.has(name)) {
      this.#probe.style.color = `var(${name})`;
      this.#known.set(name, getComputedStyle(this.#probe).color);
    }
    return this.#known.get(name);
  }

  /** Forgets what was read, after a change of theme. */
  refresh() {
    this.#known.clear();
  }
}
