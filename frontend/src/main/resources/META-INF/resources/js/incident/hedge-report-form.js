import { amendIncident, listNearby, reportIncident } from '../api/incidents.js';
import { fetchSharing } from '../api/sharing.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { randomId } from '../lib/random-id.js';
import { phrase } from '../lib/words-of-map.js';
import '../place/hedge-place-box.js';
import { incidentRow } from './incident-row.js';
import { LightHint } from './light-hint.js';
import { errorsOf } from './report-errors.js';
import { SharingFields } from './sharing-fields.js';
import { SharingPreview } from './sharing-preview.js';
import { WhenFields } from './when-fields.js';

const MOST_CHARACTERS = 4000;

/**
 * The report. `reference`, `look` and, to amend, `amended` (the incident as the server gives it) are set before it is connected. The id is made once and
 * kept for every try, so a report that arrived twice is still one. It says "report-saved" {incident, amended}, "place-changed", "pick-wanted",
 * "incident-chosen" {id} (a likely duplicate) and "cancelled".
 */
export class HedgeReportForm extends HTMLElement {
  amended = null;
  #id = randomId();
  #form;
  #place;
  #when;
  #light = new LightHint(() => ({ place: this.#place.place, when: this.#when.read().values }));
  #sharing = null;
  #preview = null;
  #answer = el('div', { class: 'notice', role: 'alert', hidden: true, 'data-test': 'report-answer' });
  #duplicates = el('div', { class: 'duplicates', hidden: true, tabindex: -1, 'data-test': 'report-duplicates' });
  #checked = null;
  #isSending = false;
  #firstNow = null;

  connectedCallback() {
    if (this.#form) return;
    this.#when = new WhenFields({ amended: this.amended?.feature.properties ?? null });
    this.#place = document.createElement('hedge-place-box');
    this.#askAboutSharing();
    this.#form = el(
      'form',
      { id: 'report-form', class: 'stack', novalidate: true, 'data-test': 'report-form', onsubmit: (event) => this.#submit(event) },
      errorSummary('report-form'),
      !this.amended && this.#happeningNow(),
      this.#category(),
      this.#place,
      el('div', {}, this.#when.fieldset, this.#light.element),
      this.#narrative(),
      this.#sharing?.fieldset ?? el('p', { class: 'soft' }, this.amended ? phrase('map.incident.who-may-see-it-stays-as') : phrase('map.incident.your-report-goes-to-the-police')),
      this.#preview?.element,
      this.#duplicates,
      this.#answer,
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'submit', class: 'primary', id: 'report-send', 'data-test': 'report-submit' }, this.#sendWords),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'report-cancel', onclick: () => this.dispatchEvent(new Event('cancelled')) }, phrase('map.incident.cancel')),
      ),
    );
    this.#place.addEventListener('place-changed', ({ detail }) => {
      this.#light.update();
      this.#preview?.update();
      this.dispatchEvent(new CustomEvent('place-changed', { detail }));
    });
    this.#place.addEventListener('pick-wanted', () => this.dispatchEvent(new Event('pick-wanted')));
    this.#form.addEventListener('input', () => (this.#checked = null));
    this.#form.addEventListener('change', () => this.#light.update());
    this.#form.addEventListener('change', () => this.#preview?.update());
    show(this, this.#form);
    if (this.amended) this.#place.begin(recordedPlace(this.amended.place), this.amended.place);
  }

  /** Whether leaving would lose something that somebody wrote. */
  get isBegun() {
    return this.#form !== undefined && (this.#input('report-narrative').value !== '' || this.#place.value !== null);
  }

  get place() {
    return this.#place.place;
  }

  takePoint(point) {
    return this.#place.take(point);
  }

  focusTap() {
    this.#place.focusTap();
  }

  focusPlace() {
    this.#place.focusInput();
  }

  get #sendWords() {
    return this.amended ? phrase('map.incident.save-the-changes') : phrase('map.incident.send-the-report');
  }

  /** Who may see a report is asked of whoever decides it, and of an amended one elsewhere. */
  #askAboutSharing() {
    const { sharing } = this.reference;
    if (this.amended || sharing.scopes.length < 2) return;
    this.#sharing = new SharingFields({ choices: sharing });
    this.#preview = new SharingPreview({ question: () => this.#question() });
  }

  #question() {
    const { values, errors } = this.#sharing.read();
    const category = this.#input('report-category').value;
    const place = this.#place.value;
    return errors.length > 0 || category === '' || place === null ? null : { about: { category, place }, sharing: values };
  }

  #happeningNow() {
    const advice = el(
      'div',
      { class: 'emergency-box', hidden: true, role: 'alert', 'data-test': 'emergency' },
      el('p', {}, el('strong', {}, phrase('map.incident.call-999-now')), phrase('map.incident.say-hare-coursing-if-that-is')),
      el('p', {}, el('a', { class: 'call', href: 'tel:999' }, phrase('map.incident.call-999'))),
      el('p', {}, phrase('map.incident.do-not-approach-do-not-block')),
      el('p', { class: 'soft' }, phrase('map.incident.you-can-still-save-this-report')),
    );
    const radio = (value, words) => {
      const id = `report-now-${value}`;
      const input = el('input', { type: 'radio', name: 'happening', id, value, 'data-test': id });
      input.addEventListener('change', () => {
        advice.hidden = value !== 'yes';
        this.#when.choose(value === 'yes' ? 'now' : 'around');
      });
      return el('div', { class: 'tick' }, input, el('label', { for: id }, words));
    };
    return el('fieldset', { id: 'report-now' }, el('legend', {}, phrase('map.incident.is-it-happening-now')), radio('yes', phrase('map.incident.yes')), radio('no', phrase('map.incident.no-it-is-over')), advice);
  }

  #category() {
    const chosen = this.amended?.feature.properties.category;
    const options = this.reference.categories.map((group) =>
      el('optgroup', { label: group.name }, (group.children?.length ? group.children : [group]).map(({ code, name }) => el('option', { value: code, selected: code === chosen }, name))),
    );
    return el('div', { class: 'field' }, el('label', { for: 'report-category' }, phrase('map.incident.what-was-it')), el('select', { id: 'report-category', 'data-test': 'report-category' }, el('option', { value: '' }, phrase('map.incident.choose-what-fits-best')), options));
  }

  #narrative() {
    const count = el('p', { class: 'hint', id: 'report-narrative-count' }, phrase('map.incident.up-to-characters', { toLocaleString: MOST_CHARACTERS.toLocaleString('en-GB') }));
    const input = el('textarea', { id: 'report-narrative', rows: 5, maxlength: MOST_CHARACTERS, 'aria-describedby': 'report-narrative-hint report-narrative-count', 'data-test': 'report-narrative' });
    input.value = this.amended?.narrative ?? '';
    input.addEventListener('input', () => (count.textContent = phrase('map.incident.characters-left', { toLocaleString: (MOST_CHARACTERS - input.value.length).toLocaleString('en-GB') })));
    return el('div', { class: 'field' }, el('label', { for: 'report-narrative' }, phrase('map.incident.what-was-seen')), el('p', { class: 'hint', id: 'report-narrative-hint' }, phrase('map.incident.people-dogs-vehicles-plates-which-way')), input, count);
  }

  #read() {
    const when = this.#when.read();
    const sharing = this.#sharing?.read() ?? { values: {}, errors: [] };
    const errors = [];
    const category = this.#input('report-category').value;
    if (category === '') errors.push({ field: 'report-category', words: phrase('map.incident.choose-what-it-was') });
    if (this.#place.value === null) {
      errors.push({ field: 'report-place', words: this.#place.isUnread ? phrase('map.incident.the-place-could-not-be-read') : phrase('map.incident.say-where-it-was') });
    }
    errors.push(...when.errors, ...sharing.errors, ...(this.#preview?.errors() ?? []));
    const narrative = this.#input('report-narrative').value.trim();
    return { body: { category, narrative, place: this.#place.value, ...when.values, ...sharing.values }, errors };
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      await this.#place.settle();
      await this.#preview?.settle();
      await this.#send();
    } finally {
      this.#isSending = false;
    }
  }

  async #send() {
    const { body, errors } = this.#read();
    this.#answer.hidden = true;
    showErrors(this.#form, errors);
    if (errors.length > 0) return;
    const sent = this.#sameAsBefore(body);
    this.#busy(true);
    try {
      if (!this.amended && this.#checked === null && (await this.#offerDuplicates())) return;
      const incident = this.amended ? await this.#amend(sent) : await reportIncident(this.#id, sent);
      this.dispatchEvent(new CustomEvent('report-saved', { detail: { incident, amended: this.amended !== null } }));
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.#busy(false);
    }
  }

  /** An amendment says all that a report says: who may see it is taken from the report as it is. */
  async #amend(body) {
    const { id } = this.amended.feature;
    const { sharing } = await fetchSharing(id);
    return amendIncident(id, this.amended.version, { ...body, ...sharing });
  }

  /**
   * A retry must carry the same body under the same id, and "now" has moved on meanwhile: the times of the first try are kept. When the person
   * changed an answer after a try whose outcome is unknown, the server says so and a fresh id is taken.
   */
  #sameAsBefore(body) {
    if (this.#when.choice !== 'now') return body;
    this.#firstNow ??= { earliest: body.earliest, latest: body.latest };
    return { ...body, ...this.#firstNow };
  }

  #refused(problem) {
    if (problem instanceof NoAnswerError) {
      this.#tell(phrase('map.incident.no-answer-from-hedgerow-your-report'));
    } else if (problem instanceof ProblemError && problem.status === 401) {
      this.#tell(phrase('map.incident.you-were-signed-out-before-this'));
    } else if (problem instanceof ProblemError && problem.status === 412) {
      this.#tell(phrase('map.incident.somebody-changed-this-report-while-you'));
    } else if (problem instanceof ProblemError && problem.errors.some(({ pointer }) => pointer === '/id')) {
      this.#id = randomId();
      this.#tell(phrase('map.incident.an-earlier-try-did-arrive-with'));
    } else if (problem instanceof ProblemError) {
      showErrors(this.#form, errorsOf(problem, this.#when.choice));
    } else throw problem;
  }

  /** Shows what was reported near by; answers whether the person must decide first. A check that fails never holds a report up. */
  async #offerDuplicates() {
    const place = this.#place.place;
    this.#checked = true;
    if (!place || !Number.isFinite(place.easting)) return false;
    let nearby = [];
    try {
      nearby = await listNearby(place);
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status === 401) throw problem;
    }
    if (nearby.length === 0) return false;
    const choose = (id) => this.dispatchEvent(new CustomEvent('incident-chosen', { detail: { id } }));
    this.#duplicates.hidden = false;
    show(
      this.#duplicates,
      el('h3', {}, phrase('map.incident.is-it-one-of-these')),
      el('p', {}, phrase('map.incident.reported-within-2-km-in-the', { length: nearby.length === 1 ? phrase('map.incident.this-was') : phrase('map.incident.these-were') })),
      el('ul', { class: 'rows' }, nearby.slice(0, 5).map((feature) => incidentRow(feature, { look: this.look, chosen: false, choose }))),
      el('button', { type: 'submit', class: 'primary', 'data-test': 'report-anyway' }, phrase('map.incident.none-of-these-send-mine')),
    );
    this.#duplicates.focus();
    return true;
  }

  #tell(words) {
    this.#answer.hidden = false;
    this.#answer.textContent = words;
    this.#answer.scrollIntoView({ block: 'nearest' });
  }

  #busy(busy) {
    for (const button of this.#form.querySelectorAll('button[type=submit]')) button.disabled = busy;
    this.#input('report-send').textContent = busy ? phrase('map.incident.sending') : this.#sendWords;
    if (!busy) return;
    clearErrors(this.#form);
    this.#duplicates.hidden = true;
  }

  #input(id) {
    return this.#form.querySelector(`#${id}`);
  }
}

/** The place of a recorded incident as a report would send it. */
function recordedPlace({ asGiven, longitude, latitude, method, precisionMetres, gridReference }) {
  if (method === 'MAP_TAP' || method === 'DEVICE') return { longitude, latitude, method, precisionMetres };
  return { text: asGiven ?? gridReference };
}

customElements.define('hedge-report-form', HedgeReportForm);
