import { isSharingPaused } from '../api/problem-error.js';

/** Changes come in swarms: what is computed from all of them waits for the last. */
const SWARM_MILLISECONDS = 2000;

/**
 * Where incidents lie together more than chance explains, once somebody wants to see it. Nothing is asked before that. Announces
 * "significance-changed". `state` is 'off', 'loading', 'ready' or 'failed'; `answer` is the server's, null unless ready.
 */
export class SignificanceStore extends EventTarget {
  state = 'off';
  answer = null;
  rule = null;
  problem = null;
  cellMetres = 5000;
  #filters;
  #fetch;
  #request = null;
  #soon = null;

  constructor({ filters, fetch, channel }) {
    super();
    this.#filters = filters;
    this.#fetch = fetch;
    filters.addEventListener('filters-changed', () => this.refresh());
    channel.addEventListener('changes', ({ detail }) => this.#changed(detail));
    channel.addEventListener('resync', () => this.refresh());
    channel.addEventListener('welcome', ({ detail }) => !detail.resumed && this.refresh());
    channel.addEventListener('paused', () => this.forgetEverything());
  }

  get wanted() {
    return this.state !== 'off';
  }

  /** The hexagons that are drawn and listed, strongest first. */
  get significant() {
    return this.answer?.cells.features.filter(({ properties }) => properties.significant) ?? [];
  }

  want(wanted) {
    if (wanted === this.wanted) return;
    if (!wanted) {
      this.#stop();
      this.#become('off');
    } else {
      this.state = 'loading';
      this.refresh();
    }
  }

  chooseCell(metres) {
    if (metres === this.cellMetres) return;
    this.cellMetres = metres;
    this.refresh();
  }

  async refresh() {
    if (!this.wanted) return;
    this.#stop();
    const request = new AbortController();
    this.#request = request;
    const { cellMetres } = this;
    const { periodWords } = this.#filters;
    const params = this.#filters.params();
    params.append('cellMetres', cellMetres);
    this.#become('loading');
    try {
      const answer = await this.#fetch(params, request.signal);
      if (request === this.#request) this.#become('ready', { answer, rule: { cellMetres, periodWords } });
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      this.#become('failed', { problem: isSharingPaused(problem) ? null : problem });
    }
  }

  /** Nothing that was computed stays; it is computed again when somebody may see it. */
  forgetEverything() {
    if (!this.wanted) return;
    this.#stop();
    this.#become('failed');
  }

  /** What was taken back must not show in a count a moment longer; what is new may wait for what comes with it. */
  #changed({ forgets = [] }) {
    if (!this.wanted) return;
    if (forgets.length > 0) this.refresh();
    else {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.refresh(), SWARM_MILLISECONDS);
    }
  }

  #stop() {
    clearTimeout(this.#soon);
    this.#request?.abort();
    this.#request = null;
  }

  #become(state, { answer = null, rule = null, problem = null } = {}) {
    Object.assign(this, { state, answer, rule, problem });
    this.dispatchEvent(new Event('significance-changed'));
  }
}
