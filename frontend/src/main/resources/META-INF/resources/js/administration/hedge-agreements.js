import { endAgreement, joinAgreement, leaveAgreement, listAgreements, listCategoryGroups, makeAgreement } from '../api/agreements.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { currentLanguage } from '../lib/words.js';
import { welshDate } from '../time/calendar-words.js';
import { PURPOSES } from '../session/purpose-field.js';

const MARKINGS = [['OFFICIAL', 'OFFICIAL'], ['OFFICIAL_SENSITIVE', 'OFFICIAL-SENSITIVE']];
const WORDS = { INVITED: phrase('office.administration.invited'), PARTY: phrase('office.administration.party'), LEFT: phrase('office.administration.left') };

/** The information sharing agreements of the own organisation: joining, leaving, ending, making. */
export class HedgeAgreements extends HTMLElement {
  #list = el('div', {});
  #groups = [];

  async connectedCallback() {
    show(this, this.#list);
    await this.#refresh();
  }

  async #refresh() {
    show(this.#list, el('p', { role: 'status' }, phrase('office.administration.fetching-the-agreements')));
    try {
      const [{ agreements, invitable }, groups] = await Promise.all([listAgreements(), listCategoryGroups()]);
      this.#groups = groups;
      show(
        this.#list,
        agreements.length === 0 && el('p', { class: 'hint' }, phrase('office.administration.your-organisation-is-party-to-no')),
        el('ul', { class: 'plain-list', 'data-test': 'agreements' }, agreements.map((agreement) => this.#entry(agreement))),
        invitable.length > 0 && this.#making(invitable),
      );
    } catch (problem) {
      show(this.#list, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-agreements-could-not-be-fetched')));
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
      el('h2', {}, name, ' ', el('span', { class: inForce ? 'chip' : 'chip chip-warning' }, inForce ? phrase('office.administration.in-force') : phrase('office.administration.not-in-force')), own !== 'PARTY' && el('span', { class: 'chip chip-warning' }, WORDS[own])),
      el(
        'dl',
        { class: 'facts' },
        fact(phrase('office.administration.between'), names(parties) || phrase('office.administration.nobody-yet')),
        invited.length > 0 && fact(phrase('office.administration.not-joined-yet'), names(invited)),
        fact(phrase('office.administration.what-for'), purposes.map((code) => PURPOSES.get(code) ?? code).join('; ')),
        fact(phrase('office.administration.about'), categoryGroups.map((code) => words.get(code) ?? code).join(', ')),
        fact(phrase('office.administration.up-to'), new Map(MARKINGS).get(maximumMarking)),
        fact(phrase('office.administration.lasts'), phrase('office.administration.to-to-be-looked-at-again', { day: day(firstDay), day2: day(lastDay), day3: day(reviewDay) })),
      ),
      el(
        'div',
        { class: 'buttons' },
        own === 'INVITED' && act(phrase('office.administration.join'), 'join-agreement', () => joinAgreement(id)),
        own !== 'LEFT' && !lead && act(own === 'INVITED' ? phrase('office.administration.decline') : phrase('office.administration.leave'), 'leave-agreement', () => leaveAgreement(id)),
        lead && inForce && el('button', { type: 'button', class: 'link', 'data-test': 'end-agreement', onclick: () => this.#askToEnd(id, name, place) }, phrase('office.administration.end-it-now'), el('span', { class: 'for-listeners' }, ` (${name})`)),
      ),
      place,
    );
  }

  #askToEnd(id, name, place) {
    const form = el(
      'form',
      { id: 'end-form', class: 'stack', novalidate: true },
      errorSummary('end-form'),
      el('p', {}, phrase('office.administration.from-this-moment-nothing-more-is', { name })),
      formField({ id: 'reason', label: phrase('office.administration.why'), maxlength: 400, autocomplete: 'off', 'data-test': 'end-reason' }),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', id: 'end-send', 'data-test': 'end-send' }, phrase('office.administration.end-it-now')), el('button', { type: 'button', class: 'secondary', onclick: () => show(place) }, phrase('office.administration.cancel'))),
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
      this.#list.prepend(el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }

  #making(invitable) {
    const ticks = (id, legend, options) =>
      el('fieldset', { id }, el('legend', {}, legend), el('div', { class: 'scroll-list' }, options.map(([code, words]) => el('div', { class: 'tick' }, el('input', { type: 'checkbox', id: `${id}-${code}`, name: id, value: code }), el('label', { for: `${id}-${code}` }, words)))));
    const form = el(
      'form',
      { id: 'agreement-form', class: 'stack', novalidate: true },
      el('h2', {}, phrase('office.administration.make-an-agreement')),
      el('p', { class: 'hint' }, phrase('office.administration.your-organisation-leads-it-each-of')),
      errorSummary('agreement-form'),
      formField({ id: 'name', label: phrase('office.administration.name'), maxlength: 120, autocomplete: 'off', 'data-test': 'agreement-name' }),
      ticks('invited', phrase('office.administration.with-whom'), invitable.map(({ id, name }) => [id, name])),
      ticks('purposes', phrase('office.administration.what-for'), [...PURPOSES]),
      ticks('categoryGroups', phrase('office.administration.about-which-kinds-of-incident'), this.#groups.map(({ code, name }) => [code, name])),
      selectField({ id: 'maximumMarking', label: phrase('office.administration.up-to-which-marking'), options: MARKINGS, value: 'OFFICIAL' }),
      formField({ id: 'firstDay', label: phrase('office.administration.first-day'), type: 'date' }),
      formField({ id: 'lastDay', label: phrase('office.administration.last-day'), type: 'date', hint: phrase('office.administration.it-stops-at-the-end-of') }),
      formField({ id: 'reviewDay', label: phrase('office.administration.to-be-looked-at-again-on'), type: 'date' }),
      el('button', { type: 'submit', class: 'primary', id: 'agreement-send', 'data-test': 'agreement-send' }, phrase('office.administration.make-it-and-invite-them')),
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
  if (currentLanguage() === 'cy') return welshDate(date, { day: 'numeric', month: 'long', year: 'numeric' });
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

customElements.define('hedge-agreements', HedgeAgreements);
