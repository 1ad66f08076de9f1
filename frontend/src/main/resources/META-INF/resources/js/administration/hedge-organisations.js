import { addOrganisation, listOrganisations } from '../api/administration.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField, selectField } from '../lib/form-field.js';

const KINDS = [['FORCE', 'Police force'], ['NATIONAL_UNIT', 'National unit'], ['PARTNER', 'Partner'], ['WATCH_GROUP', 'Watch group']];

/** The organisations, and adding one. It says "organisation-chosen" {organisation}. `session` is set before it is connected. */
export class HedgeOrganisations extends HTMLElement {
  #list = el('div', {});
  #organisations = [];

  async connectedCallback() {
    show(this, el('h2', {}, 'Organisations'), this.#list, this.session.may('ADMINISTER_SYSTEM') && this.#adding());
    await this.#refresh();
  }

  async #refresh() {
    show(this.#list, el('p', { role: 'status' }, 'Fetching the organisations…'));
    try {
      this.#organisations = await listOrganisations();
    } catch (problem) {
      show(this.#list, el('p', { class: 'problem', role: 'alert' }, problem.words ?? 'The organisations could not be fetched.'));
      return;
    }
    this.#draw();
    const own = this.#organisations.find(({ id }) => id === this.session.session.organisation.id) ?? this.#organisations[0];
    if (own) this.#choose(own);
  }

  #draw() {
    show(
      this.#list,
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Organisations' },
        el(
          'table',
          { 'data-test': 'organisations' },
          el('thead', {}, el('tr', {}, ['Name', 'Short name', 'Kind', 'People'].map((words) => el('th', { scope: 'col' }, words)))),
          el('tbody', {}, this.#organisations.map((organisation) => this.#row(organisation))),
        ),
      ),
    );
  }

  #row(organisation) {
    const { name, shortName, kind } = organisation;
    const people = el('button', { type: 'button', class: 'link', onclick: () => this.#choose(organisation) }, 'Show people', el('span', { class: 'for-listeners' }, ` of ${name}`));
    return el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, shortName), el('td', {}, new Map(KINDS).get(kind) ?? kind), el('td', {}, people));
  }

  #choose(organisation) {
    this.dispatchEvent(new CustomEvent('organisation-chosen', { detail: { organisation } }));
  }

  #adding() {
    const kind = selectField({ id: 'kind', label: 'Kind', options: KINDS, 'data-test': 'organisation-kind' });
    const force = formField({ id: 'forceCode', label: 'Force code', hint: 'As in incident references, like CAMBS', autocapitalize: 'characters' });
    const squares = formField({ id: 'watchSquares', label: 'Watch area', hint: '10 km grid squares with spaces between, like TL44 TL45' });
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
      formField({ id: 'name', label: 'Name', autocomplete: 'off', 'data-test': 'organisation-name' }),
      formField({ id: 'shortName', label: 'Short name', autocomplete: 'off', 'data-test': 'organisation-short-name' }),
      force,
      squares,
      el('button', { type: 'submit', class: 'primary', id: 'organisation-send', 'data-test': 'organisation-send' }, 'Add the organisation'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(form);
    });
    return el('details', { class: 'card' }, el('summary', {}, 'Add an organisation'), form);
  }

  async #send(form) {
    const value = (name) => form.elements[name].value.trim();
    const organisation = { kind: value('kind'), name: value('name'), shortName: value('shortName') };
    if (organisation.kind === 'FORCE') organisation.forceCode = value('forceCode').toUpperCase();
    if (organisation.kind === 'WATCH_GROUP') organisation.watchSquares = value('watchSquares').toUpperCase().split(/[\s,;]+/).filter(Boolean);
    const errors = ['name', 'shortName'].filter((name) => organisation[name] === '').map((name) => ({ field: name, words: name === 'name' ? 'Enter the name.' : 'Enter a short name.' }));
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
