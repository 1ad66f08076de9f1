import { studyCode } from '../analyses/analysis-question.js';
import { savedBar } from '../analyses/saved-bar.js';
import '../bulletin/hedge-event-aside.js';
import '../ground/hedge-ground-aside.js';
import '../hotspot/hedge-hotspot-history.js';
import '../hotspot/hedge-hotspot-list.js';
import '../incident/hedge-incident-list.js';
import '../incident/hedge-my-reports.js';
import '../incident/hedge-pointers.js';
import '../incident/hedge-proposals.js';
import { el } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-map.js';
import '../search/hedge-search.js';
import { purposeQuestion } from '../session/purpose-field.js';
import '../study/hedge-study.js';

/** The column beside the map: incidents, hotspots, the reader's own reports and the search, as tabs. */
export class SidePanel {
  root;
  #panels;
  #tabs = new Map();
  #bodies = new Map();

  constructor(parts) {
    this.#panels = parts.panels;
    this.#build(parts);
    this.#panels.addEventListener('panels-changed', ({ detail }) => this.#draw(detail));
    this.#draw({});
  }

  #build(parts) {
    const { session, panels } = parts;
    this.#add('incidents', phrase('map.panel.incidents'), [session.isPolice && !session.session.purpose && purposeQuestion(session), ...asides(parts), list(parts, 'hedge-incident-list')]);
    const shown = () => ({ kind: parts.studies.study ? studyCode(parts.studies.study) : 'HOTSPOTS' });
    this.#add('hotspots', phrase('map.panel.hotspots'), [session.may('AMEND_INCIDENT') && savedBar(shown), study(parts), list(parts, 'hedge-hotspot-list'), list(parts, 'hedge-hotspot-history')]);
    if (session.may('REPORT_INCIDENT')) this.#add('mine', phrase('map.panel.my-reports'), list(parts, 'hedge-my-reports'));
    this.#add('search', phrase('map.panel.find'), list(parts, 'hedge-search'));
    this.root = el(
      'section',
      { class: 'side', id: 'side', tabindex: -1, 'aria-label': phrase('map.panel.lists') },
      el(
        'div',
        { class: 'side-actions' },
        session.may('REPORT_INCIDENT') && el('button', { type: 'button', class: 'primary', 'data-test': 'report', onclick: () => parts.task.openReport() }, icon('report'), phrase('map.panel.report')),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'open-filters', onclick: () => parts.task.openFilters() }, icon('filter'), el('span', {}, phrase('map.panel.filter')), filterCount(parts.filters)),
      ),
      el('div', { class: 'side-tabs', role: 'tablist', 'aria-label': phrase('map.panel.lists') }, [...this.#tabs.values()]),
      [...this.#bodies.values()],
    );
    this.root.addEventListener('keydown', (event) => this.#arrow(event));
    this.root.addEventListener('analyses-wanted', ({ detail }) => parts.task.openAnalyses(detail));
    for (const [name, tab] of this.#tabs) tab.addEventListener('click', () => panels.openSide(name));
  }

  #add(name, words, content) {
    this.#tabs.set(name, el('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `list-${name}`, 'data-test': `side-${name}` }, words));
    this.#bodies.set(name, el('div', { class: 'side-body', role: 'tabpanel', id: `list-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: 0 }, content));
  }

  #draw({ focus }) {
    const { side, sheet } = this.#panels;
    for (const [name, tab] of this.#tabs) {
      tab.setAttribute('aria-selected', String(name === side));
      tab.tabIndex = name === side ? 0 : -1;
      this.#bodies.get(name).hidden = name !== side;
    }
    this.root.classList.toggle('is-up', sheet === 'side');
    if (focus === 'side') this.#tabs.get(side).focus();
  }

  /** Arrow keys go between the tabs, as the pattern for tabs asks. */
  #arrow(event) {
    if (event.target.getAttribute('role') !== 'tab' || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const names = [...this.#tabs.keys()];
    const step = event.key === 'ArrowRight' ? 1 : names.length - 1;
    this.#panels.openSide(names[(names.indexOf(this.#panels.side) + step) % names.length]);
    event.preventDefault();
  }
}

/** What stands above the list when there is any: sharing to decide, and what other forces hold. */
function asides(parts) {
  const { session } = parts;
  const found = [];
  if (session.may('REPORT_INCIDENT')) {
    const proposals = list(parts, 'hedge-proposals');
    proposals.addEventListener('decided', () => parts.incidents.refresh());
    parts.proposals = proposals;
    found.push(proposals);
  }
  if (session.isPolice) {
    parts.pointerList = list(parts, 'hedge-pointers');
    parts.pointerList.addEventListener('pointer-chosen', ({ detail }) => showSquare(parts, detail));
    found.push(parts.pointerList);
    if (parts.ground) found.push(groundAside(parts));
  }
  found.push(eventAside(parts));
  return found;
}

/** Events of the police: a line of the list is brought into view. */
function eventAside(parts) {
  const { events, map, panels } = parts;
  parts.eventList = Object.assign(document.createElement('hedge-event-aside'), { events });
  parts.eventList.addEventListener('event-chosen', ({ detail }) => {
    if (map.isCovered) panels.showMap();
    map.bring(detail.at);
  });
  return parts.eventList;
}

/** Hazards and ways in, for the police: a line of the list is brought into view. */
function groundAside(parts) {
  const { ground, map, panels } = parts;
  parts.groundList = Object.assign(document.createElement('hedge-ground-aside'), { ground });
  parts.groundList.addEventListener('ground-chosen', ({ detail }) => {
    if (map.isCovered) panels.showMap();
    map.bringCorners(detail.corners);
  });
  return parts.groundList;
}

/** A square of the list on the map; on a phone the map comes forward. */
function showSquare({ pointers, panels, map }, { square, centre }) {
  pointers.choose(square);
  if (map.isCovered) panels.showMap();
  map.bringSquare(centre);
}

/** What is studied beside the hotspots, above them; a line of its list is brought into view. */
function study(parts) {
  const element = document.createElement('hedge-study');
  element.studies = parts.studies;
  element.addEventListener('outline-chosen', ({ detail }) => {
    if (parts.map.isCovered) parts.panels.showMap();
    parts.map.bringHull(detail.outline);
  });
  return element;
}

function list(parts, name) {
  const { channel, incidents, hotspots, mine, pointers, search, filters, selection, look, forceNames, map, session } = parts;
  const element = document.createElement(name);
  Object.assign(element, { channel, incidents, hotspots, mine, pointers, search, filters, selection, look, forceNames, isPolice: session.isPolice, mayExport: session.may('EXPORT') });
  element.addEventListener('incident-chosen', ({ detail }) => {
    parts.task.showIncident(detail.id, 'list');
    const feature = incidents.find(detail.id) ?? mine.features.get(detail.id) ?? search.find(detail.id);
    if (feature) map.bring(feature.properties.centre);
  });
  element.addEventListener('hotspot-chosen', ({ detail }) => {
    parts.task.showHotspot(detail.key, 'list');
    map.bringHull(hotspots.find(detail.key).hull);
  });
  element.addEventListener('clear-filters', () => filters.clear());
  element.addEventListener('place-chosen', ({ detail }) => map.bring(detail.position));
  element.addEventListener('counts-wanted', () => parts.task.openCounts());
  element.addEventListener('export-wanted', () => parts.task.openExports());
  return element;
}

function filterCount(filters) {
  const chip = el('span', { class: 'chip', hidden: true });
  const draw = () => {
    chip.hidden = filters.count === 0;
    chip.textContent = phrase('map.panel.on', { count: filters.count });
  };
  filters.addEventListener('filters-changed', draw);
  draw();
  return chip;
}
