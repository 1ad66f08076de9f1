import '../analyses/hedge-analyses.js';
import { openAnalysis } from '../analyses/open-analysis.js';
import '../exports/hedge-exports.js';
import '../filter/hedge-filter-panel.js';
import '../hotspot/hedge-hotspot-detail.js';
import '../incident/hedge-incident-detail.js';
import '../incident/hedge-report-form.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { phrase } from '../lib/words-of-map.js';
import '../statistics/hedge-statistics.js';

const TITLES = { filters: phrase('map.panel.filter'), report: phrase('map.panel.report-an-incident'), amend: phrase('map.panel.amend-the-report'), incident: phrase('map.panel.incident'), hotspot: phrase('map.panel.hotspot'), counts: phrase('map.panel.counts'), exports: phrase('map.panel.take-incidents-out'), analyses: phrase('map.panel.saved-analyses') };

/** What stands beside the map on a desk and over it on a phone: filters, the report form, one incident, one hotspot, counts, exports or saved analyses. */
export class TaskPanel {
  root;
  #parts;
  #heading = el('h2', { tabindex: -1, id: 'task-heading' });
  #body = el('div', { class: 'task-body', role: 'group', tabindex: 0, 'aria-labelledby': 'task-heading' });
  #form = null;
  #pickNote = null;
  #shown = null;

  constructor(parts) {
    this.#parts = parts;
    parts.task = this;
    this.root = el(
      'aside',
      { class: 'task', hidden: true, 'aria-labelledby': 'task-heading', 'data-test': 'task' },
      el('div', { class: 'task-head' }, this.#heading, el('button', { type: 'button', class: 'quiet', 'aria-label': phrase('map.panel.close'), 'data-test': 'task-close', onclick: () => this.close() }, icon('close'))),
      this.#body,
    );
    this.root.addEventListener('analyses-wanted', ({ detail }) => this.openAnalyses(detail));
    parts.panels.addEventListener('panels-changed', ({ detail }) => this.#follow(detail));
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.#form?.isBegun) event.preventDefault();
    });
    parts.hotspots.addEventListener('hotspots-changed', ({ detail }) => this.#followHotspots(detail.moved));
  }

  openFilters() {
    const panel = this.#make('hedge-filter-panel', ['filters', 'reference', 'look']);
    this.#open('filters', TITLES.filters, panel);
  }

  /** @param shown {by, comparesPairs}, both optional: weeks or months, and whether pairs are compared without being asked for */
  openCounts(shown = {}) {
    const { session } = this.#parts;
    this.#open('counts', TITLES.counts, this.#make('hedge-statistics', ['filters', 'look', 'forceNames'], { isPolice: session.isPolice, maySave: session.may('AMEND_INCIDENT'), ofAForce: session.session.organisation.kind === 'FORCE', ...shown }));
  }

  /** Saved analyses; with a kind, the form to save the view of that kind. */
  openAnalyses({ kind = null, by = 'month' }) {
    const panel = this.#make('hedge-analyses', ['filters', 'studies', 'look', 'forceNames'], { kind, by, choices: this.#parts.reference.sharing });
    panel.addEventListener('analysis-opened', ({ detail }) => openAnalysis(this.#parts, detail.analysis));
    this.#open('analyses', TITLES.analyses, panel);
    panel.focusName();
  }

  openExports() {
    this.#open('exports', TITLES.exports, this.#make('hedge-exports', ['filters']));
  }

  /** Opens the form; one that was begun is found as it was left. Who is not of the police reports on a page of its own, which works without signal too. */
  openReport() {
    if (!this.#parts.session.isPolice) return globalThis.location.assign('/report.html');
    if (!this.#form || this.#form.amended) this.#form = this.#makeForm(null);
    this.#open('report', TITLES.report, this.#form);
    return this.#parts.map.showPlace(this.#form.place ?? null, { move: false });
  }

  focusPlace() {
    this.#form?.focusPlace();
  }

  showIncident(id, from) {
    const detail = this.#make('hedge-incident-detail', ['incidents', 'mine', 'look', 'forceNames', 'scopeNames'], { incidentId: id, choices: this.#parts.reference.sharing, mayAskForAir: this.#parts.session.may('ASK_FOR_AIR_SUPPORT') && this.#parts.session.session.organisation.kind === 'FORCE', mayWriteBulletin: this.#mayWriteBulletin, mayWriteIntelligence: this.#parts.session.may('WRITE_INTELLIGENCE') && this.#parts.session.session.organisation.kind === 'FORCE', mayRecordSightings: this.#parts.session.isPolice && this.#parts.session.may('RECORD_SIGHTING'), mayLink: this.#parts.session.isPolice && this.#parts.session.may('LINK_INCIDENTS') });
    detail.addEventListener('amend-wanted', (event) => this.#amend(event.detail.incident));
    detail.addEventListener('incident-moved', (event) => this.#applyOwn(event.detail.incident));
    this.#open('incident', TITLES.incident, detail);
    this.#parts.selection.choose('incident', id, from);
  }

  /** Bulletins are written at the desks of the police. */
  get #mayWriteBulletin() {
    const { session } = this.#parts;
    return session.may('AMEND_INCIDENT') && ['FORCE', 'NATIONAL_UNIT'].includes(session.session.organisation.kind);
  }

  showHotspot(key, from) {
    const detail = this.#make('hedge-hotspot-detail', ['hotspots', 'filters', 'channel', 'look', 'forceNames'], { key, mayWriteBulletin: this.#mayWriteBulletin });
    detail.addEventListener('incident-chosen', (event) => this.showIncident(event.detail.id, 'list'));
    this.#open('hotspot', TITLES.hotspot, detail);
    this.#parts.selection.choose('hotspot', key, from);
  }

  /** A hotspot that goes on under another key stays selected. */
  #followHotspots(moved) {
    for (const [key, next] of moved) this.#parts.selection.rename('hotspot', key, next);
  }

  /** A tap on the map while the form waits for one. */
  takePoint(point) {
    this.stopPicking();
    this.#form?.takePoint(point);
  }

  stopPicking() {
    this.#parts.map.picking = false;
    this.#pickNote?.remove();
    this.#pickNote = null;
    this.#parts.panels.showTask();
    this.#form?.focusTap();
  }

  close() {
    this.#parts.panels.closeTask();
  }

  /** Closes what shows an incident that is no longer shared with this person, and says whether anything did. */
  recall(id) {
    const { panels, selection } = this.#parts;
    const shows = panels.task === 'incident' && selection.is('incident', id);
    const amends = this.#form?.amended?.feature.id === id;
    if (amends) this.#form = null;
    if (shows || (amends && panels.task === 'report')) this.close();
    return shows || amends;
  }

  /** Closes what shows anything that others share. */
  closeShared() {
    if (['incident', 'hotspot', 'counts', 'exports', 'analyses'].includes(this.#parts.panels.task)) this.close();
  }

  #amend(incident) {
    this.#form = this.#makeForm(incident);
    this.#open('report', TITLES.amend, this.#form);
  }

  #makeForm(amended) {
    const form = this.#make('hedge-report-form', ['reference', 'look'], { amended });
    form.addEventListener('place-changed', ({ detail }) => this.#parts.map.showPlace(detail.place));
    form.addEventListener('pick-wanted', () => this.#pick());
    form.addEventListener('cancelled', () => this.#forgetForm());
    form.addEventListener('incident-chosen', ({ detail }) => this.showIncident(detail.id, 'list'));
    form.addEventListener('report-saved', ({ detail }) => this.#saved(detail));
    return form;
  }

  #saved({ incident, amended }) {
    this.#form = null;
    this.#parts.map.showPlace(null);
    this.#applyOwn(incident);
    this.#parts.mark.tell(amended ? phrase('map.panel.your-changes-are-saved') : phrase('map.panel.your-report-is-saved-and-on'));
    this.showIncident(incident.feature.id, 'list');
    this.#parts.map.bring(incident.feature.properties.centre);
  }

  /** What the server answered is applied at once, without waiting for the stream. */
  #applyOwn({ feature, version }) {
    const { incidents, mine } = this.#parts;
    if (feature.properties.status === 'WITHDRAWN') incidents.apply({ forgets: [{ id: feature.id, version }] });
    else incidents.apply({ upserts: [feature] });
    mine.refresh();
  }

  #forgetForm() {
    this.#form = null;
    this.close();
  }

  #pick() {
    const { map, panels } = this.#parts;
    panels.showMap();
    map.picking = true;
    this.#pickNote?.remove();
    this.#pickNote = el(
      'div',
      { class: 'pick-note', role: 'status' },
      el('p', {}, phrase('map.panel.tap-the-place-on-the-map'), el('span', { class: 'for-keyboards' }, phrase('map.panel.with-the-keyboard-move-the-map'))),
      el('button', { type: 'button', class: 'primary', 'data-test': 'pick-centre', onclick: () => this.takePoint(map.centre) }, phrase('map.panel.use-the-middle-of-the-map')),
      el('button', { type: 'button', class: 'secondary', onclick: () => this.stopPicking() }, phrase('map.panel.back')),
    );
    map.append(this.#pickNote);
  }

  #make(name, parts, more = {}) {
    const element = document.createElement(name);
    for (const part of parts) element[part] = this.#parts[part];
    return Object.assign(element, more);
  }

  #open(task, title, content) {
    this.#heading.textContent = title;
    if (this.#body.firstElementChild !== content) show(this.#body, content);
    this.#body.scrollTop = 0;
    if (task !== 'report') this.#parts.map.showPlace(null);
    this.#parts.panels.openTask(task);
  }

  #follow({ focus, opener }) {
    const { task, sheet } = this.#parts.panels;
    const roomy = ['filters', 'report', 'counts', 'exports', 'analyses', null].includes(task) && this.#shown !== 'incident' && this.#shown !== 'hotspot';
    this.root.hidden = task === null;
    this.root.classList.toggle('is-up', sheet === 'task');
    this.root.classList.toggle('is-brief', task === 'incident' || task === 'hotspot');
    document.body.classList.toggle('has-sheet', sheet !== 'map');
    if (task !== this.#shown) this.#parts.map.resized({ keepMiddle: roomy });
    this.#shown = task;
    if (task === null) {
      this.#body.replaceChildren();
      this.#parts.map.showPlace(null);
    }
    if (focus === 'task') this.#heading.focus({ preventScroll: true });
    if (focus === 'opener') (opener?.isConnected && opener !== document.body ? opener : document.querySelector('.map-canvas')).focus({ preventScroll: true });
    if (focus === 'map') document.querySelector('.map-canvas').focus({ preventScroll: true });
  }
}
