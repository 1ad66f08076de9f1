import { answerRemark, joinMany } from '../api/desk.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock, spokenSpan } from '../time/spoken-time.js';
import { actForm, reasonField } from './act-form.js';
import { kindWords, problemWords } from './desk-words.js';

const WAITING = ['NEW', 'SEEN'];

/** Whether somebody has still to say what becomes of a remark. */
export const waits = ({ state }) => WAITING.includes(state);

/**
 * What watch groups told the desk: those that wait, over the list; or all about one incident, where `ofIncidents` gives its ids. Each is drawn once while it
 * stays as it is, so that a reason that somebody is typing outlives the next look.
 */
export class RemarksView {
  root = el('section', { class: 'desk-remarks', 'data-test': 'desk-remarks', hidden: true });
  #store;
  #choose;
  #ofIncidents;
  #prefix;
  #cards = new Map();
  #items = el('ul', { class: 'desk-duplicates' });
  #heading;

  constructor({ store, choose, ofIncidents = null, prefix }) {
    this.#store = store;
    this.#choose = choose;
    this.#ofIncidents = ofIncidents;
    this.#prefix = prefix;
    this.#heading = el(ofIncidents ? 'h3' : 'h2', {}, '');
    show(this.root, this.#heading, this.#items);
    this.update();
  }

  update() {
    const ids = this.#ofIncidents?.();
    const shown = this.#store.remarks.filter((remark) => (ids ? remark.named.some((id) => ids.includes(id)) : waits(remark)));
    this.root.hidden = shown.length === 0;
    this.#heading.textContent = words('desk.remarks', { n: shown.length });
    const cards = new Map();
    for (const remark of shown) {
      const key = JSON.stringify([remark, remark.named.map((id) => this.#reportOf(id)?.id)]);
      const was = this.#cards.get(remark.id);
      cards.set(remark.id, was?.key === key ? was : { key, node: this.#card(remark) });
    }
    const nodes = [...cards.values()].map(({ node }) => node);
    const isSame = nodes.length === this.#items.children.length && nodes.every((node, at) => node === this.#items.children[at]);
    this.#cards = cards;
    if (!isSame) show(this.#items, nodes);
  }

  #card(remark) {
    const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    const doIt = async (work) => {
      try {
        problem.hidden = true;
        await work();
        await this.#store.readAfresh();
      } catch (failure) {
        problem.textContent = problemWords(failure);
        problem.hidden = false;
      }
    };
    const answer = (state) => el('button', { type: 'button', class: state === 'SEEN' ? 'secondary' : 'quiet', 'data-test': `desk-remark-${state}`, onclick: () => doIt(() => answerRemark(remark.id, state)) }, words(`desk.remark.answer.${state}`));
    const join = waits(remark) && remark.join ? this.#join(remark) : null;
    return el(
      'li',
      { class: 'card', 'data-remark-id': remark.id, 'data-test': 'desk-remark' },
      el('p', { class: 'soft' }, `${words(`desk.remark.${remark.kind}`)}. ${words('desk.remark.by', { name: remark.by ?? words('desk.somebody'), group: remark.watchGroup ?? '' })}, ${spokenDayAndClock(remark.madeAt)}`),
      el('p', { class: 'desk-narrative' }, remark.text),
      el('ul', { class: 'desk-things' }, remark.named.map((id, at) => el('li', {}, this.#named(id, at === 0 ? remark.incident : remark.other)))),
      el('p', { class: 'desk-row-chips' }, el('span', { class: `chip desk-chip ${remark.state === 'NEW' ? 'is-new' : ''}` }, words(`desk.remark.state.${remark.state}`))),
      waits(remark) && el('div', { class: 'buttons' }, remark.state === 'NEW' && answer('SEEN'), answer('DONE'), answer('DECLINED')),
      join?.details,
      problem,
    );
  }

  /** One incident in a line, and the way to a report that counts for it where the list has one. */
  #named(id, feature) {
    if (!feature) return words('desk.remark.gone');
    const { reference, category, gridReference } = feature.properties;
    const text = [kindWords(category), gridReference, reference, spokenSpan(feature.properties)].filter(Boolean).join(', ');
    const report = this.#reportOf(id);
    return report ? el('button', { type: 'button', class: 'link', onclick: () => this.#choose(report.id) }, text) : text;
  }

  #reportOf(incident) {
    return this.#store.reports.find(({ countsFor }) => countsFor.id === incident);
  }

  #join({ id, join, text }) {
    const prefix = `${this.#prefix}-${id}`;
    const reason = reasonField(`${prefix}-reason`, words('desk.join.reason'));
    reason.input.value = text;
    reason.input.defaultValue = text;
    reason.input.dataset.test = 'desk-remark-reason';
    const form = actForm({
      id: prefix,
      title: words('desk.remark.join'),
      button: words('desk.join.send'),
      fields: [el('p', { class: 'hint' }, words('desk.join.hint')), reason.element],
      told: words('desk.join.done'),
      act: async () => {
        await joinMany(join.to, join.reports, reason.input.value.trim());
        await answerRemark(id, 'DONE');
        await this.#store.readAfresh();
      },
    });
    form.details.dataset.test = 'desk-remark-join';
    form.form.querySelector('[type=submit]').dataset.test = 'desk-remark-join-send';
    return form;
  }
}
