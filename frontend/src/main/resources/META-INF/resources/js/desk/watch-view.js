import { makeRemark, takeRemarkBack } from '../api/watch-desk.js';
import { el, show } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock, spokenSpan } from '../time/spoken-time.js';
import { actField, actForm } from './act-form.js';
import { kindWords, metresWords, problemWords, watchReasonWords } from './desk-words.js';

/** "TL 62 64, a square of 1 km, near Fowlmere". */
export const squareWords = ({ gridReference, precisionMetres, near }) =>
  [words('desk.watch.square', { square: gridReference, size: metresWords(precisionMetres) }), near && words('desk.watch.near', { near })].filter(Boolean).join(', ');

const fact = (term, value) => [el('dt', {}, term), el('dd', {}, value)];

/** One incident as it is released to a watch group: what is known of it, what it may be the same as, and what was or can be told of it. */
export class WatchView {
  root = el('article', { class: 'desk-report stack', 'aria-labelledby': 'desk-report-title', 'data-test': 'watch-incident' });
  #store;
  #heading = el('h2', { id: 'desk-report-title', tabindex: -1 });
  #facts = el('section', { class: 'stack' });
  #duplicates = el('section', { class: 'desk-part', 'data-test': 'watch-duplicates' });
  #said = el('section', { class: 'desk-part', 'data-test': 'watch-remarks' });
  #others = el('select', { id: 'watch-other', 'data-test': 'watch-other' });
  #otherField;
  #form;
  #kinds;
  #drawn = { duplicates: '', others: '' };

  constructor({ store, choose, back }) {
    this.#store = store;
    this.choose = choose;
    this.#form = this.#telling();
    show(
      this.root,
      el('button', { type: 'button', class: 'quiet desk-back', 'data-test': 'desk-back', onclick: back }, words('desk.watch.back')),
      this.#heading,
      this.#facts,
      this.#duplicates,
      el('div', { class: 'desk-acts' }, this.#form.details),
      this.#said,
    );
    this.update();
  }

  focus() {
    this.#heading.focus();
  }

  openForm() {
    this.#form.details.open = true;
    this.#kinds.querySelector('input').focus();
    this.#form.details.scrollIntoView({ block: 'nearest' });
  }

  update() {
    const incident = this.#store.open;
    if (!incident) return;
    const { properties } = incident;
    show(this.#heading, kindWords(properties.category));
    show(
      this.#facts,
      el('dl', { class: 'facts' }, fact(words('desk.when'), spokenSpan(properties)), fact(words('desk.where'), squareWords(properties)), fact(words('desk.watch.force'), properties.force), fact(words('desk.watch.state'), words(`desk.watch.state.${properties.status}`))),
      el('p', { class: 'hint' }, words('desk.watch.known')),
    );
    this.#drawDuplicates();
    this.#drawOthers();
    this.#drawSaid();
  }

  #drawDuplicates() {
    const { duplicates } = this.#store;
    const key = JSON.stringify(duplicates);
    if (key === this.#drawn.duplicates) return;
    this.#drawn.duplicates = key;
    show(
      this.#duplicates,
      el('h3', {}, words('desk.duplicates')),
      duplicates === null
        ? el('p', { class: 'soft' }, words('desk.loading'))
        : duplicates.length === 0
          ? el('p', { class: 'soft' }, words('desk.duplicates.none'))
          : el(
              'ul',
              { class: 'desk-duplicates' },
              duplicates.map(({ feature, reasons }) =>
                el(
                  'li',
                  { class: 'card' },
                  el('p', {}, el('button', { type: 'button', class: 'link', onclick: () => this.choose(feature.id) }, kindWords(feature.properties.category)), ` ${squareWords(feature.properties)} `, el('span', { class: 'soft' }, spokenSpan(feature.properties))),
                  el('p', {}, reasons.map(watchReasonWords).join(', ')),
                  el('button', { type: 'button', class: 'secondary', 'data-test': 'watch-same-as', 'data-incident-id': feature.id, onclick: () => this.#sayTheSame(feature.id) }, words('desk.watch.same-as')),
                ),
              ),
            ),
    );
  }

  /** Opens the form with this one chosen. */
  #sayTheSame(id) {
    this.#kinds.querySelector('[value=SAME_EVENT]').checked = true;
    this.#chooseKind();
    this.#others.value = id;
    this.#form.details.open = true;
    this.#form.form.querySelector('#watch-text').focus();
  }

  /** Those that may be the same, and then the others of the same weeks. */
  #drawOthers() {
    const first = (this.#store.duplicates ?? []).map(({ feature }) => feature.id);
    const rest = this.#store.incidents.map(({ id }) => id).filter((id) => !first.includes(id) && id !== this.#store.selected);
    const offered = [...first, ...rest].slice(0, 100).map((id) => this.#store.find(id)).filter(Boolean);
    const key = JSON.stringify(offered.map(({ id, properties }) => [id, properties.version]));
    if (key === this.#drawn.others) return;
    this.#drawn.others = key;
    const chosen = this.#others.value;
    show(
      this.#others,
      el('option', { value: '' }, words('desk.watch.choose-other')),
      offered.map(({ id, properties }) => el('option', { value: id }, `${kindWords(properties.category)}, ${properties.gridReference}, ${spokenSpan(properties)}`)),
    );
    this.#others.value = offered.some(({ id }) => id === chosen) ? chosen : '';
  }

  #drawSaid() {
    const remarks = this.#store.remarksOn(this.#store.selected);
    show(
      this.#said,
      el('h3', {}, words('desk.watch.said')),
      remarks.length === 0
        ? el('p', { class: 'soft' }, words('desk.watch.said.none'))
        : el('ul', { class: 'desk-messages' }, remarks.map((remark) => this.#remark(remark))),
    );
  }

  #remark({ id, kind, text, madeAt, states }) {
    const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    const takeBack = async () => {
      try {
        await takeRemarkBack(id);
        await this.#store.lookAtRemarks();
        this.#heading.focus();
      } catch (failure) {
        problem.textContent = problemWords(failure);
        problem.hidden = false;
      }
    };
    return el(
      'li',
      { class: 'is-ours', 'data-test': 'watch-remark' },
      el('p', { class: 'soft' }, `${words(`desk.remark.${kind}`)}, ${spokenDayAndClock(madeAt)}`),
      el('p', { class: 'desk-narrative' }, text),
      el('p', { class: 'desk-row-chips' }, states.map((state) => el('span', { class: `chip desk-chip ${state === 'DONE' ? 'is-new' : ''}` }, words(`desk.remark.own.${state}`))), el('button', { type: 'button', class: 'link', 'data-test': 'watch-take-back', onclick: takeBack }, words('desk.watch.take-back'))),
      problem,
    );
  }

  #telling() {
    const kinds = ['SAME_EVENT', 'WRONG', 'NOTE'];
    this.#kinds = el(
      'fieldset',
      { class: 'desk-boxes' },
      el('legend', {}, words('desk.watch.what')),
      kinds.map((kind) => el('div', { class: 'tick' }, el('input', { type: 'radio', name: 'watch-kind', id: `watch-kind-${kind}`, value: kind, checked: kind === 'SAME_EVENT', 'data-test': `watch-kind-${kind}` }), el('label', { for: `watch-kind-${kind}` }, words(`desk.watch.what.${kind}`)))),
    );
    this.#kinds.addEventListener('change', () => this.#chooseKind());
    this.#others.dataset.needed = words('desk.watch.other-needed');
    this.#otherField = el('div', { class: 'field' }, el('label', { for: 'watch-other' }, words('desk.watch.which')), this.#others);
    const text = actField({ id: 'watch-text', tag: 'textarea', rows: 3, label: words('desk.watch.text'), hint: words('desk.watch.text-hint'), needed: words('desk.watch.text-needed'), maxlength: 400 });
    let id = randomId();
    const form = actForm({
      id: 'watch-tell',
      title: words('desk.watch.tell'),
      button: words('desk.watch.send'),
      fields: [this.#kinds, this.#otherField, text.element],
      told: words('desk.watch.sent'),
      act: async () => {
        const kind = this.#kind;
        // The same id until an answer arrived, so that sending twice tells it once.
        await makeRemark(id, { kind, incident: this.#store.selected, other: kind === 'SAME_EVENT' ? this.#others.value : null, text: text.input.value.trim().replace(/\s*\n\s*/g, ' ') });
        id = randomId();
        await this.#store.lookAtRemarks();
      },
    });
    form.form.addEventListener('input', () => (id = randomId()));
    form.form.addEventListener('reset', () => setTimeout(() => this.#chooseKind()));
    return form;
  }

  get #kind() {
    return this.#kinds.querySelector(':checked').value;
  }

  #chooseKind() {
    const isSame = this.#kind === 'SAME_EVENT';
    this.#otherField.hidden = !isSame;
    this.#others.disabled = !isSame;
  }
}
