import { addPerson, changeRoles, listPeople, remove, resetSecondFactors, restore, suspend } from '../api/administration.js';
import { makeLink } from '../api/ways-in.js';
import { el, freshId, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { rolesToGive, roleWords } from '../session/role-words.js';
import { dayAndClock } from '../time/london.js';
import { secretCard } from './secret-card.js';

/** Those who may sign in by a link hold nothing else. */
const BY_LINK = ['REPORTER', 'WATCH_COORDINATOR'];

/** The people of one organisation: adding, roles, suspension, links, leaving. `session` is set before it is connected. */
export class HedgePeople extends HTMLElement {
  #organisation = null;

  async showOrganisation(organisation) {
    this.#organisation = organisation;
    show(this, el('h2', {}, phrase('office.administration.people-of', { name: organisation.name })), el('p', { role: 'status' }, phrase('office.administration.fetching-the-people')));
    try {
      const people = await listPeople(organisation.id);
      if (organisation === this.#organisation) this.#draw(people);
    } catch (problem) {
      const words = problem.status === 404 ? phrase('office.administration.the-people-of-this-organisation-are') : problem.words ?? phrase('office.administration.the-people-could-not-be-fetched');
      show(this, el('h2', {}, phrase('office.administration.people-of', { name: organisation.name })), el('p', { class: 'notice' }, words));
    }
  }

  #draw(people) {
    show(
      this,
      el('h2', {}, phrase('office.administration.people-of', { name: this.#organisation.name })),
      people.length === 0 ? el('p', { class: 'notice' }, phrase('office.administration.nobody-yet-add-the-first-person')) : this.#table(people),
      this.session.may('ADMINISTER_ORGANISATION') && this.#adding(),
    );
  }

  #table(people) {
    return el(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.administration.people') },
      el(
        'table',
        { class: 'stacks', 'data-test': 'people' },
        el('thead', {}, el('tr', {}, [phrase('office.administration.name'), phrase('office.administration.signs-in-as'), phrase('office.administration.roles'), phrase('office.administration.change')].map((words) => el('th', { scope: 'col' }, words)))),
        el('tbody', {}, people.map((person) => this.#row(person))),
      ),
    );
  }

  #row(person) {
    return el(
      'tr',
      { 'data-person-id': person.id },
      el('th', { scope: 'row' }, person.name, person.suspended && el('span', { class: 'chip' }, phrase('office.administration.suspended'))),
      el('td', {}, person.username),
      el('td', {}, person.roles.map(roleWords).join(', '), person.stay && el('p', { class: 'hint' }, stayWords(person.stay))),
      el('td', {}, this.#acts(person)),
    );
  }

  #acts(person) {
    const administers = this.session.may('ADMINISTER_ORGANISATION');
    if (!administers && !(person.roles.length > 0 && person.roles.every((role) => role === 'REPORTER'))) return null;
    const act = (words, test, onclick) => el('button', { type: 'button', class: 'link', 'data-test': test, onclick }, words, el('span', { class: 'for-listeners' }, ` (${person.name})`));
    const byLink = this.#organisation.kind === 'WATCH_GROUP' && !person.suspended && person.roles.length > 0 && person.roles.every((role) => BY_LINK.includes(role));
    return [
      administers && !person.stay && act(phrase('office.administration.change-roles'), 'change-roles', (event) => this.#editRoles(person, event.target.closest('tr'))),
      byLink && act(phrase('office.administration.make-a-link-to-sign-in'), 'make-link', () => this.#makeLink(person)),
      act(person.suspended ? phrase('office.administration.let-in-again') : phrase('office.administration.suspend'), 'suspend', () => this.#act(() => (person.suspended ? restore(person.id) : suspend(person.id)))),
      administers && act(phrase('office.administration.reset-second-factors'), 'reset-factors', (event) => this.#askToReset(person, event.target.closest('tr'))),
      act(phrase('office.administration.remove'), 'remove', (event) => this.#askToRemove(person, event.target.closest('tr'))),
    ];
  }

  #askToRemove(person, row) {
    const sure = el('button', { type: 'button', class: 'primary', 'data-test': 'remove-sure', onclick: () => this.#act(() => remove(person.id)) }, phrase('office.administration.remove-for-good'));
    const question = el(
      'div',
      { class: 'stack' },
      el('p', {}, phrase('office.administration.remove-from-they-are-signed-out', { name: person.name, name2: this.#organisation.name })),
      el('div', { class: 'buttons' }, sure, el('button', { type: 'button', class: 'secondary', onclick: () => this.showOrganisation(this.#organisation) }, phrase('office.administration.cancel'))),
    );
    row.replaceChildren(el('th', { scope: 'row' }, person.name), el('td', { colspan: 3 }, question));
    sure.focus();
  }

  #askToReset(person, row) {
    const sure = el('button', { type: 'button', class: 'primary', 'data-test': 'reset-factors-sure', onclick: () => this.#act(() => resetSecondFactors(person.id)) }, phrase('office.administration.reset-them'));
    row.replaceChildren(
      el('th', { scope: 'row' }, person.name),
      el(
        'td',
        { colspan: 3 },
        el('p', {}, phrase('office.administration.this-removes-every-passkey-the-authenticator')),
        el('div', { class: 'buttons' }, sure, el('button', { type: 'button', class: 'secondary', onclick: () => this.showOrganisation(this.#organisation) }, phrase('office.administration.cancel'))),
      ),
    );
    sure.focus();
  }

  async #makeLink(person) {
    try {
      const secret = await makeLink(person.id);
      this.querySelector('[data-test=secret-card]')?.remove();
      const card = secretCard({ words: phrase('office.administration.with-this-signs-in-once-within', { name: person.name }), secret, hint: phrase('office.administration.give-it-to-nobody-else-that') });
      this.querySelector('h2').after(card);
      card.focus();
    } catch (problem) {
      this.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }

  #editRoles(person, row) {
    const ticks = roleTicks(this.#roles(), person.roles);
    const form = el('form', { class: 'stack' }, ticks, el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, phrase('office.administration.save-the-roles')), el('button', { type: 'button', class: 'secondary', onclick: () => this.showOrganisation(this.#organisation) }, phrase('office.administration.cancel'))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#act(() => changeRoles(person.id, rolesOf(form)));
    });
    row.replaceChildren(el('th', { scope: 'row' }, person.name), el('td', { colspan: 3 }, form));
    form.querySelector('input').focus();
  }

  #roles() {
    return rolesToGive(this.session, this.#organisation.kind, false);
  }

  async #act(action) {
    try {
      await action();
      await this.showOrganisation(this.#organisation);
    } catch (problem) {
      this.prepend(el('p', { class: 'problem', role: 'alert' }, problem.errors?.[0]?.detail ?? problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }

  #adding() {
    const form = el(
      'form',
      { id: 'person-form', class: 'stack', novalidate: true },
      errorSummary('person-form'),
      formField({ id: 'person-name', label: phrase('office.administration.name'), autocomplete: 'off', 'data-test': 'person-name' }),
      formField({ id: 'person-username', label: phrase('office.administration.signs-in-as'), autocomplete: 'off', autocapitalize: 'none', 'data-test': 'person-username' }),
      roleTicks(this.#roles(), []),
      el('button', { type: 'submit', class: 'primary', id: 'person-send', 'data-test': 'person-send' }, phrase('office.administration.add-the-person')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    return el('details', { class: 'card' }, el('summary', {}, phrase('office.administration.add-a-person')), form);
  }

  async #send(form) {
    const person = { username: form.elements['person-username'].value.trim(), name: form.elements['person-name'].value.trim(), roles: rolesOf(form) };
    const errors = [];
    if (person.name === '') errors.push({ field: 'person-name', words: phrase('office.administration.enter-the-name') });
    if (person.username === '') errors.push({ field: 'person-username', words: phrase('office.administration.enter-the-name-to-sign-in') });
    if (person.roles.length === 0) errors.push({ field: 'person-send', words: phrase('office.administration.choose-at-least-one-role') });
    showErrors(form, errors);
    if (errors.length > 0) return;
    try {
      const { enrolmentCode } = await addPerson(this.#organisation.id, person);
      await this.showOrganisation(this.#organisation);
      this.#tellCode(person.name, enrolmentCode);
    } catch (problem) {
      const named = { errors: (problem.errors ?? []).map(({ pointer, detail }) => ({ pointer: pointer.replace(/^\//, '/person-'), detail })), words: problem.words };
      showErrors(form, fieldErrors(named, form, 'person-send'));
    }
  }

  #tellCode(name, code) {
    const box = el(
      'div',
      { class: 'card stack', tabindex: -1 },
      el('p', {}, phrase('office.administration.give-this-code-to-it-works', { name })),
      el('p', { class: 'secret', 'data-test': 'enrolment-code' }, code),
      el('p', {}, phrase('office.administration.they-enter-it-at'), el('a', { href: '/enrol.html' }, phrase('office.administration.the-enrolment-page')), '.'),
    );
    this.querySelector('h2').after(box);
    box.focus();
  }
}

const stayWords = ({ from, until, over }) => phrase('office.administration.from-2', { from, over: over ? phrase('office.administration.until-2') : phrase('office.administration.may-look-until'), dayAndClock: dayAndClock(until) });

function roleTicks(roles, chosen) {
  return el(
    'fieldset',
    {},
    el('legend', {}, phrase('office.administration.roles')),
    roles.map(([code, words]) => {
      const id = freshId('role');
      return el('div', { class: 'tick' }, el('input', { type: 'checkbox', id, name: 'role', value: code, checked: chosen.includes(code), 'data-test': `role-${code}` }), el('label', { for: id }, words));
    }),
  );
}

const rolesOf = (form) => [...form.querySelectorAll('input[name=role]:checked')].map(({ value }) => value);

customElements.define('hedge-people', HedgePeople);
