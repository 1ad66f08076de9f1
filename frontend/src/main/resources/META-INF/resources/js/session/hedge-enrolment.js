import { enrol, findSession } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';

/** Turns an enrolment code into a password of one's own; the very first administrator also says who they are. */
export class HedgeEnrolment extends HTMLElement {
  connectedCallback() {
    const first = el('input', { type: 'checkbox', id: 'first', 'data-test': 'enrol-first' });
    const identity = el(
      'div',
      { class: 'stack conditional', hidden: true },
      formField({ id: 'username', label: 'Name to sign in with', autocomplete: 'username', autocapitalize: 'none', 'data-test': 'enrol-username' }),
      formField({ id: 'name', label: 'Your name, as others will see it', autocomplete: 'name', 'data-test': 'enrol-name' }),
    );
    first.addEventListener('change', () => (identity.hidden = !first.checked));
    const form = el(
      'form',
      { id: 'enrol-form', class: 'card stack', novalidate: true },
      errorSummary('enrol-form'),
      formField({ id: 'code', label: 'Enrolment code', autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', 'data-test': 'enrol-code' }),
      el('div', { class: 'tick' }, first, el('label', { for: 'first' }, 'I am the first administrator of this Hedgerow')),
      identity,
      formField({ id: 'password', label: 'Choose a password', hint: 'Four or five words that have nothing to do with you are easy to keep and hard to guess.', type: 'password', autocomplete: 'new-password', 'data-test': 'enrol-password' }),
      formField({ id: 'again', label: 'The same password again', type: 'password', autocomplete: 'new-password', 'data-test': 'enrol-again' }),
      el('button', { type: 'submit', class: 'primary', id: 'enrol-send', 'data-test': 'enrol-send' }, 'Enrol'),
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
    if (enrolment.code === '') errors.push({ field: 'code', words: 'Enter the code that you were given.' });
    if (isFirst && enrolment.username === '') errors.push({ field: 'username', words: 'Choose the name to sign in with.' });
    if (isFirst && enrolment.name === '') errors.push({ field: 'name', words: 'Enter your name.' });
    if (enrolment.password === '') errors.push({ field: 'password', words: 'Choose a password.' });
    else if (enrolment.password !== value('again')) errors.push({ field: 'again', words: 'The two passwords differ.' });
    showErrors(form, errors);
    if (errors.length > 0) return;
    const button = form.querySelector('#enrol-send');
    button.disabled = true;
    try {
      await enrol(enrolment);
      const done = el('div', { class: 'notice', tabindex: -1, 'data-test': 'enrolled' }, el('p', {}, 'You are enrolled. ', el('a', { href: '/' }, 'Sign in'), ' with your new password.'));
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
