import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { decideProposal, fetchProposals } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

const STATES = { OPEN: phrase('map.incident.waiting'), ACCEPTED: phrase('map.incident.accepted'), DECLINED: phrase('map.incident.declined'), LAPSED: phrase('map.incident.lapsed-the-report-changed-meanwhile') };

/**
 * Sharing that was asked for: what this person may decide, and what became of their own proposals. `look` is set before it is connected. Nothing shows while there
 * is nothing. It says "incident-chosen" {id} and, after a decision, "decided".
 */
export class HedgeProposals extends HTMLElement {
  #life;
  #lists = { toDecide: [], mine: [] };
  #deciding = null;
  #asked = null;

  connectedCallback() {
    this.#life = new AbortController();
    document.addEventListener('proposals-changed', () => this.refresh(), { signal: this.#life.signal });
    this.refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Asks again, unless a reason is being written. */
  async refresh() {
    if (this.querySelector('form')) return;
    const asked = (this.#asked = {});
    let lists;
    try {
      lists = await fetchProposals(this.#life.signal);
    } catch (problem) {
      if (this.#life.signal.aborted || problem instanceof ProblemError || problem instanceof NoAnswerError) return;
      throw problem;
    }
    if (asked !== this.#asked) return;
    this.#lists = lists;
    this.#draw();
  }

  /** Nothing of it may be shown until it is asked for again. */
  clear() {
    this.#asked = null;
    this.#deciding = null;
    this.#lists = { toDecide: [], mine: [] };
    show(this);
  }

  #draw(told = null) {
    const { toDecide, mine } = this.#lists;
    if (toDecide.length + mine.length === 0 && !told) return show(this);
    const wasOpen = this.querySelector('details')?.open ?? false;
    show(
      this,
      el(
        'details',
        { class: 'folded aside-list', open: wasOpen || toDecide.length > 0, 'data-test': 'proposals' },
        el('summary', {}, phrase('map.incident.sharing-asked-for'), toDecide.length > 0 && el('span', { class: 'chip' }, phrase('map.incident.to-decide', { length: toDecide.length }))),
        told && el('p', { class: 'notice', role: 'status' }, told),
        el('ul', {}, toDecide.map((each) => this.#toDecide(each)), mine.map((each) => this.#mine(each))),
      ),
    );
  }

  #toDecide(proposal) {
    const { id, scopeName, reason, proposedBy, supporting } = proposal;
    return el(
      'li',
      { 'data-test': 'proposal-to-decide' },
      el('p', {}, this.#incident(proposal)),
      el('p', {}, phrase('map.incident.to-be-seen-by'), el('strong', {}, scopeName), proposedBy && phrase('map.incident.asked-for-by', { proposedBy })),
      el('p', { class: 'soft' }, `“${reason}”`),
      supporting && el('p', { class: 'hint' }, phrase('map.incident.you-have-agreed-another-person-of')),
      this.#deciding?.id === id ? this.#decision(proposal) : el('div', { class: 'buttons' }, !supporting && this.#button(phrase('map.incident.agree'), 'proposal-accept', proposal, true), this.#button(phrase('map.incident.decline'), 'proposal-decline', proposal, false)),
    );
  }

  #mine(proposal) {
    return el('li', { 'data-test': 'proposal-mine', 'data-state': proposal.state }, el('p', {}, this.#incident(proposal)), el('p', {}, phrase('map.incident.you-asked-on-that-it-be', { dayAndClock: dayAndClock(proposal.madeAt), scopeName: proposal.scopeName }), el('strong', {}, STATES[proposal.state])));
  }

  #incident({ incident, feature }) {
    if (!feature) return phrase('map.incident.a-report');
    const words = [this.look.name(feature.properties.category), feature.properties.reference ?? feature.properties.gridReference].join(', ');
    return el('button', { type: 'button', class: 'link', onclick: () => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id: incident } })) }, words);
  }

  #button(words, test, { id }, accept) {
    return el('button', {
      type: 'button', class: 'secondary', 'data-test': test, onclick: () => {
        this.#deciding = { id, accept };
        this.#draw();
        this.querySelector('form textarea').focus();
      },
    }, words);
  }

  #decision({ id }) {
    const problem = el('p', { class: 'field-error', role: 'alert' });
    const input = el('textarea', { id: 'decision-reason', rows: 2, maxlength: 400, 'data-test': 'decision-reason' });
    const form = el(
      'form',
      { class: 'stack', novalidate: true },
      el('div', { class: 'field' }, el('label', { for: 'decision-reason' }, this.#deciding.accept ? phrase('map.incident.why-do-you-agree') : phrase('map.incident.why-do-you-decline')), problem, input),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'decision-send' }, this.#deciding.accept ? phrase('map.incident.agree') : phrase('map.incident.decline')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#leave() }, phrase('map.incident.not-now'))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const reason = input.value.trim().replace(/\s+/g, ' ');
      if (reason === '') problem.textContent = phrase('map.incident.give-the-reason');
      else this.#send(id, reason, problem);
    });
    return form;
  }

  async #send(id, reason, problem) {
    try {
      const { state } = await decideProposal(id, this.#deciding.accept, reason);
      this.#leave(state === 'OPEN' ? phrase('map.incident.noted-another-person-of-your-organisation') : phrase('map.incident.it-is', { state: STATES[state] }));
      this.dispatchEvent(new Event('decided'));
    } catch (refusal) {
      if (!(refusal instanceof ProblemError || refusal instanceof NoAnswerError)) throw refusal;
      problem.textContent = refusal.errors?.[0]?.detail ?? refusal.words ?? phrase('map.incident.that-did-not-work-try-again');
    }
  }

  async #leave(told = null) {
    this.#deciding = null;
    this.#draw(told);
    if (!told) return;
    this.#lists = await fetchProposals(this.#life.signal).catch(() => this.#lists);
    this.#draw(told);
  }
}

customElements.define('hedge-proposals', HedgeProposals);
