import { ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';
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
    const username = field('username', 'Name you sign in with', { type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', 'data-test': 'username' });
    const password = field('password', 'Password', { type: 'password', autocomplete: 'current-password', 'data-test': 'password' });
    const form = el(
      'form',
      { class: 'card stack', novalidate: true, onsubmit: (event) => this.#submit(event) },
      el('h2', {}, expired ? 'Sign in again' : 'Sign in'),
      !expired && el('p', { class: 'soft' }, 'The shared map of rural crime'),
      expired && el('p', {}, 'Your session has ended. What you were writing is still here: sign in as the same person to go on.'),
      this.#problem,
      passkeysWork() && [this.#passkeyButton('Sign in with a passkey'), el('p', { class: 'soft or' }, 'or with your password')],
      username,
      password,
      el('button', { type: 'submit', class: 'primary', 'data-test': 'sign-in' }, 'Sign in'),
      el('p', { class: 'soft' }, 'New here? ', el('a', { href: '/enrol.html' }, 'Use your enrolment code'), '.'),
    );
    show(this, form, document.createElement('hedge-other-ways'), emergency());
    if (expired) username.querySelector('input').value = this.session.session.person.username;
    (expired ? password : username).querySelector('input').focus();
  }

  #askForSecond() {
    const { ways } = this.session.half;
    const withCode = ways.includes('CODE');
    const recovery = ways.includes('RECOVERY_CODE') && this.#codeForm('recovery', { label: 'Recovery code', hint: 'One of the ten that you kept. It works once.', autocomplete: 'off', autocapitalize: 'characters', missingWords: 'Enter a recovery code.', maxlength: 40 });
    const card = el(
      'div',
      { class: 'card stack', 'data-test': 'second-step' },
      el('h2', { tabindex: -1 }, 'One more step'),
      this.#problem,
      ways.includes('PASSKEY') && passkeysWork() && this.#passkeyButton('Use your passkey'),
      withCode && this.#codeForm('second', {}),
      recovery && el('details', {}, el('summary', { 'data-test': 'use-recovery' }, withCode ? 'I do not have the app at hand' : 'I do not have the passkey at hand'), recovery),
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
      el('h2', { tabindex: -1 }, 'Protect your account'),
      el('p', {}, 'Your role sees or decides what others may not. Besides your password it needs a second sign that it is you. Set one up now; nothing is shown before.'),
      this.#problem,
      passkeysWork() && [el('h3', {}, 'A passkey'), el('p', { class: 'soft' }, 'Your phone, computer or security key, opened by finger, face or PIN. The easiest way.'), passkeyForm({ askPassword: false, done })],
      el('h3', {}, 'An authenticator app'),
      el('p', { class: 'soft' }, 'An app on your phone that shows a new code every half minute.'),
      appForm({ askPassword: false, done }),
      this.#startAgain(),
    );
    show(this, card, emergency());
    card.querySelector('h2').focus();
  }

  #codeForm(id, field) {
    return smallForm({ id, button: 'Go on', quiet: id !== 'second', fields: [{ ...codeField, ...field }], send: ({ code }) => this.session.showCode(code) });
  }

  async #goOn() {
    try {
      await this.session.ask();
    } catch (problem) {
      show(this, el('div', { class: 'problem', role: 'alert' }, problem.words ?? 'Load the page again.'));
    }
  }

  #startAgain() {
    return el('p', {}, el('button', { type: 'button', class: 'link', 'data-test': 'start-again', onclick: () => this.#leave() }, 'Sign in as somebody else'));
  }

  async #leave() {
    try {
      await this.session.signOut();
    } catch (problem) {
      // Ten minutes are over: there is nothing left to leave.
      if (problem.status === 401) globalThis.location.reload();
      else this.#tell(problem.words ?? 'That did not work. Try again.');
    }
  }

  #passkeyButton(words) {
    const button = el('button', { type: 'button', class: 'primary', 'data-test': 'passkey' }, words);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await this.session.signInWithPasskey(usePasskey);
      } catch (problem) {
        this.#tell(problem.slug === 'passkey-refused' ? 'That passkey was not accepted. Use another one, or your password.' : problem.words ?? 'The passkey could not be used. Try again.');
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
      this.#refuse('Enter your name and your password.', form.elements[username === '' ? 'username' : 'password']);
      return;
    }
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    button.textContent = 'Signing in…';
    try {
      await this.session.signIn(username, password);
    } catch (problem) {
      const wrong = problem instanceof ProblemError && problem.status === 401;
      this.#refuse(wrong ? 'That name and password do not go together.' : problem.words ?? 'Something went wrong. Try again.', form.elements.password);
      form.elements.password.value = '';
    } finally {
      button.disabled = false;
      button.textContent = 'Sign in';
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
  return el('p', { class: 'emergency' }, 'If it is happening now, or someone is in danger, ', el('a', { href: 'tel:999' }, 'call 999'), ' first.');
}

function field(name, label, attributes) {
  return el('p', { class: 'field' }, el('label', { for: `sign-in-${name}` }, label), el('input', { id: `sign-in-${name}`, name, required: true, ...attributes }));
}

customElements.define('hedge-sign-in', HedgeSignIn);
