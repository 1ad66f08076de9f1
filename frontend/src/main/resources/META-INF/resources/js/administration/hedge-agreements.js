import { endAgreement, joinAgreement, leaveAgreement, listAgreements, listCategoryGroups, makeAgreement } from '../api/agreements.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { PURPOSES } from '../session/purpose-field.js';

const MARKINGS = [['OFFICIAL', 'OFFICIAL'], ['OFFICIAL_SENSITIVE', 'OFFICIAL-SENSITIVE']];
const WORDS = { INVITED: 'Invited', PARTY: 'Party', LEFT: 'Left' };

/** The information sharing agreements of the own organisation: joining, leaving, ending, making. */
export class HedgeAgreements extends HTMLElement {
  #list = el('div', {});
  #groups = [];

  async connectedCallback() {
    show(this, this.#list);
    await this.#refresh();
  }

  async #refresh() {
    show(this.#list, el('p', { role: 'status' }, 'Fetching the agreements…'));
    try {
      const [{ agreements, invitable }, groups] = await Promise.all([listAgreements(), listCategoryGroups()]);
      this.#groups = groups;
      show(
        this.#list,
        agreements.length === 0 && el('p', { class: 'hint' }, 'Your organisation is party to no agreement yet.'),
        el('ul', { class: 'plain-list', 'data-test': 'agreements' }, agreements.map((agreement) => this.#entry(agreement))),
        invitable.length > 0 && this.#making(invitable),
      );
    } catch (problem) {
      show(this.#list, el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'The agreements could not be fetched.'));
    }
  }

  #entry(agreement) {
    const { id, name, own, lead, inForce, parties, invited, purposes, categoryGroups, maximumMarking, firstDay, lastDay, reviewDay } = agreement;
    const names = (organisations) => organisations.map(({ shortName }) => shortName).join(', ');
    const words = new Map(this.#groups.map(({ code, name: group }) => [code, group]));
    const act = (label, test, action) => el('button', { type: 'button', class: 'link', 'data-test': test, onclick: () => this.#act(action) }, label, el('span', { class: 'for-listeners' }, ` (${name})`));
    const place = el('div', {});
    return el(
      'li',
      { class: 'card', 'data-agreement-id': id },
      el('h2', {}, name, ' ', el('span', { class: inForce ? 'chip' : 'chip chip-warning' }, inForce ? 'In force' : 'Not in force'), own !== 'PARTY' && el('span', { class: 'chip chip-warning' }, WORDS[own])),
      el(
        'dl',
        { class: 'facts' },
        fact('Between', names(parties) || 'nobody yet'),
        invited.length > 0 && fact('Not joined yet', names(invited)),
        fact('What for', purposes.map((code) => PURPOSES.get(code) ?? code).join('; ')),
        fact('About', categoryGroups.map((code) => words.get(code) ?? code).join(', ')),
        fact('Up to', new Map(MARKINGS).get(maximumMarking)),
        fact('Lasts', `${day(firstDay)} to ${day(lastDay)}; to be looked at again on ${day(reviewDay)}`),
      ),
      el(
        'div',
        { class: 'buttons' },
        own === 'INVITED' && act('Join', 'join-agreement', () => joinAgreement(id)),
        own !== 'LEFT' && !lead && act(own === 'INVITED' ? 'Decline' : 'Leave', 'leave-agreement', () => leaveAgreement(id)),
        lead && inForce && el('button', { type: 'button', class: 'link', 'data-test': 'end-agreement', onclick: () => this.#askToEnd(id, name, place) }, 'End it now', el('span', { class: 'for-listeners' }, ` (${name})`)),
      ),
      place,
    );
  }

  #askToEnd(id, name, place) {
    const form = el(
      'form',
      { id: 'end-form', class: 'stack', novalidate: true },
      errorSummary('end-form'),
      el('p', {}, `From this moment nothing more is shared under ${name}, with anybody.`),
      formField({ id: 'reason', label: 'Why', maxlength: 400, autocomplete: 'off', 'data-test': 'end-reason' }),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', id: 'end-send', 'data-test': 'end-send' }, 'End it now'), el('button', { type: 'button', class: 'secondary', onclick: () => show(place) }, 'Cancel')),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        await endAgreement(id, form.elements.reason.value.trim());
        await this.#refresh();
      } catch (problem) {
        showErrors(form, fieldErrors(problem, form, 'end-send'));
      }
    });
    show(place, form);
    form.elements.reason.focus();
  }

  async #act(action) {
    try {
      await action();
      await this.#refresh();
    } catch (problem) {
      this.#list.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'That did not work.'));
    }
  }

  #making(invitable) {
    const ticks = (id, legend, options) =>
      el('fieldset', { id }, el('legend', {}, legend), el('div', { class: 'scroll-list' }, options.map(([code, words]) => el('div', { class: 'tick' }, el('input', { type: 'checkbox', id: `${id}-${code}`, name: id, value: code }), el('label', { for: `${id}-${code}` }, words)))));
    const form = el(
      'form',
      { id: 'agreement-form', class: 'stack', novalidate: true },
      el('h2', {}, 'Make an agreement'),
      el('p', { class: 'hint' }, 'Your organisation leads it. Each of the others is party to it when its own administrator has joined. Its terms are never changed: end it and make another.'),
      errorSummary('agreement-form'),
      formField({ id: 'name', label: 'Name', maxlength: 120, autocomplete: 'off', 'data-test': 'agreement-name' }),
      ticks('invited', 'With whom', invitable.map(({ id, name }) => [id, name])),
      ticks('purposes', 'What for', [...PURPOSES]),
      ticks('categoryGroups', 'About which kinds of incident', this.#groups.map(({ code, name }) => [code, name])),
      selectField({ id: 'maximumMarking', label: 'Up to which marking', options: MARKINGS, value: 'OFFICIAL' }),
      formField({ id: 'firstDay', label: 'First day', type: 'date' }),
      formField({ id: 'lastDay', label: 'Last day', type: 'date', hint: 'It stops at the end of this day, at most three years on.' }),
      formField({ id: 'reviewDay', label: 'To be looked at again on', type: 'date' }),
      el('button', { type: 'submit', class: 'primary', id: 'agreement-send', 'data-test': 'agreement-send' }, 'Make it and invite them'),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const ticked = (name) => [...form.querySelectorAll(`input[name=${name}]:checked`)].map(({ value }) => value);
      const value = (name) => form.elements[name].value.trim() || null;
      try {
        await makeAgreement({
          name: value('name'),
          invited: ticked('invited'),
          purposes: ticked('purposes'),
          categoryGroups: ticked('categoryGroups'),
          maximumMarking: value('maximumMarking'),
          firstDay: value('firstDay'),
          lastDay: value('lastDay'),
          reviewDay: value('reviewDay'),
        });
        await this.#refresh();
      } catch (problem) {
        showErrors(form, fieldErrors(problem, form, 'agreement-send'));
      }
    });
    return form;
  }
}

function fact(name, words) {
  return [el('dt', {}, name), el('dd', {}, words)];
}

function day(date) {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

customElements.define('hedge-agreements', HedgeAgreements);
