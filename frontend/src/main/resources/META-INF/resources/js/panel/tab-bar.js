import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-map.js';

/** The bar at the foot of a phone: one thumb reaches everything. */
export class TabBar {
  root;
  #buttons = new Map();
  #panels;

  constructor(parts) {
    this.#panels = parts.panels;
    const tabs = [
      ['map', phrase('map.panel.map'), 'map', () => parts.panels.showMap()],
      ['side', phrase('map.panel.list'), 'list', () => parts.panels.openSide('incidents')],
      ['hotspots', phrase('map.panel.hotspots'), 'hotspot', () => parts.panels.openSide('hotspots')],
      ['filters', phrase('map.panel.filter'), 'filter', () => parts.task.openFilters()],
    ];
    if (parts.session.may('REPORT_INCIDENT')) tabs.splice(2, 0, ['report', phrase('map.panel.report'), 'report', () => parts.task.openReport()]);
    this.root = el('nav', { class: 'tab-bar', 'aria-label': phrase('map.panel.parts-of-the-page') }, tabs.map(([name, words, drawing, action]) => this.#tab(name, words, drawing, action)));
    this.#panels.addEventListener('panels-changed', () => this.#draw());
    this.#draw();
  }

  #tab(name, words, drawing, action) {
    const button = el('button', { type: 'button', class: `tab${name === 'report' ? ' tab-report' : ''}`, 'data-test': `tab-${name}`, onclick: action }, icon(drawing), el('span', {}, words));
    this.#buttons.set(name, button);
    return button;
  }

  #draw() {
    const { sheet, side, task } = this.#panels;
    const now = sheet === 'side' ? (side === 'hotspots' ? 'hotspots' : 'side') : sheet === 'task' ? task : 'map';
    for (const [name, button] of this.#buttons) {
      if (name === now) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  }
}
