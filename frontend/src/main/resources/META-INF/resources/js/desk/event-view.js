import { joinMany, listTogether, widenSpan } from '../api/desk.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenSpan } from '../time/spoken-time.js';
import { actForm, reasonField } from './act-form.js';
import { itemLine } from './answers.js';
import { kindWords, problemWords } from './desk-words.js';
import { placeWords } from './report-row.js';

/**
 * The incident that a report counts for, when others count for it too or may: every report of it, the time that they tell, and the vehicles and
 * people of all of them; and joining many at once.
 */
export class EventView {
  root = el('section', { class: 'desk-part', 'aria-labelledby': 'desk-event-title', 'data-test': 'desk-event' });
  #store;
  #choose;
  #body = el('div', { class: 'stack' });
  #add;
  #boxes = el('fieldset', { class: 'desk-boxes' });
  #drawnFor = '';

  constructor({ store, choose }) {
    this.#store = store;
    this.#choose = choose;
    this.#add = this.#adding();
    show(this.root, el('h3', { id: 'desk-event-title' }, words('desk.event')), this.#body, this.#add.details);
  }

  update() {
    const { open } = this.#store;
    if (!open) return;
    const key = `${open.id} ${open.version} ${open.countsFor.id} ${open.countsFor.version} ${open.countsFor.reports}`;
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#fill(open);
  }

  async #fill({ id, countsFor }) {
    if (countsFor.reports < 2) {
      show(this.#body, el('p', { class: 'soft' }, words('desk.event.alone', { reference: countsFor.reference })));
      return;
    }
    try {
      const reports = await listTogether(countsFor.id);
      if (this.#store.open?.id === id) this.#draw(this.#store.open.countsFor, reports);
    } catch (problem) {
      show(this.#body, el('p', { class: 'problem' }, problemWords(problem)));
    }
  }

  #draw(incident, reports) {
    const told = { earliest: reports.map(({ earliest }) => earliest).sort()[0], latest: reports.map(({ latest }) => latest).sort().at(-1), exactTimeKnown: false };
    const isWider = Date.parse(told.earliest) < Date.parse(incident.earliest) || Date.parse(told.latest) > Date.parse(incident.latest);
    const vehicles = things(reports, 'vehicles');
    const people = reports.flatMap(({ answers }) => [answers.peopleCount !== undefined && words('desk.event.people', { n: answers.peopleCount }), answers.peopleLook].filter(Boolean));
    show(
      this.#body,
      el(
        'dl',
        { class: 'facts' },
        fact(words('desk.event.reference'), incident.reference),
        fact(words('desk.event.reports'), String(reports.length)),
        fact(words('desk.event.time'), spokenSpan({ ...incident, exactTimeKnown: incident.earliest === incident.latest })),
        isWider && fact(words('desk.event.told'), spokenSpan(told)),
        vehicles.length > 0 && fact(words('desk.event.vehicles'), el('ul', { class: 'desk-things' }, vehicles.map((line) => el('li', {}, line)))),
        people.length > 0 && fact(words('desk.event.persons'), el('ul', { class: 'desk-things' }, people.map((line) => el('li', {}, line)))),
      ),
      isWider && incident.status === 'OPEN' && el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', 'data-test': 'desk-widen', onclick: () => this.#widen(incident) }, words('desk.event.widen'))),
      el('p', { class: 'problem', role: 'alert', hidden: true }),
      el(
        'ol',
        { class: 'desk-together', 'data-test': 'desk-together' },
        reports.map((report) =>
          el(
            'li',
            {},
            el('button', { type: 'button', class: 'link', 'aria-current': report.id === this.#store.selected ? 'true' : null, onclick: () => this.#choose(report.id) }, `${kindWords(report.category)}, ${placeWords(report.place)}`),
            el('span', { class: 'soft' }, ` ${spokenSpan(report)}`),
          ),
        ),
      ),
    );
  }

  async #widen({ id, version }) {
    const problem = this.#body.querySelector('.problem');
    try {
      await widenSpan(id, version);
      await this.#store.readAfresh();
    } catch (failure) {
      problem.textContent = problemWords(failure);
      problem.hidden = false;
    }
  }

  #adding() {
    const reason = reasonField('desk-many-reason', words('desk.join.reason'));
    return actForm({
      id: 'desk-many',
      title: words('desk.several'),
      button: words('desk.several.send'),
      fields: [el('p', { class: 'hint' }, words('desk.several.hint')), this.#boxes, reason.element],
      told: words('desk.join.done'),
      onopen: () => this.#offer(),
      act: async () => {
        const chosen = [...this.#boxes.querySelectorAll(':checked')].map(({ value }) => value);
        await joinMany(this.#store.open.countsFor.id, chosen, reason.input.value.trim());
        await this.#store.readAfresh();
      },
    });
  }

  #offer() {
    const { open, reports } = this.#store;
    const others = reports.filter(({ id, countsFor, state }) => id !== open.countsFor.id && countsFor.id !== open.countsFor.id && state !== 'CLOSED');
    show(
      this.#boxes,
      el('legend', {}, words('desk.several.which')),
      others.length === 0 && el('p', { class: 'soft' }, words('desk.several.none')),
      others.slice(0, 200).map((report) =>
        el(
          'div',
          { class: 'tick' },
          el('input', { type: 'checkbox', id: `desk-many-${report.id}`, value: report.id }),
          el('label', { for: `desk-many-${report.id}` }, `${kindWords(report.category)}, ${placeWords(report.place)}, ${spokenSpan(report)}`),
        ),
      ),
    );
  }
}

/** Every one that any report tells of, once for each way of telling it. */
const things = (reports, code) => [...new Set(reports.flatMap(({ answers }) => (Array.isArray(answers[code]) ? answers[code] : []).map((item) => itemLine(code, item))))].filter(Boolean);

const fact = (term, value) => [el('dt', {}, term), el('dd', {}, value)];
