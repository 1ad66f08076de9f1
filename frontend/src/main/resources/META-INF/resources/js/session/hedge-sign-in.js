import { ProblemError } from '../api/problem-error.js';
import { el, show } from '../lib/dom.js';

/** Asks who is there. `session` (store) is set before it is connected. */
export class HedgeSignIn extends HTMLElement {
  #problem = el('div', { class: 'problem', role: 'alert', 'data-test': 'sign-in-problem', hidden: true });

  connectedCallback() {
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
      username,
      password,
      el('button', { type: 'submit', class: 'primary', 'data-test': 'sign-in' }, 'Sign in'),
      el('p', { class: 'soft' }, 'New here? ', el('a', { href: '/enrol.html' }, 'Use your enrolment code'), '.'),
    );
    show(this, form, el('p', { class: 'emergency' }, 'If it is happening now, or someone is in danger, ', el('a', { href: 'tel:999' }, 'call 999'), ' first.'));
    if (expired) username.querySelector('input').value = this.session.session.person.username;
    (expired ? password : username).querySelector('input').focus();
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

  #refuse(words, input) {
    this.#problem.hidden = false;
    this.#problem.textContent = words;
    input.focus();
  }
}

function field(name, label, attributes) {
  return el('p', { class: 'field' }, el('label', { for: `sign-in-${name}` }, label), el('input', { id: `sign-in-${name}`, name, required: true, ...attributes }));
}

customElements.define('hedge-sign-in', HedgeSignIn);
