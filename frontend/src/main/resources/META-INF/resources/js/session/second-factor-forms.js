import { addPasskey, askForPasskey, beginApp, confirmApp } from '../api/second-factors.js';
import { el, show, svg } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-page.js';
import { makePasskey } from './passkey.js';

/** The forms with which somebody sets up a passkey or an app, used while signing in and on the page of the own account. */

/**
 * A form that sends what `send(values)` promises and shows what was refused beside its fields. `id` is put before the names of
 * its fields, so that several forms can stand on a page.
 */
export function smallForm({ id, button, quiet = false, fields, send }) {
  const prefix = `${id}-`;
  const submit = el('button', { type: 'submit', class: quiet ? 'secondary' : 'primary', id: `${prefix}send`, 'data-test': `${prefix}send` }, button);
  const form = el(
    'form',
    { id: `${prefix}form`, class: 'stack', novalidate: true },
    errorSummary(`${prefix}form`),
    fields.map(({ name, ...field }) => formField({ id: prefix + name, 'data-test': prefix + name, ...field })),
    el('div', { class: 'buttons' }, submit),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map(({ name, type }) => [name, type === 'password' ? form.elements[prefix + name].value : form.elements[prefix + name].value.trim()]));
    const missing = fields.filter(({ name }) => values[name] === '');
    showErrors(form, missing.map(({ name, missingWords }) => ({ field: prefix + name, words: missingWords })));
    if (missing.length > 0) return;
    submit.disabled = true;
    try {
      await send(values);
    } catch (problem) {
      showErrors(form, fieldErrors(problem, form, `${prefix}send`, prefix));
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

export const passwordField = { name: 'password', label: phrase('page.session.your-password-again'), type: 'password', autocomplete: 'current-password', missingWords: phrase('page.session.enter-your-password') };

export const codeField = {
  name: 'code',
  label: phrase('page.session.code-from-the-app'),
  hint: phrase('page.session.six-figures-they-change-every-half'),
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  spellcheck: 'false',
  maxlength: 10,
  missingWords: phrase('page.session.enter-the-code-that-the-app'),
};

/** Adds a passkey; `done(recoveryCodes)` is called once the server has it. */
export function passkeyForm({ askPassword, done }) {
  const name = { name: 'name', label: phrase('page.session.what-to-call-it'), hint: phrase('page.session.so-that-you-know-it-again'), autocomplete: 'off', maxlength: 60, missingWords: phrase('page.session.give-the-passkey-a-name') };
  return smallForm({
    id: 'passkey',
    button: phrase('page.session.add-a-passkey'),
    fields: askPassword ? [name, passwordField] : [name],
    send: async (values) => {
      const credential = await makePasskey(await askForPasskey(values.password ?? null));
      if (credential === null) throw Object.assign(new Error('left'), { words: phrase('page.session.no-passkey-was-made-try-again') });
      done((await addPasskey(values.name, credential)).recoveryCodes);
    },
  });
}

/** Sets an app up in two steps; `done(recoveryCodes)` is called once a code of it was right. */
export function appForm({ askPassword, done }) {
  const place = el('div', { class: 'stack' });
  const secondStep = ({ secret, picture }) => {
    const form = smallForm({
      id: 'app-code',
      button: phrase('page.session.confirm-the-code'),
      fields: [codeField],
      send: async ({ code }) => done((await confirmApp(code)).recoveryCodes),
    });
    show(
      place,
      el('p', {}, phrase('page.session.scan-this-with-your-authenticator-app')),
      qrPicture(picture),
      el('p', { class: 'secret', 'data-test': 'app-secret', tabindex: 0, 'aria-label': phrase('page.session.key-for-the-app') }, secret.match(/.{1,4}/g).join(' ')),
      form,
    );
    form.querySelector('input').focus();
  };
  show(
    place,
    smallForm({
      id: 'app',
      button: phrase('page.session.set-up-an-authenticator-app'),
      quiet: true,
      fields: askPassword ? [passwordField] : [],
      send: async ({ password }) => secondStep(await beginApp(password ?? null)),
    }),
  );
  return place;
}

function qrPicture({ size, path }) {
  return svg('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': phrase('page.session.the-same-key-as-a-picture'), 'shape-rendering': 'crispEdges', 'data-test': 'app-picture' }, svg('path', { d: path }));
}

/** Recovery codes, to be kept by the person before `next` is called. */
export function recoveryCard(codes, next) {
  return el(
    'div',
    { class: 'card stack', tabindex: -1, 'data-test': 'recovery-codes' },
    el('h2', {}, phrase('page.session.keep-your-recovery-codes')),
    el('p', {}, phrase('page.session.if-you-lose-your-phone-or')),
    el('ul', { class: 'codes' }, codes.map((code) => el('li', {}, el('code', {}, code)))),
    el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'codes-kept', onclick: next }, phrase('page.session.i-have-kept-them')), el('button', { type: 'button', class: 'secondary', onclick: () => globalThis.print() }, phrase('page.session.print'))),
  );
}
