import { endSession, fetchSecondFactors, listSessions, removeApp, removePasskey, renewRecoveryCodes } from '../api/second-factors.js';
import { el, show } from '../lib/dom.js';
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
      show(this, el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'This could not be fetched. Load the page again.'));
    }
  }

  #draw(factors, sessions, words) {
    this.#passwordSet = factors.passwordSet;
    show(
      this,
      words && el('p', { class: 'notice', role: 'status', tabindex: -1, 'data-test': 'account-said' }, words),
      this.#advice(factors),
      el('section', { class: 'section' }, el('h2', {}, 'Passkeys'), this.#passkeys(factors)),
      el('section', { class: 'section' }, el('h2', {}, 'Authenticator app'), this.#app(factors)),
      (factors.authenticator || factors.passkeys.length > 0) && el('section', { class: 'section' }, el('h2', {}, 'Recovery codes'), this.#recovery(factors)),
      el('section', { class: 'section' }, el('h2', {}, 'Where you are signed in'), this.#sessions(sessions)),
    );
    this.querySelector('[data-test=account-said]')?.focus();
  }

  #advice({ required, waived }) {
    if (waived) return el('p', { class: 'notice', 'data-test': 'waived' }, 'A role like yours needs a second factor. This Hedgerow does not insist on one, as a demonstration may; one with real reports must.');
    if (required) return el('p', {}, 'Your role needs a passkey or an authenticator app besides the password. Have two if you can, so that losing one does not keep you out.');
    return el('p', {}, 'A password can be learned by somebody else. A passkey or an app keeps them out all the same.');
  }

  #passkeys({ passkeys }) {
    const done = (codes) => this.#changed('The passkey was added. Other devices were signed out.', codes);
    return [
      passkeys.length > 0 &&
        el(
          'ul',
          { class: 'plain-list', 'data-test': 'passkeys' },
          passkeys.map((passkey) =>
            el(
              'li',
              { class: 'card stack' },
              el('p', {}, el('strong', {}, passkey.name), passkey.synced && el('span', { class: 'chip' }, 'Kept on several devices')),
              el('p', { class: 'soft' }, `Added ${dayAndClock(passkey.madeAt)}. ${passkey.usedAt ? `Last used ${dayAndClock(passkey.usedAt)}.` : 'Not used yet.'}`),
              this.#confirm(`remove-${passkey.id}`, 'Remove this passkey', (password) => removePasskey(passkey.id, password), 'The passkey was removed. Other devices were signed out.'),
            ),
          ),
        ),
      passkeysWork()
        ? el('details', { class: 'card', 'data-test': 'passkey-details' }, el('summary', {}, 'Add a passkey'), passkeyForm({ askPassword: this.#passwordSet, done }))
        : el('p', { class: 'notice' }, 'This browser cannot use passkeys here: they need a secure page with a name for its address, such as localhost.'),
    ];
  }

  #app({ authenticator, appsOffered }) {
    if (!appsOffered) return el('p', { class: 'notice' }, 'Whoever runs this Hedgerow has not set it up for apps.');
    const done = (codes) => this.#changed('The app is set up. Other devices were signed out.', codes);
    const form = el('details', { class: 'card', 'data-test': 'app-details' }, el('summary', {}, authenticator ? 'Set up another app in its place' : 'Set up an app'), appForm({ askPassword: this.#passwordSet, done }));
    if (!authenticator) return form;
    return [
      el(
        'div',
        { class: 'card stack', 'data-test': 'app' },
        el('p', { class: 'soft' }, `Set up ${dayAndClock(authenticator.madeAt)}. ${authenticator.usedAt ? `Last used ${dayAndClock(authenticator.usedAt)}.` : ''}`),
        this.#confirm('remove-app', 'Remove the app', removeApp, 'The app was removed. Other devices were signed out.'),
      ),
      form,
    ];
  }

  #recovery({ recoveryCodesLeft }) {
    return [
      el('p', {}, `You have ${recoveryCodesLeft} of 10 recovery codes left.`),
      this.#confirm('recovery', 'Make new recovery codes', renewRecoveryCodes, 'The old recovery codes are worth nothing now.'),
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
          el('p', {}, el('strong', {}, session.device), session.current && el('span', { class: 'chip' }, 'This one')),
          el('p', { class: 'soft' }, `Signed in ${dayAndClock(session.begunAt)}. Last used ${dayAndClock(session.usedAt)}.`),
          !session.current && el('button', { type: 'button', class: 'link', 'data-test': 'end-session', onclick: () => this.#end(session) }, 'End this session', el('span', { class: 'for-listeners' }, `: ${session.device}`)),
        ),
      ),
    );
  }

  async #end(session) {
    try {
      await endSession(session.id);
      await this.#load(`The session on ${session.device} was ended.`);
    } catch (problem) {
      await this.#load(problem.status === 404 ? 'That session had ended already.' : problem.words ?? 'That did not work.');
    }
  }
}

customElements.define('hedge-account', HedgeAccount);
