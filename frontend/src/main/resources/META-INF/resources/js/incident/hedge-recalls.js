import { listRecalls } from '../api/incidents.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

const AGAIN_MS = 2000;
const MOST_LOOKS = 15;
/** Receipts are written a moment after the recall: that none is there yet says nothing about who will be told. */
const FIRST_LOOKS = 3;

/**
 * What became of an incident that was taken back, for its owner: who had seen it, and whose open pages have said that they forgot it. Looks
 * again at first, and for a while as long as answers are missing. `incidentId` is set before it is connected. Shows nothing when nothing was
 * taken back.
 */
export class HedgeRecalls extends HTMLElement {
  #life;
  #timer = null;
  #looks = 0;

  connectedCallback() {
    this.#life = new AbortController();
    this.refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
    clearTimeout(this.#timer);
  }

  async refresh() {
    clearTimeout(this.#timer);
    let recalls;
    try {
      recalls = await listRecalls(this.incidentId, this.#life.signal);
    } catch (problem) {
      // What is known of the incident stands without it.
      if (problem instanceof ProblemError || problem instanceof NoAnswerError || this.#life.signal.aborted) return;
      throw problem;
    }
    if (recalls.length > 0) this.#draw(recalls);
    this.#looks += 1;
    const most = recalls.some(waits) ? MOST_LOOKS : FIRST_LOOKS;
    if (recalls.length > 0 && this.#looks < most) this.#timer = setTimeout(() => this.refresh(), AGAIN_MS);
  }

  #draw(recalls) {
    const again = el('button', { type: 'button', class: 'link', onclick: () => this.refresh() }, phrase('map.incident.look-again'));
    show(this, el('h3', {}, phrase('map.incident.taken-back')), ...recalls.map(recallCard), again);
  }
}

const waits = ({ organisations }) => organisations.some(({ told, acknowledged }) => acknowledged < told);

function recallCard({ at, by, withdrawn, reason, version, organisations, purged }) {
  return el(
    'section',
    { class: 'recall', 'data-test': 'recall', 'data-version': version },
    el('p', {}, phrase('map.incident.on-by', { withdrawn: withdrawn ? phrase('map.incident.withdrawn') : phrase('map.incident.shared-with-fewer'), dayAndClock: dayAndClock(at), by })),
    reason && el('p', { class: 'soft' }, reason),
    organisations.length === 0
      ? el('p', { class: 'soft' }, phrase('map.incident.nobody-outside-is-known-to-have'))
      : el('ul', { class: 'recall-organisations' }, ...organisations.map(organisationLine)),
    purged.length > 0 && el('p', {}, phrase('map.incident.also-removed', { join: purged.map(({ what, count }) => `${count} ${what}`).join(', ') })),
  );
}

function organisationLine({ name, firstSeen, lastSeen, told, acknowledged }) {
  return el(
    'li',
    { 'data-test': 'recall-organisation', 'data-told': told, 'data-acknowledged': acknowledged },
    el('strong', {}, name),
    el('span', { class: 'soft' }, seenWords(firstSeen, lastSeen)),
    told > 0 && el('span', {}, phrase('map.incident.pages-confirmed', { acknowledged, n: told })),
  );
}

function seenWords(first, last) {
  if (!first) return phrase('map.incident.had-it-on-the-map');
  const [from, until] = [dayAndClock(first), dayAndClock(last)];
  return from === until ? phrase('map.incident.seen', { from }) : phrase('map.incident.seen-first-last', { from, until });
}

customElements.define('hedge-recalls', HedgeRecalls);
