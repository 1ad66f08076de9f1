import { get } from './api/http.js';
import './field/hedge-patch.js';
import './field/hedge-report-queue.js';
import { saveReport } from './field/save-report.js';
import { keepShell } from './field/shell.js';
import { el, show } from './lib/dom.js';
import { learnSentences } from './lib/said-in-welsh.js';
import { loadWords, wordEvents, words } from './lib/words.js';
import './report/hedge-report.js';
import { languageSwitch, translatePage } from './report/language-switch.js';
import './theme/hedge-theme-toggle.js';

document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));

/** Starts the page on which something is reported. The plain form that the page came with gives way once everything is here. */
const main = document.querySelector('#main');
const SESSION_WITHIN_MS = 3_000;
const isForCaller = new URLSearchParams(location.search).get('for') === 'caller';

keepShell();
start().catch(() => delete document.documentElement.dataset.script); // the plain form needs none of this

async function start() {
  const [session, templates] = await Promise.all([whoIsThere(), fetchTemplates(), loadWords('report', 'question', 'date', 'queue')]);
  languageSwitch(document.querySelector('#language'));
  wordEvents.addEventListener('language-changed', () => translatePage(words, document.querySelector('.masthead, .skip').parentElement));
  wordEvents.addEventListener('language-changed', () => learnSentences().catch(() => {}));
  const mayEnter = ['AMEND_INCIDENT', 'COORDINATE_WATCH'].some((permission) => session?.permissions?.includes(permission));
  const person = session?.permissions?.includes('REPORT_INCIDENT') ? { id: session.person.id, name: session.person.name } : null;
  if (isForCaller && !mayEnter) return refuse();
  if (isForCaller) await import('./report/hedge-caller-form.js');
  const page = document.createElement(isForCaller ? 'hedge-caller-form' : 'hedge-report');
  const begun = Object.fromEntries(new FormData(document.querySelector('#plain-form')));
  Object.assign(page, { templates, person, save: saveReport, begun });
  translatePage(words);
  show(main, page, document.createElement('hedge-report-queue'), !isForCaller && document.createElement('hedge-patch'));
  document.documentElement.dataset.script = 'ready';
  return page;
}

async function fetchTemplates() {
  const response = await fetch('/report/templates.json', { credentials: 'same-origin' });
  if (!response.ok) throw new Error('The templates did not arrive');
  return response.json();
}

/** Nobody needs an account; when there is no answer soon, nobody is known to be signed in. */
async function whoIsThere() {
  const session = await get('/api/session', undefined, { within: SESSION_WITHIN_MS }).catch(() => null);
  return session?.next ? null : session;
}

function refuse() {
  document.documentElement.dataset.script = 'ready';
  show(main, el('div', { class: 'notice' }, el('h1', {}, words('report.caller.title')), el('p', {}, words('report.caller.refused'), ' ', el('a', { href: '/' }, words('report.caller.sign-in')))));
}
