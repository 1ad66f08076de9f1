import { fetchEvents } from './api/bulletins.js';
import { fetchGroundInView } from './api/ground.js';
import { fetchHotspots } from './api/hotspots.js';
import { fetchList, fetchMap, fetchMine } from './api/incidents.js';
import { fetchRunningBoards } from './api/operations.js';
import { fetchSearch } from './api/search.js';
import { fetchPointers } from './api/sharing.js';
import { EventStore } from './bulletin/event-store.js';
import { densityStudy } from './density/density-study.js';
import { emergingStudy } from './emerging/emerging-study.js';
import { FilterStore } from './filter/filter-store.js';
import { forecastStudy } from './forecast/forecast-study.js';
import { GroundViewStore } from './ground/ground-view-store.js';
import { HotspotStore } from './hotspot/hotspot-store.js';
import { IncidentStore } from './incident/incident-store.js';
import { MineStore } from './incident/mine-store.js';
import { PointerStore } from './incident/pointer-store.js';
import { el } from './lib/dom.js';
import { phrase } from './lib/words-of-page.js';
import { AwayStore } from './live/away-store.js';
import './live/hedge-away.js';
import './live/hedge-live-mark.js';
import { LiveChannel } from './live/live-channel.js';
import { LiveWiring } from './live/live-wiring.js';
import { CategoryLook } from './map/category-look.js';
import './map/hedge-map.js';
import { readIncident } from './map/map-view.js';
import { RunningBoardsStore } from './operation/running-boards-store.js';
import { PanelStore } from './panel/panel-store.js';
import { SelectionStore } from './panel/selection-store.js';
import { SidePanel } from './panel/side-panel.js';
import { TaskPanel } from './panel/task-panel.js';
import { TabBar } from './panel/tab-bar.js';
import { scanStudy } from './scan/scan-study.js';
import { SearchStore } from './search/search-store.js';
import { significanceStudy } from './significance/significance-study.js';
import { StudyStore } from './study/study-store.js';

/** Everything a signed-in person works with: the stores, the parts that draw them, and the wires between. */
export class Workspace {
  #session;
  #live;
  #parts;
  #root;
  #wiring;
  #skips = [];

  constructor({ session, reference, unseen, live }) {
    this.#session = session;
    this.#live = live;
    const filters = new FilterStore();
    filters.adopt(reference);
    const channel = new LiveChannel({ person: () => session.session?.person.id ?? null });
    this.#parts = {
      session,
      reference,
      filters,
      look: new CategoryLook(reference.categories),
      forceNames: new Map(reference.forces.map(({ code, name }) => [code, name])),
      scopeNames: new Map([...reference.sharing.scopes, ...reference.sharing.proposable].map(({ code, name }) => [code, name])),
      incidents: new IncidentStore({ filters, fetchMap, fetchList }),
      hotspots: new HotspotStore({ filters, fetch: fetchHotspots }),
      studies: new StudyStore({ studies: [significanceStudy, emergingStudy, scanStudy, densityStudy(session.may('EXPORT')), ...(session.isPolice ? [forecastStudy] : [])], filters, channel }),
      mine: new MineStore(session.may('REPORT_INCIDENT') ? fetchMine : async () => []),
      // Pointers are for the police alone: nobody else asks.
      pointers: new PointerStore(session.isPolice ? fetchPointers : async () => []),
      // Hazards and ways in are for police forces, and for who keeps them on a page of their own.
      ground: session.session.organisation.kind === 'FORCE' && session.may('AMEND_INCIDENT') ? new GroundViewStore(fetchGroundInView) : null,
      // What operations have on the map is for the police who plan.
      boards: session.isPolice && session.may('PLAN_OPERATION') ? new RunningBoardsStore(fetchRunningBoards) : null,
      events: new EventStore(fetchEvents),
      selection: new SelectionStore(),
      panels: new PanelStore(),
      search: new SearchStore({ fetch: fetchSearch, channel }),
      unseen,
      channel,
    };
  }

  openIn(main) {
    const parts = this.#parts;
    const asked = readIncident(globalThis.location.hash);
    const map = document.createElement('hedge-map');
    Object.assign(map, {
      id: 'map',
      tabIndex: -1,
      incidents: parts.incidents,
      mine: parts.mine,
      hotspots: parts.hotspots,
      studies: parts.studies,
      pointers: parts.pointers,
      ground: parts.ground,
      boards: parts.boards,
      events: parts.events,
      selection: parts.selection,
      look: parts.look,
      ownForce: this.#session.session.organisation.forceCode,
      watchSquares: this.#session.session.organisation.watchSquares ?? [],
    });
    parts.map = map;
    parts.mark = document.createElement('hedge-live-mark');
    parts.mark.channel = parts.channel;
    this.#live.append(parts.mark);
    parts.away = new AwayStore(parts);
    const away = Object.assign(document.createElement('hedge-away'), { away: parts.away, incidents: parts.incidents, look: parts.look });
    const task = new TaskPanel(parts);
    this.#root = el('div', { class: 'workspace' }, new SidePanel(parts).root, map, away, task.root, new TabBar(parts).root);
    main.append(this.#root);
    this.#skips = [el('a', { class: 'skip', href: '#side' }, phrase('page.workspace.skip-to-the-list')), el('a', { class: 'skip', href: '#map' }, phrase('page.workspace.skip-to-the-map'))];
    document.body.prepend(...this.#skips);
    this.#wireMap(map, task);
    away.addEventListener('incident-chosen', ({ detail }) => task.showIncident(detail.id, 'away'));
    this.#wireKeys();
    this.#wiring = new LiveWiring({ ...parts, onBye: (reason) => this.#bye(reason) });
    this.#begin();
    if (asked) task.showIncident(asked, 'address');
  }

  /** Hides everything while nobody is signed in; what was being written stays. */
  hide() {
    const { incidents, hotspots, mine, search, selection, panels, channel } = this.#parts;
    this.#showing(false);
    channel.stop();
    channel.startAfresh();
    incidents.forgetEverything();
    hotspots.forgetEverything();
    this.#parts.away.clear();
    this.#parts.studies.forgetEverything();
    mine.clear();
    this.#parts.pointers.clear();
    this.#parts.ground?.clear();
    this.#parts.boards?.clear();
    this.#parts.events.clear();
    this.#parts.proposals?.clear();
    search.clear();
    this.#parts.unseen.clear();
    selection.clear();
    if (['incident', 'hotspot', 'counts', 'exports', 'analyses'].includes(panels.task)) panels.closeTask();
  }

  /** The same person is back. */
  resume() {
    this.#showing(true);
    this.#parts.map.resized();
    this.#begin();
    this.#parts.incidents.refresh();
  }

  /** What may be read is another: everything is fetched again, and what was being written stays. */
  readAfresh() {
    this.hide();
    this.resume();
  }

  #showing(shown) {
    for (const part of [this.#root, ...this.#skips]) part.hidden = !shown;
  }

  #begin() {
    this.#wiring.begin();
    this.#parts.hotspots.refresh();
    this.#parts.studies.refresh();
    this.#parts.mine.refresh();
    this.#parts.proposals?.refresh();
    this.#parts.pointers.refresh();
    this.#parts.ground?.refresh();
    this.#parts.boards?.refresh();
    this.#parts.events.refresh();
    if (this.#session.may('REPORT_INCIDENT')) this.#parts.unseen.follow(this.#parts.channel);
  }

  #bye(reason) {
    if (reason === 'signed-out') this.#session.expire();
    else if (reason === 'rights-changed') globalThis.location.reload();
  }

  #wireMap(map, task) {
    const { incidents, selection, panels } = this.#parts;
    map.addEventListener('view-changed', ({ detail }) => {
      incidents.look(detail);
      const box = [detail.west, detail.south, detail.east, detail.north].map((degrees) => degrees.toFixed(5)).join(',');
      this.#parts.pointers.look(box);
      this.#parts.ground?.look(box);
    });
    map.addEventListener('incident-chosen', ({ detail }) => task.showIncident(detail.id, 'map'));
    map.addEventListener('hotspot-chosen', ({ detail }) => task.showHotspot(detail.key, 'map'));
    map.addEventListener('ground-chosen', ({ detail }) => this.#showGround(detail.id));
    map.addEventListener('event-chosen', ({ detail }) => this.#showEvent(detail.id));
    map.addEventListener('pointer-chosen', ({ detail }) => this.#showPointer(detail.square));
    map.addEventListener('place-tapped', ({ detail }) => task.takePoint(detail));
    map.addEventListener('base-missing', () => this.#parts.mark.tell(phrase('page.workspace.the-base-map-did-not-arrive')));
    document.addEventListener('theme-changed', () => map.restyle());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => map.restyle());
    panels.addEventListener('panels-changed', () => {
      if (panels.task !== 'incident' && panels.task !== 'hotspot') selection.clear();
    });
  }

  /** A note on the map leads to its line in the list, which says whom to ask. */
  #showPointer(square) {
    const { pointers, panels, pointerList } = this.#parts;
    pointers.choose(square);
    panels.openSide('incidents');
    pointerList.reveal(square);
  }

  /** A mark on the map leads to its line in the list, which says the rest. */
  #showGround(id) {
    const { ground, panels, groundList } = this.#parts;
    ground.choose(id);
    panels.openSide('incidents');
    groundList.reveal(id);
  }

  /** A flag on the map leads to its line in the list, which leads to the message. */
  #showEvent(id) {
    const { events, panels, eventList } = this.#parts;
    events.choose(id);
    panels.openSide('incidents');
    eventList.reveal(id);
  }

  #wireKeys() {
    for (const skip of this.#skips) {
      skip.addEventListener('click', (event) => {
        event.preventDefault();
        document.querySelector(skip.hash).focus();
      });
    }
    document.addEventListener('keydown', (event) => {
      if (this.#root.hidden || event.defaultPrevented) return;
      if (event.key === 'Escape') this.#escape();
      else if (event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && this.#session.may('REPORT_INCIDENT')) {
        event.preventDefault();
        this.#parts.task.openReport();
        this.#parts.task.focusPlace();
      }
    });
  }

  #escape() {
    const { map, panels, task } = this.#parts;
    if (map.picking) task.stopPicking();
    else if (panels.task !== null) task.close();
    else if (panels.sheet !== 'map') panels.showMap();
  }
}

const isTyping = (target) => target.matches?.('input, textarea, select, [contenteditable]');
