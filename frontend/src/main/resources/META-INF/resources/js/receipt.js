import { request } from './api/http.js';
import { NoAnswerError, ProblemError } from './api/problem-error.js';
import { keepShell } from './field/shell.js';
import { el, show } from './lib/dom.js';
import { clearErrors, errorSummary, showErrors } from './lib/error-summary.js';
import { randomId } from './lib/random-id.js';
import { loadWords, wordEvents, words } from './lib/words.js';
import { languageSwitch, translatePage } from './report/language-switch.js';
import { field } from './report/parts.js';
import './theme/hedge-theme-toggle.js';
import { spokenDayAndClock } from './time/spoken-time.js';

/** Opens a report with its receipt code, shows what the police ask, and sends answers. The code stays in the memory of this page. */
const FIGURES = 16;
const MOST_ANSWER = 2_000;
const main = document.querySelector('#main');
const plain = document.querySelector('#plain-form');

/** {code, view} of the report that is open, and the id of an answer that has not arrived. */
let open = null;
let answerId = randomId();

keepShell();
start();

async function start() {
  await loadWords('receipt', 'date');
  document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));
  languageSwitch(document.querySelector('#language'));
  plain.prepend(errorSummary('plain-form'));
  plain.noValidate = true;
  plain.addEventListener('submit', (event) => {
    event.preventDefault();
    openWith(plain.querySelector('#code').value);
  });
  wordEvents.addEventListener('language-changed', () => (open ? drawOpen() : draw()));
  draw();
}

function draw() {
  translatePage(words);
  document.title = `${words('receipt.title')} - Hedgerow`;
}

async function openWith(typed) {
  const code = typed.replace(/[\s-]/g, '');
  clearErrors(plain);
  if (!/^\d+$/.test(code) || code.length !== FIGURES) return showErrors(plain, [{ field: 'code', words: words('receipt.bad-code') }], words('receipt.errors'));
  try {
    open = { code, view: await fetchOpened(code) };
  } catch (problem) {
    return showErrors(plain, [{ field: 'code', words: wordsOf(problem) }], words('receipt.errors'));
  }
  plain.querySelector('#code').value = '';
  drawOpen();
  return main.querySelector('h1').focus();
}

const fetchOpened = async (code) => (await request('POST', '/api/receipts/opened', { body: { code } })).body;

function drawOpen({ written = '', said = null } = {}) {
  translatePage(words);
  const { force, receivedAt, state, messages, files } = open.view;
  const form = el(
    'form',
    { id: 'answer-form', class: 'report-page', novalidate: true, autocomplete: 'off', onsubmit: answer, 'data-test': 'receipt-opened' },
    el('h1', { tabindex: -1 }, words(`receipt.state.${state}`)),
    errorSummary('answer-form'),
    el('p', { role: 'status', class: 'notice', hidden: said === null, 'data-test': 'receipt-said' }, said ?? ''),
    el('dl', { class: 'facts' }, fact('receipt.force', force), fact('receipt.received', spokenDayAndClock(receivedAt)), files.length > 0 && fact('receipt.files', words('receipt.files', { n: files.length }))),
    el('h2', {}, words('receipt.messages')),
    messages.length === 0 ? el('p', {}, words('receipt.no-messages')) : el('ol', { class: 'messages', 'data-test': 'receipt-messages' }, messages.map(message)),
    state !== 'CLOSED' && field({ id: 'answer', label: words('receipt.answer'), hint: words('receipt.answer-hint'), rows: 5, maxlength: MOST_ANSWER, value: written }),
    el(
      'div',
      { class: 'report-foot' },
      state !== 'CLOSED' && el('button', { type: 'submit', class: 'primary wide-button', id: 'answer-send', 'data-test': 'answer-send' }, words('receipt.send')),
      el('button', { type: 'button', class: 'secondary wide-button', 'data-test': 'receipt-again', onclick: again }, words('receipt.again')),
    ),
    el('p', { class: 'soft' }, words('receipt.emergency')),
  );
  document.title = `${words('receipt.title')} - Hedgerow`;
  show(main, form);
}

const fact = (key, text) => [el('dt', {}, words(key)), el('dd', {}, text)];

function message({ from, kind, text, at }) {
  return el(
    'li',
    { class: `message message-${from === 'DESK' ? 'desk' : 'reporter'}` },
    el('p', { class: 'message-head' }, el('strong', {}, words(`receipt.from.${from}`)), `: ${words(`receipt.kind.${kind}`)}, ${spokenDayAndClock(at)}`),
    text.split('\n').map((line) => el('p', {}, line)),
  );
}

async function answer(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const text = form.querySelector('#answer').value.trim();
  clearErrors(form);
  if (text === '') return showErrors(form, [{ field: 'answer', words: words('receipt.no-text') }], words('receipt.errors'));
  try {
    await request('POST', '/api/receipts/messages', { body: { code: open.code, id: answerId, text } });
    answerId = randomId();
    open.view = await fetchOpened(open.code);
    drawOpen({ said: words('receipt.sent') });
    return main.querySelector('h1').focus();
  } catch (problem) {
    return showErrors(form, [{ field: 'answer', words: wordsOf(problem) }], words('receipt.errors'));
  }
}

/** What is being written is kept while the messages are fetched again. */
async function again() {
  const written = main.querySelector('#answer')?.value ?? '';
  try {
    open.view = await fetchOpened(open.code);
    drawOpen({ written });
  } catch (problem) {
    drawOpen({ written, said: wordsOf(problem) });
  }
}

function wordsOf(problem) {
  if (problem instanceof NoAnswerError) return words('receipt.no-answer');
  if (!(problem instanceof ProblemError)) throw problem;
  return words({ 404: 'receipt.unknown', 429: 'receipt.too-often' }[problem.status] ?? 'receipt.no-answer');
}
