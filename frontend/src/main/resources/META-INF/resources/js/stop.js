import { stopLetters } from './api/areas.js';
import { stopGroundLetters } from './api/ground.js';
import { readStopCode } from './areas/stop-code.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import './session/hedge-language.js';
import './theme/hedge-theme-toggle.js';

/**
 * Stops letters about an area or about what somebody keeps of the ground, when a button is pressed: programs that only look at links in letters stop nothing. Needs nobody to be signed in, and says the
 * same whether the link was worth something or not.
 */
const content = document.querySelector('#content');
const link = readStopCode(globalThis.location.hash);
const isGround = link?.about === 'ground';
const sent = globalThis.location.hash;

// The code is neither left on the screen nor in the history.
if (globalThis.location.hash !== '') history.replaceState(null, '', globalThis.location.pathname + globalThis.location.search);
await loadWords('areas');
sayStaticWords();
document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));
document.querySelector('#main').append(document.createElement('hedge-language'));
// The page is loaded again in the other language, and needs the code once more.
document.addEventListener('language-chosen', () => history.replaceState(null, '', link ? sent : '#'));
if (link === null) end('stop.no-link', 'stop-no-link');
else offer();

function offer() {
  const problem = el('p', { class: 'field-error', role: 'alert' });
  const button = el('button', { type: 'button', class: 'primary', 'data-test': 'stop', onclick: () => stop(button, problem) }, words('stop.button'));
  show(content, el('div', { class: 'card stack' }, el('p', {}, words(isGround ? 'stop.what-ground' : 'stop.what')), problem, button));
}

async function stop(button, problem) {
  button.disabled = true;
  problem.textContent = '';
  try {
    await (isGround ? stopGroundLetters : stopLetters)(link.id, link.code);
    end(isGround ? 'stop.done-ground' : 'stop.done', 'stop-done');
    content.querySelector('[tabindex]').focus();
  } catch (refusal) {
    problem.textContent = words(refusal.status === 429 ? 'stop.too-many' : 'stop.failed');
    button.disabled = false;
    button.focus();
  }
}

function end(key, test) {
  show(content, el('div', { class: 'notice', tabindex: -1, 'data-test': test }, el('p', {}, words(key)), el('p', {}, el('a', { href: isGround ? '/ground.html' : '/areas.html#areas' }, words(isGround ? 'stop.to-ground' : 'stop.to-areas')))));
}
