import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { randomId } from '../lib/random-id.js';
import { currentLanguage, words } from '../lib/words.js';

const LONGEST = 400;

/** Whether a bulletin asks its readers for questions. */
export const asksForQuestions = ({ said }) => said?.kind === 'QUESTIONS_AND_ANSWERS';

/** What was answered under a bulletin, and while it is open a box to ask. `api` is {answers(id), ask(id, {id, text})}. */
export function questionsPart({ bulletin, api, isMine }) {
  const answers = el('div', { class: 'stack', 'data-test': 'answers' }, el('p', { role: 'status' }, words('asked.loading')));
  load(answers, bulletin, api);
  return el('section', { class: 'stack bulletin-questions' }, el('h2', {}, words('asked.title')), answers, bulletin.state === 'ISSUED' ? askForm({ bulletin, api, isMine }) : el('p', { class: 'soft' }, words('asked.closed')));
}

async function load(root, bulletin, api) {
  try {
    const found = (await api.answers(bulletin.id)).answers;
    show(root, found.length === 0 ? el('p', {}, words('asked.none')) : el('dl', { class: 'stack' }, found.map(answerRow)));
  } catch {
    show(root, el('p', { class: 'problem', role: 'alert' }, words('asked.failed')), el('p', { class: 'bulletin-uses' }, el('button', { type: 'button', class: 'secondary', onclick: () => load(root, bulletin, api) }, words('bulletin.again'))));
  }
}

function answerRow({ english, welsh }) {
  const text = currentLanguage() === 'cy' && welsh ? welsh : english;
  const lang = text === welsh ? 'cy' : 'en-GB';
  return el('div', { class: 'card', lang, 'data-test': 'answer' }, el('dt', {}, el('strong', {}, text.question)), text.answer.split(/\n+/).map((line) => el('dd', {}, line)));
}

/** A question keeps its id until an answer arrives, so that sending twice does no harm. */
function askForm({ bulletin, api, isMine }) {
  let id = randomId();
  let isBusy = false;
  const said = el('p', { role: 'status', 'data-test': 'asked-told' });
  const input = el('textarea', { id: 'asked-text', name: 'text', rows: 3, maxlength: LONGEST, autocomplete: 'off', 'aria-describedby': 'asked-hint', 'data-test': 'asked-text' });
  const form = el(
    'form',
    { id: 'asked-form', class: 'stack bulletin-uses', novalidate: true },
    errorSummary('asked-form'),
    el('div', { class: 'field' }, el('label', { for: 'asked-text' }, words('asked.label')), el('p', { class: 'hint', id: 'asked-hint' }, words(isMine ? 'asked.hint-named' : 'asked.hint')), input),
    el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', id: 'asked-send', 'data-test': 'asked-send' }, words('asked.send'))),
    said,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    said.textContent = '';
    clearErrors(form);
    try {
      if (input.value.trim() === '') return showErrors(form, [{ field: 'asked-text', words: words('asked.needed') }]);
      await api.ask(bulletin.id, { id, text: input.value });
      id = randomId();
      input.value = '';
      said.textContent = words('asked.sent');
    } catch (problem) {
      showErrors(form, [{ field: 'asked-text', words: problem.errors?.[0]?.detail ?? problem.words ?? words('asked.not-sent') }]);
    } finally {
      isBusy = false;
    }
  });
  return form;
}
