import { isSharingPaused, NoAnswerError } from '../api/problem-error.js';
import { fetchHotspot } from '../api/hotspots.js';
import { countTable } from '../chart/chart-figure.js';
import { longDay } from '../chart/scale.js';
import { sizeInWords } from '../geo/place-text.js';
import { incidentRow } from '../incident/incident-row.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { redrawn } from '../lib/sent-form.js';
import { WITHHELD } from '../chart/count-notes.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';
import { changeChart, hourChart } from './hotspot-charts.js';
import { datesWords, mixOf, otherReachesWords, putOutWords, statementWords, titleWords, trendLook, trendWords, yearBeforeWords, whereWords } from './hotspot-words.js';

const FEW_MEMBERS = 8;
const CHANGING = phrase('map.hotspot.this-hotspot-is-changing-just-now');

/**
 * One hotspot: what it is, and explained by what this reader may see of it. `hotspots`, `filters` (stores), `channel`, `look`, `forceNames`,
 * `mayWriteBulletin` and `key` are set before it is connected. Says "incident-chosen" {id}. What the stream takes back is gone at once, with all that was made of it.
 */
export class HedgeHotspotDetail extends HTMLElement {
  explain = fetchHotspot;
  mayWriteBulletin = false;
  #life;
  #request = null;
  #known = null;
  #shown = new Set();
  #forgotten = new Map();
  #showsAll = false;
  #facts = el('div', {});
  #body = el('div', { class: 'stack explained', tabindex: -1, 'data-test': 'hotspot-explained' });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.hotspots.addEventListener('hotspots-changed', ({ detail }) => this.#goOn(detail.moved), { signal });
    this.channel.addEventListener('changes', ({ detail }) => this.#follow(detail), { signal });
    this.channel.addEventListener('resync', () => this.#relyOnNothing(), { signal });
    show(this, this.#facts, this.#body);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  /** The same hotspot may have another key from now on. */
  #goOn(moved) {
    this.key = moved.get(this.key) ?? this.key;
    this.#draw();
  }

  #draw() {
    const hotspot = this.hotspots.find(this.key);
    if (!hotspot) {
      this.#request?.abort();
      this.#known = null;
      this.#shown.clear();
      show(this.#facts, el('div', { class: 'notice' }, el('p', {}, phrase('map.hotspot.this-hotspot-is-no-longer-there'))));
      show(this.#body);
      return;
    }
    const known = `${this.filters.hotspotParams()} ${JSON.stringify(hotspot)}`;
    if (known === this.#known) return;
    this.#known = known;
    this.#drawFacts(hotspot);
    this.#explain();
  }

  #drawFacts(hotspot) {
    const trend = trendLook(hotspot.trend);
    const { reachMetres, minimumIncidents, periodWords } = this.hotspots.rule;
    show(
      this.#facts,
      el(
        'p',
        { class: 'big-number', 'data-test': 'hotspot-detail', 'data-hotspot-key': hotspot.key, 'data-count': hotspot.count, 'data-trend': hotspot.trend },
        el('span', { class: `hotspot-badge large badge-${trend}` }, String(hotspot.count), icon(trend)),
        el('span', {}, phrase('map.hotspot.incidents-where', { n: hotspot.count, where: hotspot.near ? whereWords(hotspot) : titleWords(hotspot).toLowerCase(), period: periodWords })),
      ),
      el(
        'dl',
        { class: 'facts' },
        fact(phrase('map.hotspot.trend'), `${trendWords(hotspot.trend)}: ${yearBeforeWords(hotspot)}`),
        fact(phrase('map.hotspot.dates'), datesWords(hotspot)),
        hotspot.since && fact(phrase('map.hotspot.a-hotspot-since'), longDay(hotspot.since)),
        fact(phrase('map.hotspot.last-incident'), dayAndClock(hotspot.last)),
        fact(phrase('map.hotspot.mostly'), this.look.name(hotspot.leadingCategory)),
        fact(hotspot.forces.length === 1 ? phrase('map.hotspot.force-area') : phrase('map.hotspot.across-force-areas'), hotspot.forces.map((code) => this.#forceName(code)).join(', ')),
      ),
      el('p', { class: 'soft' }, phrase('map.hotspot.the-rule-at-least-incidents-each', { minimumIncidents, sizeInWords: sizeInWords(reachMetres) })),
    );
  }

  /** One of its incidents changed or was taken back; the count may have stayed the same. */
  #follow({ upserts = [], forgets = [] }) {
    for (const { id, version } of forgets) this.#forgotten.set(id, Math.max(version, this.#forgotten.get(id) ?? 0));
    if (forgets.some(({ id }) => this.#shown.has(id))) this.#beginAnew();
    else if (upserts.some(({ id }) => this.#shown.has(id))) this.#explain();
  }

  /** After a resync, what was forgotten may be there again in the same version. */
  #relyOnNothing() {
    this.#forgotten.clear();
    this.#beginAnew();
  }

  /** Shows nothing of what was known, and asks again. */
  #beginAnew() {
    this.#shown.clear();
    show(this.#body);
    if (this.#known !== null) this.#explain();
  }

  /** An answer that was on its way while something in it was taken back. */
  #isStale({ members }) {
    return members.incidents.some(({ id, properties }) => properties.version <= (this.#forgotten.get(id) ?? 0));
  }

  /** Asks for the explanation; the one that is shown stays until the new one is there. */
  async #explain() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    if (this.#body.childElementCount === 0) show(this.#body, el('p', { class: 'soft', role: 'status' }, phrase('map.hotspot.looking-at-its-incidents')));
    try {
      const explained = await this.explain(this.key, this.filters.hotspotParams(), request.signal);
      if (request !== this.#request) return;
      if (this.#isStale(explained)) this.#offerAgain(CHANGING);
      else this.#drawExplained(explained);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem instanceof NoAnswerError ? phrase('map.hotspot.no-answer-from-hedgerow') : problem.status === 404 ? CHANGING : isSharingPaused(problem) ? problem.words : phrase('map.hotspot.its-incidents-could-not-be-fetched');
      this.#offerAgain(words);
    }
  }

  #offerAgain(words) {
    this.#shown.clear();
    show(this.#body, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.#explain() }, phrase('map.hotspot.try-again'))));
  }

  #drawExplained(explained) {
    this.#shown = new Set(explained.members.incidents.map(({ id }) => id));
    const about = phrase('map.hotspot.about', { n: explained.members.total, where: whereWords(explained.hotspot), period: this.hotspots.rule.periodWords });
    const open = [...this.#body.querySelectorAll('details[open]')].map((details) => details.closest('[data-test]').dataset.test);
    // Whoever stands on one of its links keeps standing there while incidents go on arriving.
    redrawn(this.#body, () => {
      show(
        this.#body,
        el('p', { class: 'put-out', 'data-test': 'hotspot-put-out', 'data-on': explained.putOut.on }, putOutWords(explained.putOut, this.hotspots.rule.periodWords)),
        el('p', { 'data-test': 'hotspot-other-reaches' }, otherReachesWords(explained.otherReaches, explained.members.total)),
        explained.smallCountsHidden && el('p', { class: 'hint' }, phrase('map.hotspot.where-one-or-two-incidents-could')),
        changeChart(explained, about),
        hourChart(explained, about),
        this.#mix(explained),
        this.#members(explained.members),
        this.mayWriteBulletin && explained.members.incidents.some(({ properties }) => properties.precision === 'EXACT') && writeBulletin(this.key, this.filters.hotspotParams()),
        el('p', { class: 'statement', 'data-test': 'hotspot-statement' }, statementWords(explained.statement, explained.asOf)),
      );
      for (const name of open) this.#body.querySelector(`[data-test="${name}"] details`)?.setAttribute('open', '');
    });
  }

  #mix({ categories, forces }) {
    const table = (caption, column, counts, nameOf) => countTable({ caption, columns: [column, phrase('map.hotspot.incidents')], rows: mixOf(counts, nameOf), note: counts.withheld ? WITHHELD : null });
    return el(
      'section',
      { class: 'figure', 'data-test': 'hotspot-mix' },
      table(phrase('map.hotspot.kinds-of-incident'), phrase('map.hotspot.kind'), categories, (code) => this.look.name(code)),
      forces.counts.length > 1 && table(phrase('map.hotspot.force-areas'), phrase('map.hotspot.force'), forces, (code) => this.#forceName(code)),
    );
  }

  #members({ total, incidents }) {
    const section = el('section', { class: 'figure', 'data-test': 'hotspot-members' });
    const draw = () => {
      const shown = this.#showsAll ? incidents : incidents.slice(0, FEW_MEMBERS);
      show(
        section,
        el('h3', {}, total > incidents.length ? phrase('map.hotspot.its-latest-of-incidents', { length: incidents.length, toLocaleString: total.toLocaleString('en-GB') }) : phrase('map.hotspot.its-incidents-latest-first')),
        el('ol', { class: 'rows' }, shown.map((incident) => incidentRow(incident, { look: this.look, chosen: false, choose: (id) => this.#choose(id) }))),
        shown.length < incidents.length && el('button', { type: 'button', class: 'secondary', 'data-test': 'hotspot-more', onclick: () => all() }, phrase('map.hotspot.show-all', { length: incidents.length })),
      );
    };
    const all = () => {
      this.#showsAll = true;
      draw();
      section.querySelectorAll('.row-button')[FEW_MEMBERS].focus();
    };
    draw();
    return section;
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
  }

  #forceName(code) {
    return this.forceNames.get(code) ?? code;
  }
}

/** The page that writes finds the hotspot again by the same rule. All of it stands behind the #, so that no server writes it down. */
const writeBulletin = (key, params) => el('p', {}, el('a', { class: 'secondary', href: `/bulletin.html#hotspot=${encodeURIComponent(key)}&${params}`, 'data-test': 'hotspot-bulletin' }, phrase('map.hotspot.write-a-bulletin')));

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

customElements.define('hedge-hotspot-detail', HedgeHotspotDetail);
