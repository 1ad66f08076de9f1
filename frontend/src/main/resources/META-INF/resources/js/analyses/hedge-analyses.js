import { deleteAnalysis, listAnalyses, saveAnalysis } from '../api/analyses.js';
import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { SharingFields } from '../incident/sharing-fields.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { phrase } from '../lib/words-of-map.js';
import { day } from '../time/london.js';
import { choicesFor, kindsOf, kindWords, ownerWords, questionOf, questionWords } from './analysis-question.js';

const LONGEST_NAME = 120;
const ME_ALONE = { scope: 'ORIGINATOR' };
const FIELDS = { name: 'analysis-name', kind: 'analysis-kind', parameters: 'analysis-kind', sharing: 'report-scope' };

/**
 * Saved analyses: the list, and the form to save one. `filters`, `studies` (stores), `look`, `forceNames` and `choices` are set before it is
 * connected, and `kind` when the view of that kind is to be saved. It says "analysis-opened" {analysis}.
 */
export class HedgeAnalyses extends HTMLElement {
  kind = null;
  by = 'month';
  #life;
  #form = el('div', {});
  #told = el('p', { class: 'soft', role: 'status', 'data-test': 'analyses-told' });
  #list = el('div', { 'data-test': 'analyses' });

  connectedCallback() {
    this.#life = new AbortController();
    show(this, el('div', { class: 'stack' }, el('p', {}, phrase('map.analyses.an-analysis-keeps-a-question-the')), this.#form, this.#told, this.#list));
    if (this.kind) this.#drawForm(null);
    else this.#offer();
    this.#refresh();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Goes to the name, when there is a form for one. */
  focusName() {
    this.querySelector('#analysis-name')?.focus();
  }

  #offer() {
    show(this.#form, el('button', { type: 'button', class: 'secondary', 'data-test': 'analysis-new', onclick: () => this.#drawForm(null) }, phrase('map.analyses.save-this-view')));
  }

  /** The form for a new one, or for one that is there. What that asks stays as it is: to ask something else is another analysis. */
  #drawForm(changed) {
    // Kept for as long as the form is open: sent again after silence, it is the same analysis.
    const id = changed?.id ?? randomId();
    const name = formField({ id: 'analysis-name', label: phrase('map.analyses.name'), hint: phrase('map.analyses.everybody-you-share-it-with-reads'), maxlength: LONGEST_NAME, autocomplete: 'off', value: changed?.name ?? '', 'data-test': 'analysis-name' });
    const kind = changed ? null : selectField({ id: 'analysis-kind', label: phrase('map.analyses.what-to-save'), options: kindsOf(this.studies), value: this.kind ?? 'HOTSPOTS', 'data-test': 'analysis-kind' });
    const choices = choicesFor(this.choices);
    const sharing = new SharingFields({ choices, sharing: changed?.sharing ?? ME_ALONE, plain: true, first: choices.scopes.map(({ code }) => code) });
    const button = el('button', { type: 'submit', class: 'primary', id: 'analysis-send', 'data-test': 'analysis-send' }, changed ? phrase('map.analyses.save-the-change') : phrase('map.analyses.save'));
    const form = el(
      'form',
      { id: 'analysis-form', class: 'stack card', novalidate: true, 'data-test': 'analysis-form' },
      errorSummary('analysis-form'),
      name,
      kind,
      sharing.fieldset,
      el('div', { class: 'buttons' }, button, el('button', { type: 'button', class: 'secondary', onclick: () => this.#close() }, phrase('map.analyses.not-now'))),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      const { values, errors } = sharing.read();
      const words = name.querySelector('input').value.trim();
      if (words === '') errors.unshift({ field: 'analysis-name', words: phrase('map.analyses.give-it-a-name') });
      showErrors(form, errors);
      if (errors.length > 0) return;
      button.disabled = true;
      const asks = changed ?? this.#question(kind.querySelector('select').value);
      try {
        await saveAnalysis(id, { name: words, kind: asks.kind, parameters: asks.parameters, sharing: values }, changed?.version);
        this.#close(phrase('map.analyses.is-saved', { words }));
        await this.#refresh();
      } catch (problem) {
        if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
        showErrors(form, errorsOf(problem));
      } finally {
        button.disabled = false;
      }
    });
    show(this.#form, form);
    this.#told.textContent = '';
    this.focusName();
  }

  #question(kind) {
    return { kind, parameters: questionOf(kind, { filters: this.filters, studies: this.studies, by: this.by }) };
  }

  #close(words = '') {
    this.#offer();
    this.#told.textContent = words;
    this.#form.querySelector('button').focus();
  }

  async #refresh() {
    try {
      const analyses = await listAnalyses(this.#life.signal);
      show(this.#list, analyses.length === 0 ? el('p', { class: 'soft' }, phrase('map.analyses.none-yet')) : el('ul', { class: 'files' }, analyses.map((one) => this.#line(one))));
    } catch (problem) {
      if (this.#life.signal.aborted) return;
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      show(this.#list, el('div', { class: 'notice' }, el('p', {}, problem.words), el('button', { type: 'button', class: 'secondary', onclick: () => this.#refresh() }, phrase('map.analyses.try-again'))));
    }
  }

  #line(analysis) {
    const { name, kind, mayChange, changedAt } = analysis;
    const actions = el('div', { class: 'buttons' });
    if (mayChange) this.#offerActions(actions, analysis);
    return el(
      'li',
      { 'data-test': 'analysis', 'data-analysis-id': analysis.id },
      el('button', { type: 'button', class: 'link analysis-name', 'data-test': 'analysis-open', onclick: () => this.dispatchEvent(new CustomEvent('analysis-opened', { detail: { analysis } })) }, name),
      el('span', {}, `${kindWords(kind, this.studies)}: ${questionWords(analysis, { nameOf: (code) => this.look.name(code), forceNames: this.forceNames, studies: this.studies })}`),
      el('span', { class: 'soft' }, phrase('map.analyses.last-changed', { scopes: ownerWords(analysis, choicesFor(this.choices).scopes), day: day(changedAt) })),
      mayChange && actions,
    );
  }

  #offerActions(actions, analysis) {
    const button = (words, test, action) => el('button', { type: 'button', class: 'link', 'data-test': test, 'aria-label': `${words}: ${analysis.name}`, onclick: action }, words);
    const remove = () => {
      show(actions, button(phrase('map.analyses.delete-for-good'), 'analysis-delete-sure', () => this.#delete(analysis)), button(phrase('map.analyses.keep-it'), 'analysis-keep', () => this.#offerActions(actions, analysis)));
      actions.firstElementChild.focus();
    };
    show(actions, button(phrase('map.analyses.rename-or-share'), 'analysis-change', () => this.#drawForm(analysis)), button(phrase('map.analyses.delete'), 'analysis-delete', remove));
  }

  async #delete({ id, name }) {
    try {
      await deleteAnalysis(id);
      this.#close(phrase('map.analyses.is-deleted', { name }));
    } catch (problem) {
      if (!(problem instanceof ProblemError || problem instanceof NoAnswerError)) throw problem;
      this.#told.textContent = problem.words;
    }
    await this.#refresh();
  }
}

/** Each error beside its field; what names none leads to the button. */
function errorsOf(problem) {
  if (problem.status === 412) return [{ field: 'analysis-send', words: phrase('map.analyses.you-changed-this-analysis-in-another') }];
  if (!problem.errors?.length) return [{ field: 'analysis-send', words: problem.words }];
  return problem.errors.map(({ pointer, detail }) => ({ field: FIELDS[String(pointer).split('/')[1]] ?? 'analysis-send', words: detail }));
}

customElements.define('hedge-analyses', HedgeAnalyses);
