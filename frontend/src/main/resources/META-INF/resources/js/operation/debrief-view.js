import { fetchDebrief, writeDebrief } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { sentForm, textField, valueOf } from '../lib/sent-form.js';

const SECTIONS = ['intended', 'happened', 'wentWell', 'toChange'];

/** What is learned from an operation, and its figures. */
export class DebriefView {
  root = el('div', { class: 'operation-part' });
  #store;
  #said = el('p', { role: 'status' });

  constructor(store) {
    this.#store = store;
    this.#load();
  }

  redraw() {
    // Somebody may be writing it.
  }

  async #load() {
    try {
      this.#draw(await fetchDebrief(this.#store.id));
    } catch (problem) {
      show(this.root, el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('operations.no-answer')));
    }
  }

  #draw(debrief) {
    show(this.root, debrief.mayChange ? this.#form(debrief) : SECTIONS.map((name) => [el('h3', {}, words(`operations.debrief.${name}`)), el('p', { class: 'said-text' }, debrief[name] || words('operations.debrief.nothing'))]), this.#said, debrief.figures && this.#figures(debrief.figures));
  }

  #form(debrief) {
    let { version } = debrief;
    const form = sentForm({
      id: 'debrief',
      prefix: 'debrief-',
      button: words('operations.debrief.save'),
      fields: SECTIONS.map((name) => textField({ id: `debrief-${name}`, label: words(`operations.debrief.${name}`), maxlength: 4000 })),
      act: async (sent) => {
        const written = await writeDebrief(this.#store.id, Object.fromEntries(SECTIONS.map((name) => [name, valueOf(sent, `debrief-${name}`)])), version);
        version = written.version;
        this.#said.textContent = words('operations.debrief.saved');
      },
    });
    for (const name of SECTIONS) form.elements[`debrief-${name}`].value = debrief[name];
    return form;
  }

  #figures({ measures, rows, total }) {
    const cell = ({ now, before }) => el('td', {}, now === null && before === null ? words('operations.figures.none') : words('operations.figures.cell', { now: now ?? '–', before: before ?? '–' }));
    const line = (name, cells) => el('tr', {}, el('th', { scope: 'row' }, name), cells.map(cell));
    return el(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': words('operations.figures') },
      el(
        'table',
        { 'data-test': 'debrief-figures' },
        el('caption', {}, words('operations.figures.about')),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, words('operations.figures.force')), measures.map(({ code }) => el('th', { scope: 'col' }, words(`operations.measure.${code}`))))),
        el('tbody', {}, rows.map(({ force, cells }) => line(force, cells)), line(words('operations.figures.total'), total)),
      ),
    );
  }
}
