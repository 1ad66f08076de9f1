import { invite, listInvitations, withdrawInvitation } from '../api/ways-in.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { rolesToGive, roleWords } from '../session/role-words.js';
import { dayAndClock } from '../time/london.js';
import { secretCard } from './secret-card.js';

const STATES = { OPEN: 'Open', USED: 'Taken', WITHDRAWN: 'Withdrawn', EXPIRED: 'Too old' };
const LIVES = [['1', '1 day'], ['3', '3 days'], ['7', '1 week'], ['14', '2 weeks']];

/** Inviting people to one organisation. `session` is set before it is connected. */
export class HedgeInvitations extends HTMLElement {
  #organisation = null;
  #made = null;

  async showOrganisation(organisation) {
    this.#organisation = organisation;
    this.#made = null;
    show(this, el('h2', {}, 'Invitations'), el('p', { role: 'status' }, 'Fetching the invitations…'));
    await this.#refresh();
  }

  async #refresh() {
    const organisation = this.#organisation;
    try {
      const invitations = await listInvitations(organisation.id);
      if (organisation === this.#organisation) this.#draw(invitations);
    } catch (problem) {
      show(this, el('h2', {}, 'Invitations'), el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'The invitations could not be fetched.'));
    }
  }

  #draw(invitations) {
    const card = this.#made && secretCard({
      words: 'Show this code to the person, or send them the address. It works once and is shown only now.',
      secret: this.#made,
      hint: 'Whoever has it can join, so give it to nobody else.',
    });
    show(
      this,
      el('h2', {}, `Invitations to ${this.#organisation.name}`),
      card,
      invitations.length === 0 ? el('p', { class: 'notice' }, 'Nobody has been invited yet.') : this.#table(invitations),
      this.#inviting(),
    );
    card?.focus();
  }

  #table(invitations) {
    const row = (invitation) => el(
      'tr',
      { 'data-invitation-id': invitation.id },
      el('th', { scope: 'row' }, roleWords(invitation.role), invitation.guestFrom && ` from ${invitation.guestFrom}, ${days(invitation.guestDays)}`),
      el('td', {}, STATES[invitation.state], invitation.usedBy && ` by ${invitation.usedBy}`),
      el('td', {}, invitation.madeBy),
      el('td', {}, dayAndClock(invitation.expiresAt)),
      el('td', {}, invitation.state === 'OPEN' && el('button', { type: 'button', class: 'link', 'data-test': 'withdraw-invitation', onclick: () => this.#withdraw(invitation) }, 'Withdraw', el('span', { class: 'for-listeners' }, ` the invitation for a ${roleWords(invitation.role)}`))),
    );
    return el(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Invitations' },
      el(
        'table',
        { class: 'stacks', 'data-test': 'invitations' },
        el('thead', {}, el('tr', {}, ['As', 'State', 'Invited by', 'Good until', 'Change'].map((words) => el('th', { scope: 'col' }, words)))),
        el('tbody', {}, invitations.map(row)),
      ),
    );
  }

  #inviting() {
    const role = selectField({ id: 'role', label: 'As', options: rolesToGive(this.session, this.#organisation.kind, true), 'data-test': 'invitation-role' });
    const guest = el(
      'div',
      { class: 'stack', hidden: true },
      formField({ id: 'guestFrom', label: 'Where the guest comes from', hint: 'Like Essex Police', autocomplete: 'off', 'data-test': 'invitation-from' }),
      formField({ id: 'guestDays', label: 'How many days the guest may look', hint: 'From 1 to 30, counted from when the guest joins', inputmode: 'numeric', value: '7', 'data-test': 'invitation-guest-days' }),
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
      selectField({ id: 'days', label: 'The invitation is good for', options: LIVES, value: '3' }),
      guest,
      el('button', { type: 'submit', class: 'primary', id: 'invitation-send', 'data-test': 'invitation-send' }, 'Make the invitation'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    return el('details', { class: 'card' }, el('summary', { 'data-test': 'invite' }, 'Invite somebody'), form);
  }

  async #send(form) {
    const value = (name) => form.elements[name].value.trim();
    const invitation = { role: value('role'), days: Number(value('days')) };
    const errors = [];
    if (invitation.role === 'GUEST') {
      invitation.guestFrom = value('guestFrom');
      invitation.guestDays = Number(value('guestDays'));
      if (invitation.guestFrom === '') errors.push({ field: 'guestFrom', words: 'Say where the guest comes from.' });
      if (!Number.isInteger(invitation.guestDays) || invitation.guestDays < 1 || invitation.guestDays > 30) errors.push({ field: 'guestDays', words: 'Enter a number from 1 to 30.' });
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
      this.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'That did not work.'));
    }
  }
}

const days = (number) => (number === 1 ? '1 day' : `${number} days`);

customElements.define('hedge-invitations', HedgeInvitations);
