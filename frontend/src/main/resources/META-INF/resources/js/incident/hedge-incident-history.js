import { fetchHistory } from '../api/incidents.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { measureWords } from '../scorecard/measures.js';
import { dayAndClock, span } from '../time/london.js';
import { statusWords } from './incident-row.js';

const ACTIONS = {
  'report incident': 'Reported',
  'import incident': 'Taken in from a file',
  'amend incident': 'Amended',
  'record results': 'Results recorded',
  'share incident': 'Sharing changed',
  'close incident': 'Closed',
  'withdraw incident': 'Withdrawn',
};

/** What an incident said before, who changed it and why: fetched when somebody opens it. `incidentId`, `look` and `scopeNames` are set before it is connected. */
export class HedgeIncidentHistory extends HTMLElement {
  #life;
  #body = el('div', {});

  connectedCallback() {
    this.#life = new AbortController();
    const details = el('details', { class: 'history', 'data-test': 'history' }, el('summary', {}, 'History'), this.#body);
    details.addEventListener('toggle', () => details.open && this.#fetch(), { signal: this.#life.signal });
    show(this, details);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #fetch() {
    show(this.#body, el('p', { class: 'soft' }, 'Fetching the history…'));
    try {
      const versions = await fetchHistory(this.incidentId, this.#life.signal);
      show(this.#body, el('ol', { class: 'versions', 'aria-label': 'Versions, newest first' }, versions.map((version, at) => this.#version(version, versions[at + 1]))));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || this.#life.signal.aborted)) throw problem;
      show(this.#body, el('p', { class: 'soft' }, 'The history could not be fetched.'));
    }
  }

  #version(version, before) {
    return el(
      'li',
      { 'data-test': 'history-version', 'data-version': version.version },
      el('strong', {}, actionWords(version.action)),
      el('span', { class: 'soft' }, [dayAndClock(version.at), version.by && `by ${version.by}`].filter(Boolean).join(', ')),
      version.reason && el('span', {}, `Reason: ${version.reason}`),
      version.changed.map((name) => this.#change(name, before, version)),
    );
  }

  #change(name, before, after) {
    const [words, value] = {
      status: ['State', (version) => statusWords(version.status)],
      category: ['Kind', (version) => this.look.name(version.category)],
      narrative: ['What happened', (version) => version.narrative || 'nothing'],
      when: ['When', (version) => span(version)],
      place: ['Place', (version) => version.place],
      results: ['Results', (version) => version.results.map(({ measure, count, day }) => `${measureWords(measure)} ${count} (${day})`).join(', ') || 'none'],
      sharing: ['Who may see it', (version) => [this.scopeNames.get(version.scope) ?? version.scope, version.sharedWith.length > 0 && version.sharedWith.join(', ')].filter(Boolean).join(': ')],
    }[name] ?? [name, () => ''];
    const [was, is] = [value(before), value(after)];
    return el('span', { class: 'version-change' }, `${words}: `, was === is ? 'its conditions' : [el('del', {}, was), ' ', el('ins', {}, is)]);
  }
}

/** The act in words for a person; one that this page does not know yet is said as the server names it. */
export function actionWords(action) {
  return ACTIONS[action] ?? action.charAt(0).toUpperCase() + action.slice(1);
}

customElements.define('hedge-incident-history', HedgeIncidentHistory);
