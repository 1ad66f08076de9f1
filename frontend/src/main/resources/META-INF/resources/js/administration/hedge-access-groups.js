import { admitMember, dismissMember, listGroups, makeGroup } from '../api/agreements.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { dayAndClock } from '../time/london.js';

const KINDS = [['TEAM', phrase('office.administration.team-people-of-this-organisation')], ['COMPARTMENT', phrase('office.administration.compartment-a-closed-list-of-police')]];

/** The teams and compartments that the own organisation keeps, and who belongs to them. */
export class HedgeAccessGroups extends HTMLElement {
  #list = el('div', {});

  async connectedCallback() {
    show(this, this.#list, this.#making());
    await this.#refresh();
  }

  async #refresh() {
    try {
      const groups = await listGroups();
      show(
        this.#list,
        groups.length === 0 && el('p', { class: 'hint' }, phrase('office.administration.there-is-no-team-and-no')),
        el('ul', { class: 'plain-list', 'data-test': 'groups' }, groups.map((group) => this.#entry(group))),
      );
    } catch (problem) {
      show(this.#list, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-groups-could-not-be-fetched')));
    }
  }

  #entry({ id, kind, name, members }) {
    const field = `member-${id}`;
    const form = el(
      'form',
      { id: `admit-${id}`, class: 'stack', novalidate: true },
      errorSummary(`admit-${id}`),
      formField({ id: field, label: phrase('office.administration.add-somebody'), hint: phrase('office.administration.the-name-with-which-they-sign'), maxlength: 64, autocomplete: 'off', autocapitalize: 'none', 'data-test': 'member-name' }),
      el('button', { type: 'submit', class: 'secondary', id: `send-${id}`, 'data-test': 'member-send' }, phrase('office.administration.add')),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const username = form.elements[field].value.trim();
      if (username === '') {
        showErrors(form, [{ field, words: phrase('office.administration.write-the-name-with-which-they') }]);
        return;
      }
      try {
        await admitMember(id, username, null);
        await this.#refresh();
      } catch (problem) {
        showErrors(form, [{ field, words: problem.errors?.[0]?.detail ?? problem.words ?? phrase('office.administration.that-did-not-work') }]);
      }
    });
    return el(
      'li',
      { class: 'card' },
      el('h2', {}, name, ' ', el('span', { class: 'chip' }, kind === 'TEAM' ? phrase('office.administration.team') : phrase('office.administration.compartment'))),
      members.length === 0 ? el('p', { class: 'hint' }, phrase('office.administration.nobody-belongs-to-it')) : el('ul', { class: 'plain-list' }, members.map((member) => this.#member(id, member))),
      form,
    );
  }

  #member(group, { username, name, organisation, until }) {
    return el(
      'li',
      {},
      `${name} (${organisation})`,
      until && phrase('office.administration.until', { dayAndClock: dayAndClock(until) }),
      ' ',
      el('button', { type: 'button', class: 'link', 'data-test': 'dismiss', onclick: () => this.#dismiss(group, username) }, phrase('office.administration.take-out'), el('span', { class: 'for-listeners' }, ` (${name})`)),
    );
  }

  async #dismiss(group, username) {
    try {
      await dismissMember(group, username);
      await this.#refresh();
    } catch (problem) {
      this.#list.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }

  #making() {
    const form = el(
      'form',
      { id: 'group-form', class: 'stack', novalidate: true },
      el('h2', {}, phrase('office.administration.make-a-team-or-a-compartment')),
      errorSummary('group-form'),
      selectField({ id: 'kind', label: phrase('office.administration.which'), options: KINDS, 'data-test': 'group-kind' }),
      formField({ id: 'name', label: phrase('office.administration.name'), maxlength: 80, autocomplete: 'off', 'data-test': 'group-name' }),
      el('button', { type: 'submit', class: 'primary', id: 'group-send', 'data-test': 'group-send' }, phrase('office.administration.make-it')),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        await makeGroup({ kind: form.elements.kind.value, name: form.elements.name.value.trim() });
        form.reset();
        await this.#refresh();
      } catch (problem) {
        showErrors(form, fieldErrors(problem, form, 'group-send'));
      }
    });
    return form;
  }
}

customElements.define('hedge-access-groups', HedgeAccessGroups);
