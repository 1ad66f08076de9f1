import { addOrganisation, freeze, listOrganisations, putInCare, thaw } from '../api/administration.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';

const KINDS = [['FORCE', phrase('office.administration.police-force')], ['NATIONAL_UNIT', phrase('office.administration.national-unit')], ['PARTNER', phrase('office.administration.partner')], ['WATCH_GROUP', phrase('office.administration.watch-group')]];

/** The organisations that this person looks after: adding, care, freezing. It says "organisation-chosen" {organisation}. `session` is set before it is connected. */
export class HedgeOrganisations extends HTMLElement {
  #list = el('div', {});
  #organisations = [];

  async connectedCallback() {
    show(this, el('h2', {}, phrase('office.administration.organisations')), this.#list, this.#kinds().length > 0 && this.#adding());
    await this.#refresh();
  }

  /** The kinds of organisation that this person may add. */
  #kinds() {
    if (this.session.may('ADMINISTER_SYSTEM')) return KINDS;
    const force = this.session.may('ADMINISTER_ORGANISATION') && this.session.session.organisation.kind === 'FORCE';
    return force ? KINDS.filter(([kind]) => kind === 'WATCH_GROUP') : [];
  }

  /** @param chosen the organisation to go back to, if any */
  async #refresh(chosen = null) {
    show(this.#list, el('p', { role: 'status' }, phrase('office.administration.fetching-the-organisations')));
    try {
      this.#organisations = await listOrganisations();
    } catch (problem) {
      show(this.#list, el('p', { class: 'problem', role: 'alert' }, problem.words ?? phrase('office.administration.the-organisations-could-not-be-fetched')));
      return;
    }
    this.#draw();
    const own = this.#organisations.find(({ id }) => id === (chosen ?? this.session.session.organisation.id)) ?? this.#organisations[0];
    if (own) this.#choose(own);
  }

  #draw() {
    show(
      this.#list,
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': phrase('office.administration.organisations') },
        el(
          'table',
          { class: 'stacks', 'data-test': 'organisations' },
          el('thead', {}, el('tr', {}, [phrase('office.administration.name'), phrase('office.administration.short-name'), phrase('office.administration.kind'), phrase('office.administration.change')].map((words) => el('th', { scope: 'col' }, words)))),
          el('tbody', {}, this.#organisations.map((organisation) => this.#row(organisation))),
        ),
      ),
    );
  }

  #row(organisation) {
    const { id, name, shortName, kind, frozen, frozenReason, inCareOf } = organisation;
    const whose = () => el('span', { class: 'for-listeners' }, phrase('office.administration.of', { name }));
    const act = (words, test, onclick) => el('button', { type: 'button', class: 'link', 'data-test': test, onclick }, words, whose());
    const system = this.session.may('ADMINISTER_SYSTEM');
    const cares = system || (inCareOf !== undefined && inCareOf === this.session.session.organisation.id);
    const carer = this.#organisations.find((each) => each.id === inCareOf);
    return el(
      'tr',
      { 'data-organisation-id': id },
      el('th', { scope: 'row' }, name, frozen && el('span', { class: 'chip chip-warning' }, phrase('office.administration.frozen')), frozenReason && el('p', { class: 'hint' }, frozenReason)),
      el('td', {}, shortName),
      el('td', {}, new Map(KINDS).get(kind) ?? kind, carer && el('p', { class: 'hint' }, phrase('office.administration.in-the-care-of', { shortName: carer.shortName }))),
      el(
        'td',
        {},
        act(phrase('office.administration.show-people'), 'show-people', () => this.#choose(organisation)),
        cares && (frozen ? act(phrase('office.administration.unfreeze'), 'thaw', () => this.#act(() => thaw(id))) : act(phrase('office.administration.freeze'), 'freeze', (event) => this.#askToFreeze(organisation, event.target.closest('tr')))),
        system && kind === 'WATCH_GROUP' && act(phrase('office.administration.change-who-looks-after-it'), 'care', (event) => this.#askWhoCares(organisation, event.target.closest('tr'))),
      ),
    );
  }

  #askToFreeze({ id, name }, row) {
    const form = el(
      'form',
      { id: 'freeze-form', class: 'stack', novalidate: true },
      errorSummary('freeze-form'),
      el('p', {}, phrase('office.administration.from-now-on-nobody-of-sees', { name })),
      formField({ id: 'reason', label: phrase('office.administration.why'), maxlength: 400, autocomplete: 'off', 'data-test': 'freeze-reason' }),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', id: 'freeze-send', 'data-test': 'freeze-send' }, phrase('office.administration.freeze-now')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#draw() }, phrase('office.administration.cancel'))),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const reason = form.elements.reason.value.trim();
      showErrors(form, reason === '' ? [{ field: 'reason', words: phrase('office.administration.write-why-in-a-few-words') }] : []);
      if (reason === '') return;
      try {
        await freeze(id, reason);
        await this.#refresh(id);
      } catch (problem) {
        showErrors(form, fieldErrors(problem, form, 'freeze-send'));
      }
    });
    row.replaceChildren(el('th', { scope: 'row' }, name), el('td', { colspan: 3 }, form));
    form.elements.reason.focus();
  }

  #askWhoCares({ id, name, inCareOf }, row) {
    const forces = this.#organisations.filter(({ kind }) => kind === 'FORCE').map((force) => [force.id, force.name]);
    const choice = selectField({ id: 'force', label: phrase('office.administration.which-force-looks-after-it'), options: [['', phrase('office.administration.none')], ...forces], value: inCareOf ?? '' });
    const form = el('form', { class: 'stack' }, choice, el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, phrase('office.administration.save')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#draw() }, phrase('office.administration.cancel'))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#act(() => putInCare(id, form.elements.force.value || null));
    });
    row.replaceChildren(el('th', { scope: 'row' }, name), el('td', { colspan: 3 }, form));
    form.elements.force.focus();
  }

  async #act(action) {
    try {
      await action();
      await this.#refresh();
    } catch (problem) {
      this.#list.prepend(el('p', { class: 'problem', role: 'alert' }, problem.errors?.[0]?.detail ?? problem.words ?? phrase('office.administration.that-did-not-work')));
    }
  }

  #choose(organisation) {
    this.dispatchEvent(new CustomEvent('organisation-chosen', { detail: { organisation } }));
  }

  #adding() {
    const kind = selectField({ id: 'kind', label: phrase('office.administration.kind'), options: this.#kinds(), 'data-test': 'organisation-kind' });
    const force = formField({ id: 'forceCode', label: phrase('office.administration.force-code'), hint: phrase('office.administration.as-in-incident-references-like-cambs'), autocapitalize: 'characters' });
    const squares = formField({ id: 'watchSquares', label: phrase('office.administration.watch-area'), hint: phrase('office.administration.10-km-grid-squares-with-spaces') });
    const follow = () => {
      const value = kind.querySelector('select').value;
      force.hidden = value !== 'FORCE';
      squares.hidden = value !== 'WATCH_GROUP';
    };
    kind.addEventListener('change', follow);
    follow();
    const form = el(
      'form',
      { id: 'organisation-form', class: 'stack', novalidate: true },
      errorSummary('organisation-form'),
      kind,
      formField({ id: 'name', label: phrase('office.administration.name'), autocomplete: 'off', 'data-test': 'organisation-name' }),
      formField({ id: 'shortName', label: phrase('office.administration.short-name'), autocomplete: 'off', 'data-test': 'organisation-short-name' }),
      force,
      squares,
      el('button', { type: 'submit', class: 'primary', id: 'organisation-send', 'data-test': 'organisation-send' }, phrase('office.administration.add-the-organisation')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    return el('details', { class: 'card' }, el('summary', {}, phrase('office.administration.add-an-organisation')), form);
  }

  async #send(form) {
    const value = (name) => form.elements[name].value.trim();
    const organisation = { kind: value('kind'), name: value('name'), shortName: value('shortName') };
    if (organisation.kind === 'FORCE') organisation.forceCode = value('forceCode').toUpperCase();
    if (organisation.kind === 'WATCH_GROUP') organisation.watchSquares = value('watchSquares').toUpperCase().split(/[\s,;]+/).filter(Boolean);
    const errors = ['name', 'shortName'].filter((name) => organisation[name] === '').map((name) => ({ field: name, words: name === 'name' ? phrase('office.administration.enter-the-name') : phrase('office.administration.enter-a-short-name') }));
    showErrors(form, errors);
    if (errors.length > 0) return;
    try {
      await addOrganisation(organisation);
      form.reset();
      await this.#refresh();
    } catch (problem) {
      showErrors(form, fieldErrors(problem, form, 'organisation-send'));
    }
  }
}

customElements.define('hedge-organisations', HedgeOrganisations);
