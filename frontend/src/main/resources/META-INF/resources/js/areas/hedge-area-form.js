import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { randomId } from '../lib/random-id.js';
import { currentLanguage, words } from '../lib/words.js';
import { KINDS, LONGEST_NAME, PACES, PRIORITIES, areaForm, emptyArea, fieldOfPointer, formProblems } from './area-form-values.js';
import { bulletinChoice } from './area-words.js';
import { DrawingStore } from './drawing-store.js';
import './hedge-area-drawing.js';

/**
 * One area, new or changed. `store` (AreaStore), `area` (null for a new one), `groups` (codes of all groups of kinds), `look`, `ownForce`, `watchSquares` and
 * `grows` are set before it is connected; `push` (PushStore) where there is one. It says "area-kept" {area}, "form-left" and "area-stale" {id}.
 */
export class HedgeAreaForm extends HTMLElement {
  #id;
  #version;
  #begun;
  #drawing = new DrawingStore();
  #form;
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('beforeunload', (event) => this.isBegun && event.preventDefault(), { signal: this.#life.signal });
    if (this.#form) return; // whoever wrote it has signed in again
    // A new area keeps its id until an answer arrives, so that sending twice does no harm.
    this.#id = this.area?.id ?? randomId();
    this.#version = this.area?.version;
    this.#drawing.id = this.area?.id;
    if (this.area) this.#drawing.begin(this.area.outline);
    this.#form = this.#makeForm(this.area ?? emptyArea(currentLanguage()));
    show(this, el('h2', { tabindex: -1, id: 'area-heading' }, words(this.area ? 'areas.change' : 'areas.new')), this.#form);
    this.#begun = JSON.stringify(this.#value());
    this.querySelector('h2').focus();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Whether something would be lost. */
  get isBegun() {
    return this.#form !== undefined && JSON.stringify(this.#value()) !== this.#begun;
  }

  #makeForm(area) {
    const form = el(
      'form',
      { id: 'area-form', class: 'stack area-form', novalidate: true, 'data-test': 'area-form' },
      errorSummary('area-form'),
      el('div', { class: 'field' }, el('label', { for: 'area-name' }, words('areas.name')), el('p', { class: 'hint', id: 'area-name-hint' }, words('areas.name-hint')), el('input', { id: 'area-name', type: 'text', maxlength: LONGEST_NAME, autocomplete: 'off', value: area.name, 'aria-describedby': 'area-name-hint', 'data-test': 'area-name' })),
      this.#choices('area-kind', 'areas.kind', KINDS.map((kind) => [kind, words(`areas.kind.${kind}`)]), area.kind),
      this.#outline(),
      this.#groups(area),
      this.#bulletins(area),
      this.#channels(area),
      el('div', { class: 'save-problem', role: 'alert', 'data-test': 'save-problem' }),
      el('div', { class: 'buttons save-buttons' }, el('button', { type: 'submit', class: 'primary', id: 'area-save', 'data-test': 'area-save' }, words('areas.save')), el('button', { type: 'button', class: 'secondary', 'data-test': 'area-leave', onclick: () => this.#leave() }, words('areas.leave'))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
    return form;
  }

  #outline() {
    const drawing = document.createElement('hedge-area-drawing');
    Object.assign(drawing, { drawing: this.#drawing, areas: this.store.areas, ownForce: this.ownForce, watchSquares: this.watchSquares, grows: this.grows });
    return el('fieldset', { id: 'area-outline', class: 'outline-field', tabindex: -1 }, el('legend', {}, words('areas.outline')), drawing);
  }

  #groups({ categoryGroups }) {
    const ticks = el(
      'div',
      { class: 'conditional columns', hidden: categoryGroups.length === 0 },
      this.groups.map((code) => tick({ id: `area-group-${code}`, name: 'area-group', value: code, checked: categoryGroups.includes(code), label: this.look.name(code) })),
    );
    const choose = (event) => (ticks.hidden = event.target.value !== 'some');
    return el(
      'fieldset',
      { id: 'area-groups', 'data-test': 'area-groups' },
      el('legend', {}, words('areas.groups')),
      radio({ id: 'area-groups-all', name: 'area-groups', value: 'all', checked: categoryGroups.length === 0, label: words('areas.groups.all'), onchange: choose }),
      radio({ id: 'area-groups-some', name: 'area-groups', value: 'some', checked: categoryGroups.length > 0, label: words('areas.groups.some'), onchange: choose }),
      ticks,
    );
  }

  #bulletins({ bulletinPriority }) {
    const codes = PRIORITIES.map((each) => String(each ?? 'none'));
    const choices = this.#choices('area-bulletins', 'areas.bulletins', codes.map((code) => [code, words(`areas.bulletins.${code}`)]), String(bulletinChoice(bulletinPriority)));
    choices.querySelector('legend').after(el('p', { class: 'hint' }, words('areas.bulletins.hint')));
    return choices;
  }

  #channels({ byMail, byPush, pace, quiet, language }) {
    const { mailPossible } = this.store;
    const letters = el(
      'div',
      { class: 'conditional stack', hidden: !byMail && !byPush },
      this.#choices('area-pace', 'areas.pace', PACES.map((each) => [each, words(`areas.pace.${each}`)]), pace),
      this.#quiet(quiet),
      this.#choices('area-language', 'areas.language', [['en', 'English', 'en-GB'], ['cy', 'Cymraeg', 'cy']], language),
    );
    const either = () => (letters.hidden = !this.#form.querySelector('#area-mail').checked && !this.#form.querySelector('#area-push').checked);
    const push = tick({ id: 'area-push', value: 'push', checked: byPush, label: words('areas.channels.push'), hint: words('areas.channels.push-hint'), onchange: either });
    push.hidden = !byPush && !this.push?.isOffered;
    return el(
      'fieldset',
      { id: 'area-channels' },
      el('legend', {}, words('areas.channels')),
      el('p', {}, words('areas.channels.here')),
      tick({ id: 'area-mail', value: 'mail', checked: byMail, disabled: !mailPossible && !byMail, label: words('areas.channels.mail'), hint: mailPossible ? words('areas.channels.mail-hint') : words('areas.channels.mail-not'), onchange: either }),
      push,
      letters,
    );
  }

  #quiet(quiet) {
    const hours = el(
      'div',
      { class: 'conditional hours', hidden: quiet === null },
      time('area-quiet-from', words('areas.quiet.from'), quiet?.from ?? '22:00'),
      time('area-quiet-until', words('areas.quiet.until'), quiet?.until ?? '06:00'),
    );
    return el(
      'fieldset',
      {},
      el('legend', {}, words('areas.quiet')),
      tick({ id: 'area-quiet', value: 'quiet', checked: quiet !== null, label: words('areas.quiet.want'), hint: words('areas.quiet.hint'), onchange: (event) => (hours.hidden = !event.target.checked) }),
      hours,
    );
  }

  #choices(id, key, options, value) {
    return el('fieldset', { id }, el('legend', {}, words(key)), options.map(([code, label, lang]) => radio({ id: `${id}-${code}`, name: id, value: code, checked: code === value, label, lang })));
  }

  /** What the form says now. */
  #value() {
    const chosen = (name) => this.#form.querySelector(`[name=${name}]:checked`)?.value;
    const at = (id) => this.#form.querySelector(`#${id}`);
    const some = chosen('area-groups') === 'some';
    return {
      name: at('area-name').value,
      kind: chosen('area-kind'),
      outline: this.#drawing.corners,
      categoryGroups: some ? [...this.#form.querySelectorAll('[name=area-group]:checked')].map(({ value }) => value) : [],
      byMail: at('area-mail').checked,
      byPush: at('area-push').checked,
      pace: chosen('area-pace'),
      quiet: at('area-quiet').checked ? { from: at('area-quiet-from').value.slice(0, 5), until: at('area-quiet-until').value.slice(0, 5) } : null,
      bulletinPriority: this.#priority(chosen('area-bulletins')),
      language: chosen('area-language'),
    };
  }

  /** A priority between the choices, sent by another client, stays as it is until another is chosen. */
  #priority(code) {
    const before = this.area?.bulletinPriority ?? null;
    if (this.area && String(bulletinChoice(before)) === code) return before;
    return code === 'none' ? null : Number(code);
  }

  async #save() {
    const area = this.#value();
    const some = this.#form.querySelector('#area-groups-some').checked;
    const problems = formProblems(area, { drawn: this.#drawing.problem, some });
    this.#problem();
    this.#showErrors(problems.map(({ field, key }) => ({ field, words: words(key) })));
    if (problems.length > 0) return;
    const button = this.#form.querySelector('#area-save');
    button.disabled = true;
    button.textContent = words('areas.saving');
    try {
      // Quiet hours that nobody will need are not sent half-filled.
      const kept = await this.store.keep(this.#id, areaForm({ ...area, quiet: area.byMail || area.byPush ? area.quiet : soundQuiet(area.quiet) }), this.#version);
      this.#begun = JSON.stringify(this.#value());
      this.dispatchEvent(new CustomEvent('area-kept', { detail: { area: kept } }));
    } catch (problem) {
      this.#refused(problem);
    } finally {
      button.disabled = false;
      button.textContent = words('areas.save');
    }
  }

  #refused(problem) {
    if (problem.status === 412) {
      return this.#problem(
        el('p', {}, words('areas.stale')),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'area-newest', onclick: () => this.dispatchEvent(new CustomEvent('area-stale', { detail: { id: this.#id } })) }, words('areas.newest')),
      );
    }
    if (problem.status === 409) return this.#problem(el('p', {}, words('areas.full', { n: this.store.most })));
    if (problem.status === 422 && problem.errors.length > 0) return this.#showErrors(problem.errors.map((error) => refusedWords(error)));
    if (problem.name === 'NoAnswerError') return this.#problem(el('p', {}, words('areas.no-answer')));
    return this.#problem(el('p', {}, problem.status === 401 ? words('areas.signed-out') : words('areas.failed')));
  }

  #problem(...content) {
    const place = this.#form.querySelector('.save-problem');
    show(place, content.length > 0 && el('div', { class: 'problem' }, content));
  }

  #showErrors(errors) {
    if (errors.length === 0) return clearErrors(this.#form);
    showErrors(this.#form, errors);
    for (const link of this.#form.querySelectorAll('[data-error-summary] a[href="#area-outline"]')) link.addEventListener('click', () => this.querySelector('hedge-area-drawing').focusMap());
    return null;
  }

  /** Asks before anything that was drawn or typed is lost. */
  #leave() {
    const left = () => this.dispatchEvent(new Event('form-left'));
    if (!this.isBegun) return left();
    const stay = el('button', { type: 'button', class: 'secondary', 'data-test': 'leave-not', onclick: () => this.#stay() }, words('areas.leave.stay'));
    this.#problem(el('p', {}, words('areas.leave.sure')), el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'leave-sure', onclick: left }, words('areas.leave.yes')), stay));
    return stay.focus();
  }

  #stay() {
    this.#problem();
    this.querySelector('[data-test=area-leave]').focus();
  }
}

/** What the server says of a field, which is English, or the page's own words in another language. */
function refusedWords({ pointer, detail }) {
  const field = fieldOfPointer(pointer) ?? 'area-save';
  return { field, words: currentLanguage() === 'en' && detail ? detail : words(`areas.refused.${field}`) };
}

const soundQuiet = (quiet) => (quiet && quiet.from !== quiet.until && /^\d\d:\d\d$/.test(quiet.from) && /^\d\d:\d\d$/.test(quiet.until) ? quiet : null);

const time = (id, label, value) => el('div', { class: 'field' }, el('label', { for: id }, label), el('input', { id, type: 'time', value, 'data-test': id }));
const radio = (options) => tickable('radio', options);
const tick = (options) => tickable('checkbox', options);

function tickable(type, { id, name = id, value, checked, label, hint = null, lang = null, ...more }) {
  const hintId = hint && `${id}-hint`;
  return el('div', { class: 'tick' }, el('input', { type, id, name, value, checked, 'aria-describedby': hintId, 'data-test': id, ...more }), el('label', { for: id, lang }, label), hint && el('p', { class: 'hint', id: hintId }, hint));
}

customElements.define('hedge-area-form', HedgeAreaForm);
