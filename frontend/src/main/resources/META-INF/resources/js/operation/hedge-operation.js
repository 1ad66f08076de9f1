import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { BoardView } from './board-view.js';
import { DebriefView } from './debrief-view.js';
import { LogView } from './log-view.js';
import { markingWords } from './operation-words.js';
import { PlanView } from './plan-view.js';
import { ReplayView } from './replay-view.js';
import { TasksView } from './tasks-view.js';

export const PARTS = ['plan', 'board', 'tasks', 'log', 'replay', 'debrief'];
const SHOWS = { plan: ['plan'], tasks: ['tasks', 'board'], board: ['board'], log: ['log'] };

/** One operation in parts, of which the address says which. `store`, `own` (organisation) and `part` are set before it is connected. */
export class HedgeOperation extends HTMLElement {
  part = 'plan';
  #life;
  #view = null;
  #head = el('div', { class: 'operation-head' });
  #nav = el('nav', { class: 'page-parts', 'aria-label': words('operations.parts') });
  #body = el('div', {});

  connectedCallback() {
    this.#life = new AbortController();
    show(this, this.#head, this.#nav, this.#body);
    this.store.addEventListener('operation-changed', ({ detail }) => this.#hear(detail.part), { signal: this.#life.signal });
    this.showPart(this.part);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  showPart(part) {
    const { works } = this.store.operation;
    this.part = works && PARTS.includes(part) ? part : 'plan';
    this.#drawHead();
    show(this.#nav, works && PARTS.map((name) => el('a', { href: `#${this.store.id}/${name}`, 'data-test': `part-${name}`, 'aria-current': name === this.part ? 'page' : null }, words(`operations.tab.${name}`))));
    this.#view = this.#make();
    show(this.#body, el('h3', { class: 'for-listeners' }, words(`operations.tab.${this.part}`)), this.#view.root);
  }

  #make() {
    const { store, own } = this;
    if (this.part === 'board') return new BoardView(store, own.forceCode);
    if (this.part === 'tasks') return new TasksView(store, own);
    if (this.part === 'log') return new LogView(store);
    if (this.part === 'replay') return new ReplayView(store, own.forceCode);
    if (this.part === 'debrief') return new DebriefView(store);
    return new PlanView(store, own.forceCode);
  }

  #drawHead() {
    const { operation } = this.store;
    show(this.#head, el('h2', { 'data-test': 'operation-name', tabindex: -1 }, operation.name), el('p', {}, el('strong', { 'data-test': 'operation-state' }, words(`operations.state.${operation.state}`)), ' · ', markingWords(operation.marking), ' · ', operation.lead.name));
  }

  #hear(part) {
    if (part === 'gone') {
      show(this, el('p', { class: 'notice', role: 'status' }, words('operations.gone')));
      return;
    }
    if (part === 'plan') this.#drawHead();
    if (SHOWS[this.part]?.includes(part)) this.#view.redraw();
  }
}

customElements.define('hedge-operation', HedgeOperation);
