import { listCategoryGroups } from '../api/agreements.js';
import { fetchLadder, fetchLadderWork, searchLadder } from '../api/ladder.js';
import { fetchSharingChoices } from '../api/sharing.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { hasWords, words } from '../lib/words.js';
import { foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { purposeField } from '../session/purpose-field.js';
import { subjectForm } from './ladder-forms.js';
import { stepFacts, kindWords, subjectWords } from './ladder-words.js';
import { costLine, custodyRow, subjectView } from './subject-view.js';

/** Finding a person or a vehicle, what is to be done in the own force, and one subject, whose id stands behind the # of the address. `session` (store) is set before it is connected. */
export class HedgeLadder extends HTMLElement {
  #life;
  #following = 0;
  #sharing = [['', '']];
  #found = el('div', { tabindex: -1, role: 'status', 'data-test': 'ladder-found' });

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal });
    // What is to be done in the own force is the same for every purpose, and a form that was begun stays.
    this.session.addEventListener('purpose-stated', () => globalThis.location.hash.length > 1 && this.#follow(), { signal });
    this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#found.replaceChildren();
    this.replaceChildren();
  }

  async #follow() {
    const id = globalThis.location.hash.slice(1);
    const following = (this.#following += 1);
    show(this, el('p', { role: 'status' }, words('ladder.loading')));
    let shown;
    try {
      shown = id === '' ? await this.#front() : await this.#one(id);
    } catch (problem) {
      shown = [el('div', { class: 'problem', role: 'alert' }, el('p', {}, problem.words ?? words('ladder.no-answer')))];
    }
    if (following !== this.#following || !this.isConnected) return;
    show(this, purposeField(this.session, 'ladder-purpose'), id !== '' && el('p', {}, el('a', { href: '#', 'data-test': 'ladder-all' }, words('ladder.all'))), shown);
    if (id !== '') this.querySelector('h2')?.focus();
  }

  async #one(id) {
    return [subjectView(await fetchLadder(id), () => this.#follow())];
  }

  async #front() {
    const [work, { agreements }, groups] = await Promise.all([fetchLadderWork(), fetchSharingChoices(), listCategoryGroups()]);
    this.#sharing = [['', words('ladder.own-force')], ...agreements.flatMap((agreement) => groups.filter(({ code }) => agreement.categoryGroups.includes(code)).map((group) => [`${agreement.id} ${group.code}`, words('ladder.under-agreement', { name: agreement.name, group: groupWords(group) })]))];
    this.#found.replaceChildren();
    return [
      el('p', { class: 'soft' }, words('ladder.opening')),
      el('div', { class: 'ladder-searches' }, this.#search('person', [['name', 'name', { maxlength: 120 }], ['born', 'born', { type: 'date' }]]), this.#search('vehicle', [['plate', 'plate', { maxlength: 12 }]])),
      this.#found,
      this.#keep('PERSON'),
      this.#keep('VEHICLE'),
      this.#work(work),
    ];
  }

  #search(id, fields) {
    const prefix = `find-${id}-`;
    return sentForm({
      id: `find-${id}`,
      prefix,
      button: words(`ladder.find.${id}`),
      fields: fields.map(([name, key, more]) => formField({ id: prefix + name, label: words(`ladder.field.${key}`), autocomplete: 'off', ...more })),
      act: async (form) => {
        const found = await searchLadder(Object.fromEntries(fields.map(([name]) => [name, valueOf(form, prefix + name)])));
        show(this.#found, found.length === 0 ? el('p', {}, words('ladder.found-none')) : el('ul', { class: 'ladder-rows' }, found.map((subject) => el('li', { class: 'card ladder-held' }, this.#link(subject), el('p', { class: 'soft' }, subject.force)))));
        this.#found.focus();
      },
    });
  }

  #keep(kind) {
    return foldedForm({
      id: `keep-${kind}`,
      title: words(`ladder.new.${kind}`),
      make: () =>
        subjectForm({
          kind,
          sharing: this.#sharing,
          done: (id) => {
            globalThis.location.hash = `#${id}`;
          },
        }),
    });
  }

  #link(subject) {
    return el('a', { href: `#${subject.id}` }, subjectWords(subject));
  }

  #work(work) {
    const byId = new Map(work.subjects.map((subject) => [subject.id, subject]));
    const link = (id) => el('p', {}, this.#link(byId.get(id)));
    const steps = (list) => el('ul', { class: 'ladder-rows' }, list.map((step) => el('li', { class: 'card ladder-held', 'data-test': 'work-step' }, el('h4', {}, kindWords(step.kind)), link(step.subject), el('ul', { class: 'facts' }, stepFacts(step).map((fact) => el('li', {}, fact))))));
    const part = (key, list, rows) => el('section', {}, el('h3', {}, words(key)), list.length === 0 ? el('p', { class: 'soft' }, words('ladder.nothing-to-do')) : rows());
    return el(
      'div',
      { 'data-test': 'ladder-work' },
      el('h2', {}, words('ladder.work')),
      part('ladder.held', work.custody, () => [costLine(work), el('ul', { class: 'ladder-rows' }, work.custody.map((held) => custodyRow(held, () => this.#follow(), link(held.subject))))]),
      part('ladder.clocks', work.clocks, () => steps(work.clocks)),
      part('ladder.children', work.children, () => steps(work.children)),
    );
  }
}

const groupWords = ({ code, name }) => (document.documentElement.lang === 'cy' && hasWords(`named.category.${code}`) ? words(`named.category.${code}`) : name);

customElements.define('hedge-ladder', HedgeLadder);
