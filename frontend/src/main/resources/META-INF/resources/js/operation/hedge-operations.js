import { fetchOperation, fetchOperations, fetchBoard, fetchLog, fetchTasks, keepOperation } from '../api/operations.js';
import { fetchSharingChoices } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import './hedge-operation.js';
import { OperationStore } from './operation-store.js';
import { daysWords } from './operation-words.js';
import { fillPlan, planForm } from './plan-form.js';

const POLICE = ['FORCE', 'NATIONAL_UNIT'];
const API = { fetchOperation, fetchLog, fetchTasks, fetchBoard };

/** The operations that this person may know of, the form of a plan, and one operation. `own` (organisation) is set before it is connected. Which is shown stands behind the # of the address. */
export class HedgeOperations extends HTMLElement {
  #life;
  #store = null;
  #page = null;
  #listed = [];
  #following = 0;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal: this.#life.signal });
    this.addEventListener('plan-wanted', () => this.#showForm(this.#store.operation), { signal: this.#life.signal });
    this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#leaveOne();
  }

  async #follow() {
    const [id, part = 'plan'] = globalThis.location.hash.slice(1).split('/');
    if (id !== '' && id === this.#store?.id && this.#page?.isConnected) return this.#page.showPart(part);
    const following = (this.#following += 1);
    this.#leaveOne();
    show(this, el('p', { role: 'status' }, words('operations.loading')));
    try {
      if (id === '') {
        this.#listed = await fetchOperations();
        if (following === this.#following) this.#showList();
        return;
      }
      const store = new OperationStore(id, API);
      await store.start();
      if (following !== this.#following) return store.stop();
      this.#showOne(store, part);
    } catch (problem) {
      if (following === this.#following) show(this, el('div', { class: 'problem', role: 'alert' }, el('p', {}, problem.words ?? words('operations.no-answer')), el('a', { href: '#' }, words('operations.all'))));
    }
  }

  #leaveOne() {
    this.#store?.stop();
    this.#store = null;
    this.#page = null;
  }

  #showList() {
    const row = (operation) =>
      el(
        'li',
        { class: 'card operation-row', 'data-test': 'operation' },
        el('h2', {}, el('a', { href: `#${operation.id}` }, operation.name)),
        el('p', {}, el('strong', {}, words(`operations.state.${operation.state}`)), ' · ', operation.lead.name, ' · ', daysWords(operation)),
        operation.parent && el('p', { class: 'soft' }, words('operations.under', { name: operation.parent.name })),
        !operation.works && el('p', { class: 'soft' }, words('operations.known-only')),
      );
    show(
      this,
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'plan-new', onclick: () => this.#showForm(null) }, words('operations.new'))),
      this.#listed.length === 0 ? el('p', { class: 'soft' }, words('operations.none')) : el('ul', { class: 'operation-rows', 'data-test': 'operations' }, this.#listed.map(row)),
    );
  }

  #showOne(store, part) {
    this.#store = store;
    this.#page = Object.assign(document.createElement('hedge-operation'), { store, part, own: this.own });
    show(this, el('p', {}, el('a', { href: '#', 'data-test': 'all-operations' }, words('operations.all'))), this.#page);
  }

  async #showForm(operation) {
    const id = operation?.id ?? randomId();
    try {
      const [{ organisations }, listed] = await Promise.all([fetchSharingChoices(), fetchOperations()]);
      const form = planForm({
        operation,
        police: organisations.filter(({ kind }) => POLICE.includes(kind)),
        parents: listed.filter(({ parent }) => parent === null),
        ownForce: this.own.forceCode,
        leave: () => this.#begin(operation === null ? '' : id),
        keep: async (plan) => {
          await keepOperation(id, plan, operation?.version);
          this.#begin(id);
        },
      });
      fillPlan(form, operation);
      show(this, el('h2', { tabindex: -1 }, words(operation ? 'operations.plan.change' : 'operations.new')), form);
      this.querySelector('h2').focus();
    } catch (problem) {
      show(this, el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('operations.no-answer')));
    }
  }

  /** Shows a part of the page anew, whether its address changes or not. */
  #begin(id) {
    this.#leaveOne();
    if (globalThis.location.hash.slice(1) === id) this.#follow();
    else globalThis.location.hash = id === '' ? '' : `#${id}`;
  }
}

customElements.define('hedge-operations', HedgeOperations);
