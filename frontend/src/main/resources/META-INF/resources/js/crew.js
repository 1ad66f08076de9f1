import { acknowledgeByLink, openAirLink } from './api/air.js';
import { briefingView } from './air/briefing-view.js';
import { problemWords, stateWords } from './air/air-words.js';
import { el, show } from './lib/dom.js';
import { keepForLanguage, takeFragmentCode } from './lib/fragment-code.js';
import { formField } from './lib/form-field.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import './session/hedge-language.js';
import { spokenDayAndClock } from './time/spoken-time.js';
import './theme/hedge-theme-toggle.js';

/** The newest briefing for a crew that has a link, without an account. It is asked for again twice a minute, and goes from the screen when the link has ended. */
const AGAIN_MS = 30_000;
const content = document.querySelector('#content');
const code = takeFragmentCode();

keepForLanguage(() => code);
await loadWords('air', 'date');
sayStaticWords();
document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));
document.querySelector('#main').append(document.createElement('hedge-language'));

const silent = el('p', { class: 'problem', role: 'status', hidden: true }, words('air.no-answer'));
const head = el('div', { class: 'air-state', role: 'status' });
const body = el('div', {});
const problem = el('p', { class: 'field-error', role: 'alert' });
let shown = '';
let version = 0;
let acknowledged = 0;

if (code === '') end('air.crew.no-link');
else look();

async function look() {
  try {
    draw(await openAirLink(code));
    silent.hidden = true;
  } catch (refusal) {
    if (refusal.status === 404) return end('air.crew.no-link');
    if (refusal.slug === 'air-briefing-taken-back') takenBack();
    else if (refusal.status === 410) return end('air.crew.ended');
    else if (refusal.status === 429) show(content, el('div', { class: 'problem', role: 'alert' }, refusal.words));
    else silent.hidden = false;
  }
  setTimeout(look, AGAIN_MS);
  return undefined;
}

function draw(answer) {
  const { briefing } = answer;
  if (content.firstElementChild !== silent) show(content, silent, head, form(), body);
  show(head, el('p', {}, el('strong', {}, briefing.number)), el('p', { class: 'air-now' }, stateWords(briefing.state)), el('p', {}, words('air.crew.version', { version: briefing.version, at: spokenDayAndClock(briefing.madeAt) }), ' ', words('air.ends', { at: spokenDayAndClock(briefing.endsAt) })));
  version = briefing.version;
  content.querySelector('form').hidden = acknowledged === version;
  const now = JSON.stringify(answer);
  if (now === shown) return;
  shown = now;
  show(body, briefingView(answer));
}

function form() {
  const callSign = formField({ id: 'crew-call-sign', label: words('air.crew.call-sign'), maxlength: 30, autocomplete: 'off', 'data-test': 'crew-call-sign' });
  const made = el('form', { class: 'card stack', novalidate: true }, callSign, problem, el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'crew-acknowledge' }, words('air.crew.acknowledge'))));
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const seen = version;
    try {
      await acknowledgeByLink(code, seen, callSign.querySelector('input').value.trim());
      acknowledged = seen;
      made.hidden = acknowledged === version;
      head.append(el('p', { class: 'notice', 'data-test': 'crew-acknowledged' }, words('air.crew.acknowledged', { version: seen })));
    } catch (refusal) {
      problem.textContent = problemWords(refusal);
    }
  });
  return made;
}

/** Nothing of the briefing stays, and the next version is waited for. */
function takenBack() {
  shown = '';
  show(head);
  show(body);
  show(content, el('div', { class: 'warning', role: 'alert', 'data-test': 'crew-taken-back' }, el('p', {}, words('air.crew.taken-back'))));
}

/** Nothing of the briefing stays. */
function end(key) {
  show(content, el('div', { class: 'notice', role: 'status', 'data-test': 'crew-ended' }, el('p', {}, words(key))));
}
