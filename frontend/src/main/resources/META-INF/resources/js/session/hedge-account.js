import { endSession, fetchSecondFactors, listSessions, removeApp, removePasskey, renewRecoveryCodes } from '../api/second-factors.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';
import { dayAndClock } from '../time/london.js';
import { passkeysWork } from './passkey.js';
import { appForm, passkeyForm, passwordField, recoveryCard, smallForm } from './second-factor-forms.js';

/** How the person signs in, and where they are signed in now. `session` (store) is set before it is connected. */
export class HedgeAccount extends HTMLElement {
  /** Who signs in by links alone has no password to be asked for: there, having signed in lately is enough. */
  #passwordSet = true;

  connectedCallback() {
    this.#load();
  }

  async #load(words = null) {
    try {
      const [factors, sessions] = await Promise.all([fetchSecondFactors(), listSessions()]);
      this.#draw(factors, sessions, words);
    } catch (problem) {
      show(this, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('page.session.this-could-not-be-fetched-load')));
    }
  }

  #draw(factors, sessions, words) {
    this.#passwordSet = factors.passwordSet;
    show(
      this,
      words && el('p', { class: 'notice', role: 'status', tabindex: -1, 'data-test': 'account-said' }, words),
      this.#advice(factors),
      el('section', { class: 'section' }, el('h2', {}, phrase('page.session.passkeys')), this.#passkeys(factors)),
      el('section', { class: 'section' }, el('h2', {}, phrase('page.session.authenticator-app')), this.#app(factors)),
      (factors.authenticator || factors.passkeys.length > 0) && el('section', { class: 'section' }, el('h2', {}, phrase('page.session.recovery-codes')), this.#recovery(factors)),
      el('section', { class: 'section' }, el('h2', {}, phrase('page.session.where-you-are-signed-in')), this.#sessions(sessions)),
    );
    this.querySelector('[data-test=account-said]')?.focus();
  }

  #advice({ required, waived }) {
    if (waived) return el('p', { class: 'notice', 'data-test': 'waived' }, phrase('page.session.a-role-like-yours-needs-a'));
    if (required) return el('p', {}, phrase('page.session.your-role-needs-a-passkey-or'));
    return el('p', {}, phrase('page.session.a-password-can-be-learned-by'));
  }

  #passkeys({ passkeys }) {
    const done = (codes) => this.#changed(phrase('page.session.the-passkey-was-added-other-devices'), codes);
    return [
      passkeys.length > 0 &&
        el(
          'ul',
          { class: 'plain-list', 'data-test': 'passkeys' },
          passkeys.map((passkey) =>
            el(
              'li',
              { class: 'card stack' },
              el('p', {}, el('strong', {}, passkey.name), passkey.synced && el('span', { class: 'chip' }, phrase('page.session.kept-on-several-devices'))),
              el('p', { class: 'soft' }, phrase('page.session.added', { dayAndClock: dayAndClock(passkey.madeAt), usedAt: passkey.usedAt ? phrase('page.session.last-used', { dayAndClock: dayAndClock(passkey.usedAt) }) : phrase('page.session.not-used-yet') })),
              this.#confirm(`remove-${passkey.id}`, phrase('page.session.remove-this-passkey'), (password) => removePasskey(passkey.id, password), phrase('page.session.the-passkey-was-removed-other-devices')),
            ),
          ),
        ),
      passkeysWork()
        ? el('details', { class: 'card', 'data-test': 'passkey-details' }, el('summary', {}, phrase('page.session.add-a-passkey')), passkeyForm({ askPassword: this.#passwordSet, done }))
        : el('p', { class: 'notice' }, phrase('page.session.this-browser-cannot-use-passkeys-here')),
    ];
  }

  #app({ authenticator, appsOffered }) {
    if (!appsOffered) return el('p', { class: 'notice' }, phrase('page.session.whoever-runs-this-hedgerow-has-not'));
    const done = (codes) => this.#changed(phrase('page.session.the-app-is-set-up-other'), codes);
    const form = el('details', { class: 'card', 'data-test': 'app-details' }, el('summary', {}, authenticator ? phrase('page.session.set-up-another-app-in-its') : phrase('page.session.set-up-an-app')), appForm({ askPassword: this.#passwordSet, done }));
    if (!authenticator) return form;
    return [
      el(
        'div',
        { class: 'card stack', 'data-test': 'app' },
        el('p', { class: 'soft' }, phrase('page.session.set-up', { dayAndClock: dayAndClock(authenticator.madeAt), usedAt: authenticator.usedAt ? phrase('page.session.last-used', { dayAndClock: dayAndClock(authenticator.usedAt) }) : '' })),
        this.#confirm('remove-app', phrase('page.session.remove-the-app'), removeApp, phrase('page.session.the-app-was-removed-other-devices')),
      ),
      form,
    ];
  }

  #recovery({ recoveryCodesLeft }) {
    return [
      el('p', {}, phrase('page.session.you-have-of-10-recovery-codes', { recoveryCodesLeft })),
      this.#confirm('recovery', phrase('page.session.make-new-recovery-codes'), renewRecoveryCodes, phrase('page.session.the-old-recovery-codes-are-worth')),
    ];
  }

  /** Whatever changes how somebody signs in asks for the password first. */
  #confirm(id, words, act, said) {
    const form = smallForm({ id, button: words, quiet: true, fields: this.#passwordSet ? [passwordField] : [], send: async ({ password }) => this.#changed(said, (await act(password ?? null)).recoveryCodes) });
    return el('details', {}, el('summary', { 'data-test': `${id}-open` }, words), form);
  }

  #changed(words, recoveryCodes) {
    if (recoveryCodes.length === 0) return this.#load(words);
    const card = recoveryCard(recoveryCodes, () => this.#load(words));
    show(this, card);
    return card.focus();
  }

  #sessions(sessions) {
    return el(
      'ul',
      { class: 'plain-list', 'data-test': 'sessions' },
      sessions.map((session) =>
        el(
          'li',
          { class: 'card' },
          el('p', {}, el('strong', {}, session.device), session.current && el('span', { class: 'chip' }, phrase('page.session.this-one'))),
          el('p', { class: 'soft' }, phrase('page.session.signed-in-last-used', { dayAndClock: dayAndClock(session.begunAt), dayAndClock2: dayAndClock(session.usedAt) })),
          !session.current && el('button', { type: 'button', class: 'link', 'data-test': 'end-session', onclick: () => this.#end(session) }, phrase('page.session.end-this-session'), el('span', { class: 'for-listeners' }, `: ${session.device}`)),
        ),
      ),
    );
  }

  async #end(session) {
    try {
      await endSession(session.id);
      await this.#load(phrase('page.session.the-session-on-was-ended', { device: session.device }));
    } catch (problem) {
      await this.#load(problem.status === 404 ? phrase('page.session.that-session-had-ended-already') : problem.words ?? phrase('page.session.that-did-not-work'));
    }
  }
}

customElements.define('hedge-account', HedgeAccount);
