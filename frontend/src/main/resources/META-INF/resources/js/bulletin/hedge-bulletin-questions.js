import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';

const REFUSALS = ['REPORT', 'PERSONAL', 'OFF_TOPIC', 'ABUSIVE', 'REPEATED'];

/** What was asked about a bulletin, for its police: each with its answer, which another person approves. `bulletin` and `api` are set before it is connected. */
export class HedgeBulletinQuestions extends HTMLElement {
  #body = el('div', { class: 'stack' });
  #told = el('p', { role: 'status', 'data-test': 'questions-told' });

  connectedCallback() {
    show(this, el('section', { class: 'stack' }, el('h3', {}, words('asked.desk.title')), el('p', { class: 'hint' }, words('asked.desk.hint')), this.#told, this.#body));
    this.#load();
  }

  async #load() {
    show(this.#body, el('p', { role: 'status' }, words('asked.loading')));
    try {
      const { questions } = await this.api.fetchQuestions(this.bulletin.id);
      show(this.#body, questions.length === 0 ? el('p', { class: 'notice' }, words('asked.desk.none')) : el('ul', { class: 'bulletin-list' }, questions.map((each) => this.#row(each))));
    } catch (problem) {
      show(this.#body, el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('asked.failed')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#load() }, words('bulletin.again')));
    }
  }

  #row(question) {
    const row = el('li', { class: 'card stack', tabindex: -1, 'data-question-id': question.id, 'data-state': question.state, 'data-test': 'question' });
    this.#draw(row, question);
    return row;
  }

  #draw(row, question) {
    const { text, by, askedAt, state, refusedReason, written } = question;
    show(
      row,
      el('p', { class: 'bulletin-kind' }, words(`asked.state.${state}`), refusedReason && `: ${words(`asked.refusal.${refusedReason}`)}`),
      el('p', { class: 'bulletin-text' }, text),
      el('p', { class: 'soft' }, words('asked.desk.by', { name: by ?? words('asked.desk.nobody'), time: dayAndClock(askedAt) })),
      written && answerFacts(written),
      state === 'WRITTEN' && !written.mine && this.#approval(row, question),
      (state === 'OPEN' || state === 'WRITTEN') && this.#form(row, question),
      state !== 'REFUSED' && this.#refusal(row, question),
    );
  }

  #done(row, question) {
    this.#told.textContent = words('asked.desk.done', { state: words(`asked.state.${question.state}`) });
    row.dataset.state = question.state;
    this.#draw(row, question);
    row.focus();
  }

  #approval(row, question) {
    const form = el('form', { id: `approve-${question.id}`, class: 'stack', novalidate: true }, errorSummary(`approve-${question.id}`), el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'answer-approve' }, words('asked.desk.approve'))));
    return submitting(form, () => this.api.approveAnswer(this.bulletin.id, question.id, question.version), (next) => this.#done(row, next));
  }

  #form(row, question) {
    const id = (name) => `answer-${question.id}-${name}`;
    const { written } = question;
    const box = (name, rows, longest) => el('div', { class: 'field' }, el('label', { for: id(name) }, words(`asked.field.${name}`)), el('textarea', { id: id(name), name, rows, maxlength: longest, autocomplete: 'off', 'data-test': `answer-${name}` }, written?.[name] ?? ''));
    const audiences = this.bulletin.content.wordings.map(({ audience }) => audience);
    const audience = el('select', { id: id('audience'), name: 'audience' }, audiences.map((each) => el('option', { value: each, selected: each === (written?.audience ?? audiences.at(-1)) }, words(`bulletin.audience.${each}`))));
    const form = el(
      'form',
      { id: `answer-${question.id}`, class: 'stack', novalidate: true },
      errorSummary(`answer-${question.id}`),
      box('question', 2, 400),
      box('answer', 4, 2000),
      el('details', {}, el('summary', {}, words('asked.field.welsh')), box('questionWelsh', 2, 400), box('answerWelsh', 4, 2000)),
      el('div', { class: 'field' }, el('label', { for: id('audience') }, words('asked.field.audience')), audience),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'answer-keep' }, words('asked.desk.keep'))),
    );
    submitting(form, () => this.api.keepAnswer(this.bulletin.id, question.id, question.version, Object.fromEntries(new FormData(form))), (next) => this.#done(row, next));
    return el('details', { 'data-test': 'answer-open' }, el('summary', {}, words(written ? 'asked.desk.change' : 'asked.desk.answer')), form);
  }

  #refusal(row, question) {
    const id = `refuse-${question.id}`;
    const reason = el('select', { id: `${id}-reason`, name: 'reason', 'data-test': 'refusal-reason' }, REFUSALS.map((each) => el('option', { value: each }, words(`asked.refusal.${each}`))));
    const form = el('form', { id, class: 'stack', novalidate: true }, errorSummary(id), el('div', { class: 'field' }, el('label', { for: `${id}-reason` }, words('asked.field.reason')), reason), el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'secondary', 'data-test': 'refusal-send' }, words('asked.desk.refuse'))));
    submitting(form, () => this.api.refuseQuestion(this.bulletin.id, question.id, reason.value), (next) => this.#done(row, next));
    return el('details', { 'data-test': 'refusal-open' }, el('summary', {}, words(question.state === 'PUBLISHED' ? 'asked.desk.take-back' : 'asked.desk.refuse')), form);
  }
}

function answerFacts({ audience, question, answer, questionWelsh, answerWelsh, author, mine }) {
  const part = (key, text) => [el('dt', {}, words(key)), el('dd', {}, text)];
  return el(
    'dl',
    { class: 'facts', 'data-test': 'answer-written' },
    part('asked.field.question', question),
    part('asked.field.answer', answer),
    questionWelsh && [...part('asked.field.questionWelsh', questionWelsh), ...part('asked.field.answerWelsh', answerWelsh)],
    part('asked.field.audience', words(`bulletin.audience.${audience}`)),
    part('asked.field.author', mine ? words('asked.desk.by-you') : (author ?? '')),
  );
}

/** Sends a form once at a time; what is refused is told at its top and beside its fields. */
function submitting(form, send, done) {
  let isBusy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    clearErrors(form);
    try {
      done(await send());
    } catch (problem) {
      const button = form.querySelector('button');
      button.id ||= `${form.id}-send`;
      const errors = problem.errors?.length ? problem.errors : [{ pointer: '', detail: problem.words ?? words('asked.desk.failed') }];
      showErrors(form, errors.map(({ pointer, detail }) => ({ field: form.elements[pointer.slice(1)]?.id ?? button.id, words: detail })));
    } finally {
      isBusy = false;
    }
  });
  return form;
}

customElements.define('hedge-bulletin-questions', HedgeBulletinQuestions);
