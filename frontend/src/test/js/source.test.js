import { loadWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test } from './testing.js';

await loadWords('source');
await import('../../main/resources/META-INF/resources/js/source/hedge-sources.js');

const SOURCE = { id: 'a', reference: 'SR-7K3QXM2D9V', registeredBy: 'Ann Officer', handlersOnly: false, tellings: 1, registeredAt: '2026-10-01T10:00:00Z', openedAt: null, erasedAt: null, version: 3 };
const NO_TELLING = { whoElseKnows: 'The brother', firstKnown: '', lastKnown: '', canSayMore: '', risk: '', riskReduced: '' };
const OPENED = { source: SOURCE, identity: { name: '<img src=x onerror=alert(1)>', contact: '', about: '' }, tellings: [{ report: null, toldTo: null, keptAt: '2026-10-02T10:00:00Z', telling: NO_TELLING }], openings: [] };

/** The page of sources with an api that remembers what it was asked. */
async function page({ handles = false, sources = [SOURCE], refuse = null } = {}) {
  const asked = [];
  const remember = (name, answer) => async (...given) => {
    asked.push([name, ...given]);
    if (refuse?.name === name) throw refuse.problem;
    return answer;
  };
  const api = { fetchSources: remember('fetch', sources), registerSource: remember('register', { reference: SOURCE.reference }), keepTelling: remember('tell'), openSource: remember('open', OPENED), findSources: remember('find', sources), amendSource: remember('amend', SOURCE), eraseSource: remember('erase', SOURCE) };
  const element = Object.assign(document.createElement('hedge-sources'), { api, handles, writes: !handles });
  document.body.append(element);
  await settled();
  return { element, asked, part: (name) => element.querySelector(`[data-test="${name}"]`) };
}

const settled = () => new Promise((done) => setTimeout(done, 30));

async function send(form, values = {}) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field.type === 'checkbox') field.checked = value;
    else field.value = value;
  }
  form.requestSubmit();
  await settled();
}

async function unfold(part, name) {
  part(`${name}-open`).open = true;
  await settled();
}

test('a source is opened for a reason alone, shown as text, and gone when another window is looked at', async () => {
  const { element, asked, part } = await page();
  part('source-open').click();
  equal(asked.map(([name]) => name), ['fetch']);
  await send(part('source-why'), { 'why-reason': 'RISK' });
  equal(asked.at(-1), ['open', 'a', true, 'RISK']);
  equal([part('source-opened').textContent.includes('<img src=x'), element.querySelector('img')], [true, null]);
  equal(part('source-opened').textContent.includes('The brother'), true);
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  delete document.hidden;
  equal([part('source-opened'), element.textContent.includes('<img')], [null, false]);
  element.remove();
});

test('without a reason the refusal stands beside it', async () => {
  const { element, part } = await page({ refuse: { name: 'open', problem: { words: 'No', errors: [{ pointer: '/reason', detail: 'Say why.' }] } } });
  part('source-open').click();
  await send(part('source-why'));
  equal(element.querySelector('#why-reason-error').textContent, 'Say why.');
  element.remove();
});

test('what is typed is sent once under one id, and the reference is told', async () => {
  const { element, asked, part } = await page();
  await unfold(part, 'source-register');
  await send(part('source-form'), { 'new-name': ' Ann Teller ', 'new-handlersOnly': true });
  const [, id, form] = asked.find(([name]) => name === 'register');
  equal([id.length, form], [36, { name: 'Ann Teller', contact: null, about: null, handlersOnly: true }]);
  equal(element.querySelector('[role=status]').textContent.includes(SOURCE.reference), true);
  await unfold(part, 'source-telling');
  await send(part('telling-form'), { 'told-reference': ' sr-7k3qxm2d9v ', 'told-risk': 'Neighbours' });
  const [, , telling] = asked.find(([name]) => name === 'tell');
  equal([telling.reference, telling.risk, telling.whoElseKnows], ['SR-7K3QXM2D9V', 'Neighbours', null]);
  element.remove();
});

test('a refused registration keeps what was typed and its id', async () => {
  const { element, asked, part } = await page({ refuse: { name: 'register', problem: { words: 'No answer' } } });
  await unfold(part, 'source-register');
  await send(part('source-form'), { 'new-name': 'Ann Teller' });
  await send(part('source-form'));
  const [one, two] = asked.filter(([name]) => name === 'register');
  equal([one[1] === two[1], two[2].name], [true, 'Ann Teller']);
  element.remove();
});

test('handlers find, take over and erase; nobody else is offered it', async () => {
  const own = await page();
  equal(own.part('source-find-open'), null);
  own.element.remove();
  const { element, asked, part } = await page({ handles: true });
  equal([part('source-register-open'), part('source-telling-open')], [null, null]);
  await unfold(part, 'source-find');
  await send(part('find-form'), { 'find-name': 'Ann Teller' });
  equal(part('source-found').textContent.includes(SOURCE.reference), true);
  part('source-open').click();
  await send(part('source-why'), { 'why-reason': 'WELFARE' });
  equal(asked.at(-1), ['open', 'a', false, 'WELFARE']);
  await unfold(part, 'source-amend');
  await send(part('amend-form'), { 'amend-name': 'Ann Other', 'amend-handlersOnly': true });
  equal(asked.find(([name]) => name === 'amend').slice(1), ['a', { name: 'Ann Other', contact: null, about: null, handlersOnly: true }, 3]);
  equal(part('source-opened'), null);
  element.remove();
});

test('an erased source cannot be opened, and a list that cannot be fetched says so', async () => {
  const { element, part } = await page({ sources: [{ ...SOURCE, erasedAt: '2026-11-01T10:00:00Z' }] });
  equal(part('source-open'), null);
  element.remove();
  const failing = await page({ refuse: { name: 'fetch', problem: {} } });
  equal(failing.element.querySelector('[role=alert]') !== null, true);
  failing.element.remove();
});
