import { fetchDaylight } from '../api/daylight.js';
import { closeIncident, getIncident, withdrawIncident } from '../api/incidents.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { fetchOffences, readPlace, readPoint } from '../api/reference.js';
import { sizeInWords } from '../geo/place-text.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { symbol } from '../map/symbols.js';
import { placeForms } from '../place/place-forms.js';
import { lawWords, lightWords, nightInLawWords } from '../time/daylight-words.js';
import { dayAndClock, span, toField } from '../time/london.js';
import './hedge-incident-history.js';
import { statusWords } from './incident-row.js';
import './hedge-recalls.js';
import './hedge-results.js';
import './hedge-sharing.js';
import { lightOfTheLaw, offenceList } from './offence-list.js';

const SCOPES = {
  OWN_FORCE: phrase('map.incident.one-force-only'),
  NAMED_ORGANISATIONS: phrase('map.incident.named-organisations'),
  ALL_FORCES: phrase('map.incident.all-police-forces'),
  WATCH_AREA: phrase('map.incident.forces-and-the-watch-groups-of'),
  PUBLIC: phrase('map.incident.everybody'),
};
/** Sides of squares, in metres, that have a grid reference of their own. */
const NAMED_SIDES = [1, 10, 100, 1_000, 5_000, 10_000];
const REASONS = { closure: phrase('map.incident.why-is-it-closed'), withdrawal: phrase('map.incident.why-is-it-withdrawn') };

/**
 * One incident, as much of it as this reader may know. `incidents`, `mine` (stores), `look`, `forceNames`, `scopeNames`, `choices` (of sharing), `mayAskForAir`, `mayRecordSightings`, `mayLink`, `mayWriteIntelligence`,
 * `mayWriteBulletin` and `incidentId` are set before it is
 * connected. It says "amend-wanted" {incident} and "incident-moved" {incident} after a closure or withdrawal.
 */
export class HedgeIncidentDetail extends HTMLElement {
  #life;
  #incident = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.incidents.addEventListener('incidents-changed', ({ detail }) => this.#follow(detail), { signal: this.#life.signal });
    this.incidents.addEventListener('incidents-afresh', () => this.querySelector('form') || this.refresh(), { signal: this.#life.signal });
    this.addEventListener('results-recorded', ({ detail }) => this.#moved(detail.incident), { signal: this.#life.signal });
    this.addEventListener('sharing-changed', ({ detail }) => this.#moved(detail.incident), { signal: this.#life.signal });
    show(this, el('p', { class: 'list-heading' }, phrase('map.incident.fetching-the-incident')));
    this.refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async refresh() {
    try {
      this.#incident = await getIncident(this.incidentId, this.#life.signal);
      this.#draw();
    } catch (problem) {
      if (this.#life.signal.aborted) return;
      const gone = problem instanceof ProblemError && problem.status === 404;
      show(
        this,
        el('div', { class: 'notice', 'data-test': 'detail-refused' }, el('p', {}, gone ? phrase('map.incident.there-is-nothing-here-for-you') : problem.words ?? phrase('map.incident.the-incident-could-not-be-fetched'))),
        !gone && el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, phrase('map.incident.try-again')),
      );
    }
  }

  /** A newer version arrived live, or the incident was taken back: ask again, unless a reason is being written. */
  #follow({ whole, changed }) {
    if (whole || !changed.includes(this.incidentId)) return;
    const known = this.incidents.find(this.incidentId)?.properties.version;
    if (known !== undefined && known <= (this.#incident?.feature.properties.version ?? 0)) return;
    if (this.querySelector('form')) return;
    this.refresh();
  }

  #draw() {
    const { feature, narrative, place, owner, scope, sharedWith, recordedAt, closedReason, mayAmend } = this.#incident;
    const { properties } = feature;
    const known = fact(phrase('map.incident.known-to'), knownTo(properties));
    const force = fact(phrase('map.incident.force-area'), this.forceNames.get(properties.force) ?? properties.force);
    show(
      this,
      el(
        'div',
        { class: 'detail-head', 'data-test': 'detail', 'data-incident-id': feature.id, 'data-version': properties.version, 'data-precision': properties.precision },
        symbol(this.look.of(properties.category), { size: 30, open: properties.status === 'OPEN' }),
        el('div', {}, el('p', { class: 'detail-title' }, this.look.name(properties.category)), el('p', { class: 'soft' }, [properties.reference, statusWords(properties.status)].filter(Boolean).join(', '))),
      ),
      narrative && el('p', { class: 'narrative', 'data-test': 'detail-narrative' }, narrative),
      el(
        'dl',
        { class: 'facts' },
        fact(phrase('map.incident.when'), span(properties)),
        fact(phrase('map.incident.where'), el('span', { 'data-test': 'detail-place' }, properties.gridReference), properties.near && phrase('map.incident.near', { near: properties.near })),
        known,
        place?.asGiven && place.asGiven !== properties.gridReference && fact(phrase('map.incident.place-as-given'), place.asGiven),
        force,
        owner && fact(phrase('map.incident.held-by'), owner.name),
        scope && fact(phrase('map.incident.who-may-see-it'), [this.scopeNames.get(scope) ?? SCOPES[scope] ?? scope, sharedWith?.length ? `: ${sharedWith.map(({ name }) => name).join(', ')}` : ''].join('')),
        (recordedAt ?? properties.recordedAt) && fact(phrase('map.incident.recorded'), dayAndClock(recordedAt ?? properties.recordedAt)),
        closedReason && fact(phrase('map.incident.closed-because'), closedReason),
      ),
      mayAmend && this.#actions(properties.status),
      this.mayAskForAir && properties.precision === 'EXACT' && properties.status !== 'WITHDRAWN' && askForAir(feature.id),
      this.mayWriteBulletin && properties.precision === 'EXACT' && properties.status !== 'WITHDRAWN' && writeBulletin(feature.id),
      this.mayWriteIntelligence && properties.precision === 'EXACT' && properties.status !== 'WITHDRAWN' && writeIntelligence(feature.id),
      this.mayRecordSightings && properties.precision === 'EXACT' && properties.status !== 'WITHDRAWN' && sightingsOf(feature.id),
      this.mayLink && properties.status !== 'WITHDRAWN' && linksOf(feature.id),
      this.#incident.results && Object.assign(document.createElement('hedge-results'), { incident: this.#incident }),
      properties.status !== 'WITHDRAWN' && Object.assign(document.createElement('hedge-sharing'), { incident: this.#incident, choices: this.choices }),
      scope && this.#recalls(feature.id),
      scope && this.#history(),
    );
    this.#extra(async (signal) => this.#addForms(known, await readReleased(properties, signal)));
    this.#extra(async (signal) => {
      const daylight = await fetchDaylight(properties.centre, properties, signal);
      this.#addLight(force, daylight);
      if (mayAmend && daylight.law) await this.#addOffences(properties, daylight, signal);
    });
  }

  /** Something more about what is shown, by the place that this reader was given and no other. When it does not come, the rest stands without it. */
  async #extra(add) {
    try {
      await add(this.#life.signal);
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || this.#life.signal.aborted)) throw problem;
    }
  }

  #addForms([, known], { places: [place] }) {
    if (place?.line) known.after(...fact(phrase('map.incident.all-forms'), placeForms(place.line)));
  }

  #addLight([force], daylight) {
    const night = nightInLawWords(daylight);
    force.before(
      ...fact(phrase('map.incident.light'), el('span', { 'data-test': 'detail-light' }, lightWords(daylight))),
      ...(night ? fact(phrase('map.incident.night-in-law'), el('span', { 'data-test': 'detail-night' }, night), el('span', { class: 'soft fact-note' }, lawWords(daylight.law))) : []),
    );
  }

  /** For those who may take it to a court: the offences of the day on which it began. */
  async #addOffences({ category, earliest }, daylight, signal) {
    const { offences } = await fetchOffences(category, toField(earliest).slice(0, 10), lightOfTheLaw(daylight), signal);
    const list = offenceList(offences);
    if (list) this.querySelector('.facts')?.after(list);
  }

  /** For the owner alone, who alone is told the scope. */
  #recalls(id) {
    return Object.assign(document.createElement('hedge-recalls'), { incidentId: id });
  }

  /** For the police of the owner, who alone are told with whom it is shared. */
  #history() {
    const history = document.createElement('hedge-incident-history');
    return Object.assign(history, { incidentId: this.incidentId, look: this.look, scopeNames: this.scopeNames });
  }

  #actions(status) {
    const button = (words, test, action) => el('button', { type: 'button', class: 'secondary', 'data-test': test, onclick: action }, words);
    return el(
      'div',
      { class: 'buttons actions' },
      status !== 'WITHDRAWN' && button(phrase('map.incident.amend'), 'detail-amend', () => this.dispatchEvent(new CustomEvent('amend-wanted', { detail: { incident: this.#incident } }))),
      status === 'OPEN' && button(phrase('map.incident.close'), 'detail-close', () => this.#askReason('closure')),
      status !== 'WITHDRAWN' && button(phrase('map.incident.withdraw'), 'detail-withdraw', () => this.#askReason('withdrawal')),
    );
  }

  #moved(incident) {
    this.#incident = incident;
    this.#draw();
    this.dispatchEvent(new CustomEvent('incident-moved', { detail: { incident } }));
  }

  #askReason(act) {
    const problem = el('p', { class: 'field-error', role: 'alert', id: 'reason-problem' });
    const input = el('textarea', { id: 'reason', rows: 3, maxlength: 1000, 'aria-describedby': 'reason-problem', 'data-test': 'reason' });
    const form = el(
      'form',
      { class: 'stack card', novalidate: true },
      el('div', { class: 'field' }, el('label', { for: 'reason' }, REASONS[act]), problem, input),
      act === 'withdrawal' && el('p', { class: 'hint' }, phrase('map.incident.a-withdrawn-report-leaves-every-map')),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'reason-send' }, act === 'closure' ? phrase('map.incident.close-it') : phrase('map.incident.withdraw-it')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#draw() }, phrase('map.incident.not-now'))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value.trim() === '') {
        problem.textContent = phrase('map.incident.give-the-reason');
        input.focus();
      } else this.#send(act, input.value.trim(), problem);
    });
    this.querySelector('.actions').replaceWith(form);
    input.focus();
  }

  async #send(act, reason, problem) {
    try {
      const change = act === 'closure' ? closeIncident : withdrawIncident;
      this.#moved(await change(this.incidentId, this.#incident.version, reason));
    } catch (refusal) {
      const stale = refusal instanceof ProblemError && refusal.status === 412;
      problem.textContent = stale ? phrase('map.incident.somebody-changed-this-report-meanwhile-close') : refusal.errors?.[0]?.detail ?? refusal.words ?? phrase('map.incident.that-did-not-work-try-again');
    }
  }
}

/** The released place as the server reads it: by its name when that names just this square, otherwise by its middle. */
function readReleased({ gridReference, precisionMetres, centre: [longitude, latitude] }, signal) {
  const isNamed = NAMED_SIDES.includes(precisionMetres) && /^[A-Z]{2} /.test(gridReference);
  return isNamed ? readPlace(gridReference, signal) : readPoint(longitude, latitude, signal);
}

/** The page that asks begins with what this incident says of where and when. The id stands behind the #, so that no server writes it down. */
const askForAir = (id) => el('p', {}, el('a', { class: 'secondary', href: `/air.html#incident=${id}`, 'data-test': 'detail-air' }, phrase('map.incident.ask-for-air-support')));

const writeBulletin = (id) => el('p', {}, el('a', { class: 'secondary', href: `/bulletin.html#incident=${id}`, 'data-test': 'detail-bulletin' }, phrase('map.hotspot.write-a-bulletin')));

const writeIntelligence = (id) => el('p', {}, el('a', { class: 'secondary', href: `/intelligence.html#incident=${id}`, 'data-test': 'detail-intelligence' }, phrase('map.incident.write-intelligence')));

const sightingsOf = (id) => el('p', {}, el('a', { class: 'secondary', href: `/sightings.html#incident=${id}`, 'data-test': 'detail-sightings' }, phrase('map.incident.sightings')));

const linksOf = (id) => el('p', {}, el('a', { class: 'secondary', href: `/series.html#incident=${id}`, 'data-test': 'detail-links' }, phrase('map.incident.links-and-series')));

const fact = (name, ...value) => [el('dt', {}, name), el('dd', {}, value)];

function knownTo({ precisionMetres, precision }) {
  const size = precisionMetres <= 1 ? phrase('map.incident.the-exact-point') : phrase('map.incident.a-square-of', { sizeInWords: sizeInWords(precisionMetres) });
  const why = { WATCH: phrase('map.incident.the-most-that-a-watch-is'), PUBLIC: phrase('map.incident.the-most-that-the-public-is'), ORIGINATOR: phrase('map.incident.as-you-reported-it') }[precision] ?? '';
  return size + why;
}

customElements.define('hedge-incident-detail', HedgeIncidentDetail);
