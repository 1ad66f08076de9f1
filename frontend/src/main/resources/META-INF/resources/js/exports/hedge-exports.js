import { exportAddress, listExports, makeExport } from '../api/exports.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

const FORMATS = [['CSV', phrase('map.exports.csv-for-a-spreadsheet')], ['GEOJSON', phrase('map.exports.geojson-for-a-map')]];

/** Taking out in a file what the filters show, and the files of the last day. `filters` (store) is set before it is connected. */
export class HedgeExports extends HTMLElement {
  #life;
  #problem = el('p', { class: 'field-error', role: 'alert', id: freshId('export-problem') });
  #list = el('div', { 'data-test': 'exports' });

  connectedCallback() {
    this.#life = new AbortController();
    const reason = el('input', { id: freshId('export-reason'), type: 'text', maxlength: 400, autocomplete: 'off', 'aria-describedby': this.#problem.id, 'data-test': 'export-reason' });
    const format = el('select', { id: freshId('export-format'), 'data-test': 'export-format' }, FORMATS.map(([code, words]) => el('option', { value: code }, words)));
    const button = el('button', { type: 'submit', class: 'primary', 'data-test': 'export-make' }, phrase('map.exports.make-the-file'));
    const form = el(
      'form',
      { class: 'stack', novalidate: true },
      el('p', {}, phrase('map.exports.takes-out-what-your-filters-show', { periodWords: this.filters.periodWords })),
      el('div', { class: 'field' }, el('label', { for: format.id }, phrase('map.exports.kind-of-file')), format),
      el('div', { class: 'field' }, el('label', { for: reason.id }, phrase('map.exports.what-is-it-for')), this.#problem, reason),
      button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#make(format.value, reason, button);
    });
    show(this, form, el('h3', {}, phrase('map.exports.your-files-of-the-last-day')), this.#list);
    this.#refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #make(format, reason, button) {
    if (reason.value.trim() === '') {
      this.#problem.textContent = phrase('map.exports.say-what-the-file-is-for');
      reason.focus();
      return;
    }
    this.#problem.textContent = '';
    button.disabled = true;
    try {
      await makeExport({ format, filter: this.filters.params().toString(), reason: reason.value.trim() });
      reason.value = '';
      await this.#refresh();
      this.#list.querySelector('a')?.focus();
    } catch (problem) {
      this.#problem.textContent = problem instanceof NoAnswerError ? phrase('map.exports.no-answer-from-hedgerow-try-again') : problem.errors?.[0]?.detail ?? problem.words ?? phrase('map.exports.that-did-not-work-try-again');
      reason.focus();
    } finally {
      button.disabled = false;
    }
  }

  async #refresh() {
    try {
      const exports = await listExports(this.#life.signal);
      show(this.#list, exports.length === 0 ? el('p', { class: 'soft' }, phrase('map.exports.none-yet')) : el('ul', { class: 'files' }, exports.map((one) => file(one))));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError || this.#life.signal.aborted)) throw problem;
      show(this.#list, el('p', { class: 'soft' }, phrase('map.exports.they-could-not-be-fetched')));
    }
  }
}

function file({ id, format, reason, incidents, expiresAt, recalled }) {
  const what = `${phrase('map.exports.incidents', { n: incidents, number: incidents.toLocaleString('en-GB') })}, ${format === 'CSV' ? 'CSV' : 'GeoJSON'}`;
  return el(
    'li',
    { 'data-test': 'export', 'data-recalled': String(recalled) },
    recalled ? el('strong', {}, phrase('map.exports.taken-back', { what })) : el('a', { href: exportAddress(id), download: '' }, what),
    el('span', { class: 'soft' }, phrase('map.exports.for', { reason })),
    el('span', { class: 'soft' }, recalled ? phrase('map.exports.something-in-it-is-no-longer') : phrase('map.exports.until-unless-something-in-it-is', { dayAndClock: dayAndClock(expiresAt) })),
  );
}

customElements.define('hedge-exports', HedgeExports);
