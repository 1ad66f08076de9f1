import { join, lookAtInvitation } from '../api/ways-in.js';
import { findSession } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';
import { keepForLanguage, takeFragmentCode } from '../lib/fragment-code.js';
import { phrase } from '../lib/words-of-page.js';
import { roleWords } from './role-words.js';

/** Takes an invitation: shows where it leads, asks who is there and how they will sign in. */
export class HedgeJoin extends HTMLElement {
  #code = '';

  async connectedCallback() {
    this.#code = takeFragmentCode();
    keepForLanguage(() => this.#code);
    await findSession().catch(() => {});
    if (this.#code === '') this.#askForCode();
    else await this.#look();
  }

  #askForCode(words = null) {
    const form = el(
      'form',
      { id: 'code-form', class: 'card stack', novalidate: true },
      errorSummary('code-form'),
      formField({ id: 'code', label: phrase('page.session.code-of-your-invitation'), autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', 'data-test': 'join-code' }),
      el('button', { type: 'submit', class: 'primary' }, phrase('page.session.go-on')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#code = form.elements.code.value.trim();
      if (this.#code === '') showErrors(form, [{ field: 'code', words: phrase('page.session.enter-the-code-that-you-were') }]);
      else this.#look();
    });
    show(this, form);
    if (words) showErrors(form, [{ field: 'code', words }]);
  }

  async #look() {
    show(this, el('p', { role: 'status' }, phrase('page.session.looking-at-your-invitation')));
    try {
      this.#ask(await lookAtInvitation(this.#code));
    } catch (problem) {
      this.#askForCode(problem.errors?.[0]?.detail ?? problem.words ?? phrase('page.session.that-did-not-work-try-again'));
    }
  }

  #ask(offer) {
    const password = el(
      'div',
      { class: 'stack' },
      formField({ id: 'password', label: phrase('page.session.choose-a-password'), hint: phrase('page.session.four-or-five-words-that-have'), type: 'password', autocomplete: 'new-password', 'data-test': 'join-password' }),
      formField({ id: 'again', label: phrase('page.session.the-same-password-again'), type: 'password', autocomplete: 'new-password', 'data-test': 'join-again' }),
    );
    const email = el(
      'div',
      { hidden: true },
      formField({ id: 'email', label: phrase('page.session.e-mail-address-for-your-links'), hint: phrase('page.session.without-one-your-coordinator-makes-a'), type: 'email', autocomplete: 'email', 'data-test': 'join-email' }),
    );
    const way = (value, words, checked) => el('div', { class: 'tick' }, el('input', { type: 'radio', name: 'way', id: `way-${value}`, value, checked, 'data-test': `join-way-${value}`, onchange: follow }), el('label', { for: `way-${value}` }, words));
    const follow = () => {
      const byLink = form.elements.way?.value === 'link';
      password.hidden = byLink;
      email.hidden = !byLink;
    };
    const form = el(
      'form',
      { id: 'join-form', class: 'card stack', novalidate: true },
      errorSummary('join-form'),
      formField({ id: 'name', label: phrase('page.session.your-name-as-others-will-see'), autocomplete: 'name', 'data-test': 'join-name' }),
      formField({ id: 'username', label: phrase('page.session.name-to-sign-in-with'), autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', 'data-test': 'join-username' }),
      offer.byLink && el('fieldset', {}, el('legend', {}, phrase('page.session.how-will-you-sign-in')), way('password', phrase('page.session.with-a-password'), true), way('link', phrase('page.session.with-a-new-link-each-time'), false)),
      password,
      email,
      el('button', { type: 'submit', class: 'primary', id: 'join-send', 'data-test': 'join-send' }, phrase('page.session.join')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    const stay = offer.guestDays ? phrase('page.session.your-account-ends-by-itself-after', { days: offer.guestDays === 1 ? phrase('page.session.one-day') : phrase('page.session.days', { n: offer.guestDays }) }) : '';
    show(this, el('p', { 'data-test': 'join-offer' }, phrase('page.session.you-are-invited-to-join'), el('strong', {}, offer.organisation), phrase('page.session.as', { roleWords: roleWords(offer.role), stay })), form);
  }

  async #send(form) {
    const value = (name) => form.elements[name].value.trim();
    const byLink = form.elements.way?.value === 'link';
    const joining = { code: this.#code, name: value('name'), username: value('username') };
    if (byLink) joining.email = value('email');
    else joining.password = form.elements.password.value;
    const errors = [];
    if (joining.name === '') errors.push({ field: 'name', words: phrase('page.session.enter-your-name') });
    if (joining.username === '') errors.push({ field: 'username', words: phrase('page.session.choose-the-name-to-sign-in') });
    if (!byLink && joining.password === '') errors.push({ field: 'password', words: phrase('page.session.choose-a-password-2') });
    else if (!byLink && joining.password !== form.elements.again.value) errors.push({ field: 'again', words: phrase('page.session.the-two-passwords-differ') });
    showErrors(form, errors);
    if (errors.length > 0) return;
    const button = form.querySelector('#join-send');
    button.disabled = true;
    try {
      await join(joining);
      globalThis.location.replace('/');
    } catch (problem) {
      if (problem.errors?.some(({ pointer }) => pointer === '/code')) this.#askForCode(problem.errors[0].detail);
      else showErrors(form, fieldErrors(problem, form, 'join-send'));
    } finally {
      button.disabled = false;
    }
  }
}

customElements.define('hedge-join', HedgeJoin);
