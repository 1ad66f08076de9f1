import { linkIncident, stepOperation, unlinkIncident } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import '../map/hedge-area-map.js';
import { foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { dayWords, daysWords, markingWords, whenWords } from './operation-words.js';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What is planned, and how far it is. It says "plan-wanted" when the lead wants to change the plan. */
export class PlanView {
  root = el('div', { class: 'operation-part' });
  #store;
  #ownForce;

  constructor(store, ownForce) {
    this.#store = store;
    this.#ownForce = ownForce;
    this.redraw();
  }

  redraw() {
    if (this.root.querySelector('details[open]')) return;
    const { operation } = this.#store;
    const fact = (key, value) => [el('dt', {}, words(key)), el('dd', {}, value)];
    show(
      this.root,
      el(
        'dl',
        { class: 'plan-facts' },
        fact('operations.plan.marking', markingWords(operation.marking)),
        fact('operations.plan.lead', operation.lead.name),
        fact('operations.plan.days', daysWords(operation)),
        operation.parent && fact('operations.plan.parent', operation.parent.name),
        fact('operations.plan.members', operation.members.length === 0 ? words('operations.plan.no-members') : el('ul', { 'data-test': 'members' }, operation.members.map(({ organisation, firstDay, lastDay, over }) => el('li', {}, words(over ? 'operations.member.over' : 'operations.member.days', { name: organisation.name, first: dayWords(firstDay), last: dayWords(lastDay) }))))),
        operation.knownToAllForces && fact('operations.plan.known-short', words('operations.plan.known')),
        operation.reason && fact('operations.plan.abandoned', operation.reason),
        fact('operations.plan.changed', whenWords(operation.changedAt)),
      ),
      el('h3', {}, words('operations.plan.objectives')),
      el('p', { class: 'said-text', 'data-test': 'objectives' }, operation.objectives || words('operations.plan.no-objectives')),
      operation.area.length > 0 && Object.assign(document.createElement('hedge-area-map'), { areas: operation.area.map((outline) => ({ kind: 'AREA', outline })), ownForce: this.#ownForce }),
      operation.works && this.#incidents(),
      operation.leads && this.#acts(operation),
    );
  }

  #incidents() {
    const { incidents, operation } = this.#store;
    const isOpen = !['ENDED', 'ABANDONED'].includes(operation.state);
    return [
      el('h3', {}, words('operations.incidents')),
      incidents.length === 0 ? el('p', { class: 'soft' }, words('operations.incidents.none')) : el('ul', { 'data-test': 'incidents' }, incidents.map((id, at) => el('li', { class: 'incident-link' }, el('a', { href: `/#incident=${id}` }, words('operations.incident', { number: at + 1 })), ' ', isOpen && el('button', { type: 'button', class: 'link', onclick: () => this.#unlink(id) }, words('operations.incident.unlink', { number: at + 1 }))))),
      isOpen &&
        foldedForm({
          id: 'link',
          title: words('operations.incidents.link'),
          make: (close) =>
            sentForm({
              id: 'link',
              prefix: 'link-',
              isPrimary: false,
              button: words('operations.incidents.link-now'),
              fields: formField({ id: 'link-incident', label: words('operations.incidents.which'), hint: words('operations.incidents.hint'), autocomplete: 'off' }),
              act: async (form) => {
                await linkIncident(this.#store.id, valueOf(form, 'link-incident').match(ID)?.[0] ?? 'none');
                close();
                await this.#store.refreshPlan();
              },
            }),
        }),
    ];
  }

  async #unlink(incident) {
    await unlinkIncident(this.#store.id, incident).catch(() => {});
    await this.#store.refreshPlan().catch(() => {});
  }

  #acts(operation) {
    const step = (state, reason = null) => stepOperation(this.#store.id, operation.version, state, reason);
    const refresh = async () => {
      await this.#store.refreshPlan();
      await this.#store.ask();
    };
    const simple = operation.next.filter((state) => state !== 'ABANDONED');
    return [
      operation.mayChange && el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', 'data-test': 'plan-change', onclick: () => this.root.dispatchEvent(new CustomEvent('plan-wanted', { bubbles: true })) }, words('operations.plan.change'))),
      simple.map((state) => sentForm({ id: `step-${state}`, prefix: 'step-', button: words(`operations.to.${state}`), fields: [], act: async () => (await step(state), refresh()) })),
      operation.next.includes('ABANDONED') &&
        foldedForm({
          id: 'abandon',
          title: words('operations.to.ABANDONED'),
          make: (close) =>
            sentForm({
              id: 'abandon',
              prefix: 'abandon-',
              isPrimary: false,
              button: words('operations.abandon-now'),
              fields: formField({ id: 'abandon-reason', label: words('operations.reason'), maxlength: 400, autocomplete: 'off' }),
              act: async (form) => {
                await step('ABANDONED', valueOf(form, 'abandon-reason'));
                close();
                await refresh();
              },
            }),
        }),
    ];
  }
}
