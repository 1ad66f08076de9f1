import { fetchHistory } from '../api/incidents.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { measureWords } from '../scorecard/measures.js';
import { dayAndClock, span } from '../time/london.js';
import { statusWords } from './incident-row.js';

const ACTIONS = {
  'report incident': phrase('map.incident.reported'),
  'import incident': phrase('map.incident.taken-in-from-a-file'),
  'amend incident': phrase('map.incident.amended'),
  'record results': phrase('map.incident.results-recorded'),
  'share incident': phrase('map.incident.sharing-changed'),
  'close incident': phrase('map.incident.closed'),
  'withdraw incident': phrase('map.incident.withdrawn'),
};

/** What an incident said before, who changed it and why: fetched when somebody opens it. `incidentId`, `look` and `scopeNames` are set before it is connected. */
export class HedgeIncidentHistory extends HTMLElement {
  #life;
  #body = el('div', {});

  connectedCallback() {
    this.#life = new AbortController();
    const details = el('details', { class: 'history', 'data-test': 'history' }, el('summary', {}, phrase('map.incident.history')), this.#body);
    details.addEventListener('toggle', () => details.open && this.#fetch(), { signal: this.#life.signal });
    show(this, details);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #fetch() {
    show(this.#body, el('p', { class: 'soft' }, phrase('map.incident.fetching-the-history')));
    try {
      const versions = await fetchHistory(this.incidentId, this.#life.signal);
      show(this.#body, el('ol', { class: 'versions', 'aria-label': phrase('map.incident.versions-newest-first') }, versions.map((version, at) => this.#version(version, versions[at + 1]))));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || this.#life.signal.aborted)) throw problem;
      show(this.#body, el('p', { class: 'soft' }, phrase('map.incident.the-history-could-not-be-fetched')));
    }
  }

  #version(version, before) {
    return el(
      'li',
      { 'data-test': 'history-version', 'data-version': version.version },
      el('strong', {}, actionWords(version.action)),
      el('span', { class: 'soft' }, [dayAndClock(version.at), version.by && phrase('map.incident.by', { by: version.by })].filter(Boolean).join(', ')),
      version.reason && el('span', {}, phrase('map.incident.reason', { reason: version.reason })),
      version.changed.map((name) => this.#change(name, before, version)),
    );
  }

  #change(name, before, after) {
    const [words, value] = {
      status: [phrase('map.incident.state'), (version) => statusWords(version.status)],
      category: [phrase('map.incident.kind'), (version) => this.look.name(version.category)],
      narrative: [phrase('map.incident.what-happened'), (version) => version.narrative || phrase('map.incident.nothing')],
      when: [phrase('map.incident.when'), (version) => span(version)],
      place: [phrase('map.incident.place'), (version) => version.place],
      results: [phrase('map.incident.results'), (version) => version.results.map(({ measure, count, day }) => `${measureWords(measure)} ${count} (${day})`).join(', ') || phrase('map.incident.none')],
      sharing: [phrase('map.incident.who-may-see-it'), (version) => [this.scopeNames.get(version.scope) ?? version.scope, version.sharedWith.length > 0 && version.sharedWith.join(', ')].filter(Boolean).join(': ')],
    }[name] ?? [name, () => ''];
    const [was, is] = [value(before), value(after)];
    return el('span', { class: 'version-change' }, `${words}: `, was === is ? phrase('map.incident.its-conditions') : [el('del', {}, was), ' ', el('ins', {}, is)]);
  }
}

/** The act in words for a person; one that this page does not know yet is said as the server names it. */
export function actionWords(action) {
  return ACTIONS[action] ?? action.charAt(0).toUpperCase() + action.slice(1);
}

customElements.define('hedge-incident-history', HedgeIncidentHistory);
