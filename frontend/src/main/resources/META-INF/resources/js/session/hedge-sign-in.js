import { ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';
import './hedge-language.js';
import './hedge-other-ways.js';
import { passkeysWork, usePasskey } from './passkey.js';
import { appForm, codeField, passkeyForm, recoveryCard, smallForm } from './second-factor-forms.js';

/** Asks who is there, and for the second factor when one is owed. `session` (store) is set before it is connected. */
export class HedgeSignIn extends HTMLElement {
  #problem = el('div', { class: 'problem', role: 'alert', 'data-test': 'sign-in-problem', hidden: true });

  connectedCallback() {
    if (this.session.state !== 'half') return this.#askWho();
    return this.session.half.next === 'SECOND_FACTOR' ? this.#askForSecond() : this.#askToSetUp();
  }

  #askWho() {
    const expired = this.session.state === 'expired';
    const username = field('username', phrase('page.session.name-you-sign-in-with'), { type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', 'data-test': 'username' });
    const password = field('password', phrase('page.session.password'), { type: 'password', autocomplete: 'current-password', 'data-test': 'password' });
    const form = el(
      'form',
      { class: 'card stack', novalidate: true, onsubmit: (event) => this.#submit(event) },
      el('h2', {}, expired ? phrase('page.session.sign-in-again') : phrase('page.session.sign-in-2')),
      !expired && el('p', { class: 'soft' }, phrase('page.session.the-shared-map-of-rural-crime')),
      expired && el('p', {}, phrase('page.session.your-session-has-ended-what-you')),
      this.#problem,
      passkeysWork() && [this.#passkeyButton(phrase('page.session.sign-in-with-a-passkey')), el('p', { class: 'soft or' }, phrase('page.session.or-with-your-password'))],
      username,
      password,
      el('button', { type: 'submit', class: 'primary', 'data-test': 'sign-in' }, phrase('page.session.sign-in-2')),
      el('p', { class: 'soft' }, phrase('page.session.new-here'), el('a', { href: '/enrol.html' }, phrase('page.session.use-your-enrolment-code')), '.'),
    );
    show(this, form, document.createElement('hedge-other-ways'), emergency(), !expired && document.createElement('hedge-language'), !expired && withoutAccount());
    if (expired) username.querySelector('input').value = this.session.session.person.username;
    (expired ? password : username).querySelector('input').focus();
  }

  #askForSecond() {
    const { ways } = this.session.half;
    const withCode = ways.includes('CODE');
    const recovery = ways.includes('RECOVERY_CODE') && this.#codeForm('recovery', { label: phrase('page.session.recovery-code'), hint: phrase('page.session.one-of-the-ten-that-you'), autocomplete: 'off', autocapitalize: 'characters', missingWords: phrase('page.session.enter-a-recovery-code'), maxlength: 40 });
    const card = el(
      'div',
      { class: 'card stack', 'data-test': 'second-step' },
      el('h2', { tabindex: -1 }, phrase('page.session.one-more-step')),
      this.#problem,
      ways.includes('PASSKEY') && passkeysWork() && this.#passkeyButton(phrase('page.session.use-your-passkey')),
      withCode && this.#codeForm('second', {}),
      recovery && el('details', {}, el('summary', { 'data-test': 'use-recovery' }, withCode ? phrase('page.session.i-do-not-have-the-app') : phrase('page.session.i-do-not-have-the-passkey')), recovery),
      this.#startAgain(),
    );
    show(this, card, emergency());
    (card.querySelector('#second-code') ?? card.querySelector('h2')).focus();
  }

  #askToSetUp() {
    const done = (codes) => {
      if (codes.length === 0) return this.#goOn();
      const card = recoveryCard(codes, () => this.#goOn());
      show(this, card);
      return card.focus();
    };
    const card = el(
      'div',
      { class: 'card stack', 'data-test': 'set-up' },
      el('h2', { tabindex: -1 }, phrase('page.session.protect-your-account')),
      el('p', {}, phrase('page.session.your-role-sees-or-decides-what')),
      this.#problem,
      passkeysWork() && [el('h3', {}, phrase('page.session.a-passkey')), el('p', { class: 'soft' }, phrase('page.session.your-phone-computer-or-security-key')), passkeyForm({ askPassword: false, done })],
      el('h3', {}, phrase('page.session.an-authenticator-app')),
      el('p', { class: 'soft' }, phrase('page.session.an-app-on-your-phone-that')),
      appForm({ askPassword: false, done }),
      this.#startAgain(),
    );
    show(this, card, emergency());
    card.querySelector('h2').focus();
  }

  #codeForm(id, field) {
    return smallForm({ id, button: phrase('page.session.go-on'), quiet: id !== 'second', fields: [{ ...codeField, ...field }], send: ({ code }) => this.session.showCode(code) });
  }

  async #goOn() {
    try {
      await this.session.ask();
    } catch (problem) {
      show(this, el('div', { class: 'problem', role: 'alert' }, problem.words ?? phrase('page.session.load-the-page-again')));
    }
  }

  #startAgain() {
    return el('p', {}, el('button', { type: 'button', class: 'link', 'data-test': 'start-again', onclick: () => this.#leave() }, phrase('page.session.sign-in-as-somebody-else')));
  }

  async #leave() {
    try {
      await this.session.signOut();
    } catch (problem) {
      // Ten minutes are over: there is nothing left to leave.
      if (problem.status === 401) globalThis.location.reload();
      else this.#tell(problem.words ?? phrase('page.session.that-did-not-work-try-again'));
    }
  }

  #passkeyButton(words) {
    const button = el('button', { type: 'button', class: 'primary', 'data-test': 'passkey' }, words);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await this.session.signInWithPasskey(usePasskey);
      } catch (problem) {
        this.#tell(problem.slug === 'passkey-refused' ? phrase('page.session.that-passkey-was-not-accepted-use') : problem.words ?? phrase('page.session.the-passkey-could-not-be-used'));
      } finally {
        button.disabled = false;
      }
    });
    return button;
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    const [username, password] = [form.elements.username.value.trim(), form.elements.password.value];
    if (username === '' || password === '') {
      this.#refuse(phrase('page.session.enter-your-name-and-your-password'), form.elements[username === '' ? 'username' : 'password']);
      return;
    }
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    button.textContent = phrase('page.session.signing-in');
    try {
      await this.session.signIn(username, password);
    } catch (problem) {
      const wrong = problem instanceof ProblemError && problem.status === 401;
      this.#refuse(wrong ? phrase('page.session.that-name-and-password-do-not') : problem.words ?? phrase('page.session.something-went-wrong-try-again'), form.elements.password);
      form.elements.password.value = '';
    } finally {
      button.disabled = false;
      button.textContent = phrase('page.session.sign-in-2');
    }
  }

  #tell(words) {
    this.#problem.hidden = false;
    this.#problem.textContent = words;
  }

  #refuse(words, input) {
    this.#tell(words);
    input.focus();
  }
}

function emergency() {
  return el('p', { class: 'emergency' }, phrase('page.session.if-it-is-happening-now-or'), el('a', { href: 'tel:999' }, phrase('page.session.call-999')), phrase('page.session.first'));
}

/** Nobody needs an account to report something, or to read what the police ask about it. */
function withoutAccount() {
  const link = (href, words, test) => el('p', {}, el('a', { href, 'data-test': test }, words));
  return el('div', { class: 'without-account' }, link('/report.html', phrase('page.session.report-without-an-account'), 'report-without-account'), link('/receipt.html', phrase('page.session.open-with-a-receipt-code'), 'open-with-code'), link('/statistics.html', phrase('page.session.rural-crime-in-figures'), 'figures-for-everybody'));
}

function field(name, label, attributes) {
  return el('p', { class: 'field' }, el('label', { for: `sign-in-${name}` }, label), el('input', { id: `sign-in-${name}`, name, required: true, ...attributes }));
}

customElements.define('hedge-sign-in', HedgeSignIn);
