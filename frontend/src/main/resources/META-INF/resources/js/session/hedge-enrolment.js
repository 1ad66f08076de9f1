import { enrol, findSession } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-page.js';

/** Turns an enrolment code into a password of one's own; the very first administrator also says who they are. */
export class HedgeEnrolment extends HTMLElement {
  connectedCallback() {
    const first = el('input', { type: 'checkbox', id: 'first', 'data-test': 'enrol-first' });
    const identity = el(
      'div',
      { class: 'stack conditional', hidden: true },
      formField({ id: 'username', label: phrase('page.session.name-to-sign-in-with'), autocomplete: 'username', autocapitalize: 'none', 'data-test': 'enrol-username' }),
      formField({ id: 'name', label: phrase('page.session.your-name-as-others-will-see'), autocomplete: 'name', 'data-test': 'enrol-name' }),
    );
    first.addEventListener('change', () => (identity.hidden = !first.checked));
    const form = el(
      'form',
      { id: 'enrol-form', class: 'card stack', novalidate: true },
      errorSummary('enrol-form'),
      formField({ id: 'code', label: phrase('page.session.enrolment-code'), autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', 'data-test': 'enrol-code' }),
      el('div', { class: 'tick' }, first, el('label', { for: 'first' }, phrase('page.session.i-am-the-first-administrator-of'))),
      identity,
      formField({ id: 'password', label: phrase('page.session.choose-a-password'), hint: phrase('page.session.four-or-five-words-that-have'), type: 'password', autocomplete: 'new-password', 'data-test': 'enrol-password' }),
      formField({ id: 'again', label: phrase('page.session.the-same-password-again'), type: 'password', autocomplete: 'new-password', 'data-test': 'enrol-again' }),
      el('button', { type: 'submit', class: 'primary', id: 'enrol-send', 'data-test': 'enrol-send' }, phrase('page.session.enrol')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form, first.checked);
    });
    show(this, form);
    findSession().catch(() => {});
  }

  async #send(form, isFirst) {
    const value = (name) => form.elements[name].value;
    const enrolment = { code: value('code').trim(), password: value('password') };
    if (isFirst) Object.assign(enrolment, { username: value('username').trim(), name: value('name').trim() });
    const errors = [];
    if (enrolment.code === '') errors.push({ field: 'code', words: phrase('page.session.enter-the-code-that-you-were') });
    if (isFirst && enrolment.username === '') errors.push({ field: 'username', words: phrase('page.session.choose-the-name-to-sign-in') });
    if (isFirst && enrolment.name === '') errors.push({ field: 'name', words: phrase('page.session.enter-your-name') });
    if (enrolment.password === '') errors.push({ field: 'password', words: phrase('page.session.choose-a-password-2') });
    else if (enrolment.password !== value('again')) errors.push({ field: 'again', words: phrase('page.session.the-two-passwords-differ') });
    showErrors(form, errors);
    if (errors.length > 0) return;
    const button = form.querySelector('#enrol-send');
    button.disabled = true;
    try {
      await enrol(enrolment);
      const done = el('div', { class: 'notice', tabindex: -1, 'data-test': 'enrolled' }, el('p', {}, phrase('page.session.you-are-enrolled'), el('a', { href: '/' }, phrase('page.session.sign-in')), phrase('page.session.with-your-new-password')));
      show(this, done);
      done.focus();
    } catch (problem) {
      showErrors(form, fieldErrors(problem, form, 'enrol-send'));
    } finally {
      button.disabled = false;
    }
  }
}

customElements.define('hedge-enrolment', HedgeEnrolment);
