import { keepTask, stepTask } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { fromField, toField } from '../time/london.js';
import { foldedForm, givenOf, onAllClosed, redrawn, sentForm, textField, valueOf } from '../lib/sent-form.js';
import { taskFacts } from './operation-words.js';

/** Tasks as a list; `more` makes what can be done with one. */
export function taskList(tasks, items, more = () => null) {
  if (tasks.length === 0) return el('p', { class: 'soft' }, words('operations.tasks.empty'));
  return el(
    'ul',
    { class: 'task-rows', 'data-test': 'tasks' },
    tasks.map((task) =>
      el(
        'li',
        { class: 'card task-row', 'data-test': 'task', 'data-state': task.state },
        el('h4', {}, task.title),
        el('p', {}, el('strong', { class: 'task-state' }, words(`operations.task.state.${task.state}`))),
        task.note && el('p', { class: 'said-text' }, task.note),
        el('ul', { class: 'facts' }, taskFacts(task, items).map((fact) => el('li', {}, fact))),
        more(task),
      ),
    ),
  );
}

/** Tasks and patrols, and what may be done with them. */
export class TasksView {
  root = el('div', { class: 'operation-part' });
  #store;
  #own;
  #list = el('div', { tabindex: -1 });
  #problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  #isBehind = false;

  /** @param own the reader's organisation: {id, name} */
  constructor(store, own) {
    this.#store = store;
    this.#own = own;
    const isOver = ['ENDED', 'ABANDONED'].includes(store.operation.state);
    show(this.root, this.#problem, this.#list, !isOver && foldedForm({ id: 'task', title: words('operations.tasks.add'), make: (close) => this.#form(null, close) }));
    onAllClosed(this.#list, () => this.#isBehind && this.redraw());
    this.redraw();
  }

  redraw() {
    this.#isBehind = this.#list.querySelector('details[open]') !== null;
    if (!this.#isBehind) redrawn(this.#list, () => show(this.#list, taskList(this.#store.tasks, this.#store.items, (task) => task.mayChange && this.#acts(task))));
  }

  #acts(task) {
    const step = (state) => el('button', { type: 'button', class: 'secondary', 'data-test': `task-${state}-${task.id}`, onclick: () => this.#step(task, state) }, words(`operations.task.to.${state}`));
    return [el('div', { class: 'buttons' }, task.next.filter((state) => task.force !== null || state === 'STOOD_DOWN').map(step)), foldedForm({ id: `task-${task.id}`, title: words('operations.task.change', { title: task.title }), make: (close) => this.#form(task, close) })];
  }

  async #step(task, state) {
    this.#problem.hidden = true;
    try {
      await stepTask(this.#store.id, task, state);
    } catch (problem) {
      this.#problem.hidden = false;
      this.#problem.textContent = problem.words ?? words('operations.no-answer');
    }
    await this.#store.refreshTasks().catch(() => {});
    await this.#store.ask().catch(() => {});
  }

  /** The forces that a task may be given to: any by the lead, otherwise the own one. */
  #forces(task) {
    const { lead, leads, members } = this.#store.operation;
    const all = leads ? [lead, ...members.filter(({ over }) => !over).map(({ organisation }) => organisation)] : [this.#own];
    if (task?.force && !all.some(({ id }) => id === task.force.id)) all.push(task.force);
    return all;
  }

  #form(task, close) {
    const id = task === null ? 'task' : `task-${task.id}`;
    const own = task?.id ?? randomId();
    const name = (field) => `${id}-${field}`;
    const sectors = this.#store.items.filter(({ kind, state, ownForceOnly }) => kind === 'SECTOR' && state === 'CURRENT' && !ownForceOnly);
    const kept = task?.sector && !sectors.some(({ id: known }) => known === task.sector) ? [[task.sector, words('operations.task.sector-kept')]] : [];
    const form = sentForm({
      id,
      prefix: `${id}-`,
      button: words(task === null ? 'operations.tasks.add-now' : 'operations.task.save'),
      fields: [
        formField({ id: name('title'), label: words('operations.task.title'), value: task?.title ?? '', maxlength: 120, autocomplete: 'off' }),
        textField({ id: name('note'), label: words('operations.task.note'), maxlength: 2000, rows: 3 }),
        selectField({ id: name('force'), label: words('operations.task.force'), value: task?.force?.id ?? '', options: [['', words('operations.task.nobody')], ...this.#forces(task).map((force) => [force.id, force.name])] }),
        formField({ id: name('unit'), label: words('operations.task.unit'), value: task?.unit ?? '', maxlength: 60, autocomplete: 'off' }),
        selectField({ id: name('sector'), label: words('operations.task.sector'), value: task?.sector ?? '', options: [['', words('operations.task.no-sector')], ...sectors.map((sector) => [sector.id, sector.title]), ...kept] }),
        formField({ id: name('wantedFrom'), type: 'datetime-local', label: words('operations.task.wanted-from'), value: task?.wantedFrom ? toField(task.wantedFrom) : '' }),
        formField({ id: name('wantedUntil'), type: 'datetime-local', label: words('operations.task.wanted-until'), value: task?.wantedUntil ? toField(task.wantedUntil) : '' }),
      ],
      act: async (sent) => {
        const said = {
          title: valueOf(sent, name('title')),
          note: valueOf(sent, name('note')),
          force: givenOf(sent, name('force')),
          unit: givenOf(sent, name('unit')),
          sector: givenOf(sent, name('sector')),
          wantedFrom: fromField(valueOf(sent, name('wantedFrom'))),
          wantedUntil: fromField(valueOf(sent, name('wantedUntil'))),
        };
        await keepTask(this.#store.id, own, said, task?.version);
        close();
        await this.#store.refreshTasks();
        await this.#store.ask();
      },
    });
    form.elements[name('note')].value = task?.note ?? '';
    return form;
  }
}
