import { invite, listInvitations, withdrawInvitation } from '../api/ways-in.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { rolesToGive, roleWords } from '../session/role-words.js';
import { dayAndClock } from '../time/london.js';
import { secretCard } from './secret-card.js';

const STATES = { OPEN: phrase('office.administration.open'), USED: phrase('office.administration.taken'), WITHDRAWN: phrase('office.administration.withdrawn'), EXPIRED: phrase('office.administration.too-old') };
const LIVES = [['1', phrase('office.administration.1-day')], ['3', phrase('office.administration.3-days')], ['7', phrase('office.administration.1-week')], ['14', phrase('office.administration.2-weeks')]];

/** Inviting people to one organisation. `session` is set before it is connected. */
export class HedgeInvitations extends HTMLElement {
  #organisation = null;
  #made = null;

  async showOrganisation(organisation) {
    this.#organisation = organisation;
    this.#made = null;
    show(this, el('h2', {}, phrase('office.administration.invitations')), el('p', { role: 'status' }, phrase('office.administration.fetching-the-invitations')));
    await this.#refresh();
  }

  async #refresh() {
    const organisation = this.#organisation;
    try {
      const invitations = await listInvitations(organisation.id);
      if (organisation === this.#organisation) this.#draw(invitations);
    } catch (problem) {
      show(this, el('h2', {}, phrase('office.administration.invitations')), el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-invitations-could-not-be-fetched')));
    }
  }

  #draw(invitations) {
    const card = this.#made && secretCard({
      words: phrase('office.administration.show-this-code-to-the-person'),
      secret: this.#made,
      hint: phrase('office.administration.whoever-has-it-can-join-so'),
    });
    show(
      this,
      el('h2', {}, phrase('office.administration.invitations-to', { name: this.#organisation.name })),
      card,
      invitations.length === 0 ? el('p', { class: 'notice' }, phrase('office.administration.nobody-has-been-invited-yet')) : this.#table(invitations),
      this.#inviting(),
    );
    card?.focus();
  }

  #table(invitations) {
    const row = (invitation) => el(
      'tr',
      { 'data-invitation-id': invitation.id },
      el('th', { scope: 'row' }, roleWords(invitation.role), invitation.guestFrom && phrase('office.administration.from', { guestFrom: invitation.guestFrom, days: days(invitation.guestDays) })),
      el('td', {}, STATES[invitation.state], invitation.usedBy && phrase('office.administration.by', { usedBy: invitation.usedBy })),
      el('td', {}, invitation.madeBy),
      el('td', {}, dayAndClock(invitation.expiresAt)),
      el('td', {}, invitation.state === 'OPEN' && el('button', { type: 'button', class: 'link', 'data-test': 'withdraw-invitation', onclick: () => this.#withdraw(invitation) }, phrase('office.administration.withdraw'), el('span', { class: 'for-listeners' }, phrase('office.administration.the-invitation-for-a', { roleWords: roleWords(invitation.role) })))),
    );
    return el(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.administration.invitations') },
      el(
        'table',
        { class: 'stacks', 'data-test': 'invitations' },
        el('thead', {}, el('tr', {}, [phrase('office.administration.as'), phrase('office.administration.state'), phrase('office.administration.invited-by'), phrase('office.administration.good-until'), phrase('office.administration.change')].map((words) => el('th', { scope: 'col' }, words)))),
        el('tbody', {}, invitations.map(row)),
      ),
    );
  }

  #inviting() {
    const role = selectField({ id: 'role', label: phrase('office.administration.as'), options: rolesToGive(this.session, this.#organisation.kind, true), 'data-test': 'invitation-role' });
    const guest = el(
      'div',
      { class: 'stack', hidden: true },
      formField({ id: 'guestFrom', label: phrase('office.administration.where-the-guest-comes-from'), hint: phrase('office.administration.like-essex-police'), autocomplete: 'off', 'data-test': 'invitation-from' }),
      formField({ id: 'guestDays', label: phrase('office.administration.how-many-days-the-guest-may'), hint: phrase('office.administration.from-1-to-30-counted-from'), inputmode: 'numeric', value: '7', 'data-test': 'invitation-guest-days' }),
    );
    const choice = role.querySelector('select');
    const follow = () => (guest.hidden = choice.value !== 'GUEST');
    choice.addEventListener('change', follow);
    follow();
    const form = el(
      'form',
      { id: 'invitation-form', class: 'stack', novalidate: true },
      errorSummary('invitation-form'),
      role,
      selectField({ id: 'days', label: phrase('office.administration.the-invitation-is-good-for'), options: LIVES, value: '3' }),
      guest,
      el('button', { type: 'submit', class: 'primary', id: 'invitation-send', 'data-test': 'invitation-send' }, phrase('office.administration.make-the-invitation')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    return el('details', { class: 'card' }, el('summary', { 'data-test': 'invite' }, phrase('office.administration.invite-somebody')), form);
  }

  async #send(form) {
    const value = (name) => form.elements[name].value.trim();
    const invitation = { role: value('role'), days: Number(value('days')) };
    const errors = [];
    if (invitation.role === 'GUEST') {
      invitation.guestFrom = value('guestFrom');
      invitation.guestDays = Number(value('guestDays'));
      if (invitation.guestFrom === '') errors.push({ field: 'guestFrom', words: phrase('office.administration.say-where-the-guest-comes-from') });
      if (!Number.isInteger(invitation.guestDays) || invitation.guestDays < 1 || invitation.guestDays > 30) errors.push({ field: 'guestDays', words: phrase('office.administration.enter-a-number-from-1-to') });
    }
    showErrors(form, errors);
    if (errors.length > 0) return;
    try {
      this.#made = await invite(this.#organisation.id, invitation);
      await this.#refresh();
    } catch (problem) {
      showErrors(form, fieldErrors(problem, form, 'invitation-send'));
    }
  }

  async #withdraw(invitation) {
    try {
      await withdrawInvitation(invitation.id);
      this.#made = null;
      await this.#refresh();
    } catch (problem) {
      this.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }
}

const days = (number) => phrase('office.administration.days', { n: number });

customElements.define('hedge-invitations', HedgeInvitations);
