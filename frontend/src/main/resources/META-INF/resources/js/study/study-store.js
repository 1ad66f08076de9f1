import { isSharingPaused } from '../api/problem-error.js';

/** Changes come in swarms: what is computed from all of them waits for the last. */
const SWARM_MILLISECONDS = 2000;

/** What took long to work out is worked out anew so many times more seldom: a busy map must not keep the server at it. */
const REST = 10;

/**
 * What is asked of everything that the filters show and drawn as a layer: one study at a time, and none until somebody chooses it. Announces
 * "study-changed", and "study-progress" while a study that can say so is worked out. `state` is 'off', 'loading', 'stopped', 'ready' or 'failed'; `answer` is the
 * server's, null unless ready; `rule` is what it was asked with; `share` is how much of the work is done, from 0 to 1, or null.
 *
 * A study is an object: `name`; `words` for the choice; `fetch(params, signal, said)`; `progressWords(share)` if it tells `said` how far it is and can be stopped; `settings`, each with a name, `words` and `choices` of {value, words}, of
 * which the one marked `first` is taken first; and what the list and the map say of an answer, which hedge-study.js and study-layer.js name.
 */
export class StudyStore extends EventTarget {
  state = 'off';
  study = null;
  answer = null;
  rule = null;
  problem = null;
  share = null;
  offered;
  #filters;
  #channel;
  #settings = new Map();
  #request = null;
  #soon = null;
  #tookMilliseconds = 0;

  constructor({ studies, filters, channel }) {
    super();
    this.#channel = channel;
    this.offered = studies;
    this.#filters = filters;
    for (const { name, settings } of studies) this.#settings.set(name, Object.fromEntries(settings.map((setting) => [setting.name, setting.choices.find(({ first }) => first).value])));
    filters.addEventListener('filters-changed', () => this.refresh());
    channel.addEventListener('changes', ({ detail }) => this.#changed(detail));
    channel.addEventListener('resync', () => this.#renew());
    channel.addEventListener('welcome', ({ detail }) => !detail.resumed && this.#renew());
    channel.addEventListener('paused', () => this.forgetEverything());
  }

  get isOn() {
    return this.study !== null;
  }

  /** The settings of the chosen study by name. */
  get settings() {
    return this.#settings.get(this.study?.name) ?? {};
  }

  /** The settings of a study by its name, chosen or not. */
  settingsOf(name) {
    return { ...this.#settings.get(name) };
  }

  /** Chooses a study, or none, with these of its settings. */
  open(name, settings) {
    Object.assign(this.#settings.get(name) ?? {}, settings);
    if (this.study?.name === name) this.refresh();
    else this.choose(name);
  }

  /** Chooses a study by its name, or none. */
  choose(name) {
    const study = this.offered.find((one) => one.name === name) ?? null;
    if (study === this.study) return;
    this.#stop();
    this.study = study;
    // A study counts what is out of view too: it wants to know that something has changed, wherever.
    this.#channel.setView('study', study === null ? null : { interest: { box: null, filters: '', layers: ['cells'] }, hotspots: null });
    if (study === null) this.#become('off');
    else this.refresh();
  }

  set(name, value) {
    if (this.settings[name] === value) return;
    this.settings[name] = value;
    this.refresh();
  }

  /** What the server is asked: the filters and the settings of the chosen study. */
  params() {
    const params = this.#filters.params();
    for (const [name, value] of Object.entries(this.settings)) params.append(name, value);
    return params;
  }

  /** @param quietly what is shown stays until the new answer is here: only when nothing of it was taken back */
  async refresh({ quietly = false } = {}) {
    if (!this.isOn) return;
    this.#stop();
    const request = new AbortController();
    this.#request = request;
    const rule = { ...this.settings, periodWords: this.#filters.periodWords };
    if (!quietly || this.state !== 'ready') this.#become('loading');
    const began = performance.now();
    try {
      const answer = await this.study.fetch(this.params(), request.signal, (share) => this.#hear(request, share));
      this.#tookMilliseconds = performance.now() - began;
      if (request !== this.#request) return;
      this.#request = null;
      this.#become('ready', { answer, rule });
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      this.#request = null;
      this.#become('failed', { problem: isSharingPaused(problem) ? null : problem });
    }
  }

  /** Ends the work, here and on the server; nothing starts it again but the person. */
  stop() {
    if (this.state !== 'loading') return;
    this.#stop();
    this.#become('stopped');
  }

  #hear(request, share) {
    if (request !== this.#request) return;
    this.share = share;
    this.dispatchEvent(new Event('study-progress'));
  }

  #renew(how) {
    if (this.state !== 'stopped') this.refresh(how);
  }

  /** Nothing that was computed stays; it is computed again when somebody may see it. */
  forgetEverything() {
    if (!this.isOn) return;
    this.#stop();
    this.#become('failed');
  }

  /** What was taken back must not show in a count a moment longer; what is new may wait for what comes with it. */
  #changed({ forgets = [] }) {
    if (!this.isOn) return;
    if (forgets.length > 0) this.#renew();
    else this.#renewSoon();
  }

  #renewSoon() {
    clearTimeout(this.#soon);
    const rest = Math.max(SWARM_MILLISECONDS, REST * this.#tookMilliseconds);
    this.#soon = setTimeout(() => (this.#request === null ? this.#renew({ quietly: true }) : this.#renewSoon()), rest);
  }

  #stop() {
    clearTimeout(this.#soon);
    this.#request?.abort();
    this.#request = null;
  }

  #become(state, { answer = null, rule = null, problem = null } = {}) {
    Object.assign(this, { state, answer, rule, problem, share: null });
    this.dispatchEvent(new Event('study-changed'));
  }
}
