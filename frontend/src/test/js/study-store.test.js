import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import '../../main/resources/META-INF/resources/js/study/hedge-study.js';
import { StudyStore } from '../../main/resources/META-INF/resources/js/study/study-store.js';
import { AStream, equal, test, until } from './testing.js';

const answer = (n = 82) => ({ asOf: 'p9', missing: null, statement: { n } });

function aStore() {
  const asked = [];
  const channel = new AStream();
  const filters = new FilterStore();
  const fetch = (name) => (params, signal, said) => new Promise((resolve, reject) => asked.push({ name, params: params.toString(), signal, said, resolve, reject }));
  const cell = { name: 'cellMetres', words: 'Width', choices: [{ value: 1000, words: '1 km' }, { value: 5000, words: '5 km', first: true }] };
  const studies = [
    { name: 'chance', words: 'Chance', settings: [cell], fetch: fetch('chance') },
    { name: 'plain', words: 'Plain', settings: [], fetch: fetch('plain') },
  ];
  const store = new StudyStore({ studies, filters, channel });
  const say = (type, detail = {}) => channel.dispatchEvent(new CustomEvent(type, { detail }));
  return { channel, store, asked, filters, say };
}

test('nothing is asked until somebody chooses a study, and nothing stays when nobody does', async () => {
  const { store, asked, filters, say } = aStore();
  filters.change({ period: '7d' });
  say('changes', { forgets: [{ id: 'a' }] });
  say('resync');
  store.refresh();
  equal(asked.length, 0);
  store.choose('chance');
  equal(asked[0].params, 'period=7d&cellMetres=5000');
  asked[0].resolve(answer());
  await until(() => store.state === 'ready');
  equal([store.answer.statement.n, store.rule], [82, { cellMetres: 5000, periodWords: 'last 7 days' }]);
  store.choose('');
  equal([store.state, store.study, store.answer], ['off', null, null]);
});

test('one study at a time: another takes the place of the first, whose answer is not shown', async () => {
  const { store, asked } = aStore();
  store.choose('chance');
  store.set('cellMetres', 1000);
  store.choose('plain');
  equal([store.state, store.answer, asked.at(-1).name, asked.at(-1).params.includes('cellMetres')], ['loading', null, 'plain', false]);
  asked[0].resolve(answer(1));
  asked[1].resolve(answer(2));
  await new Promise((resolve) => setTimeout(resolve, 10));
  equal([store.state, store.answer], ['loading', null]);
  asked[2].resolve(answer(3));
  await until(() => store.state === 'ready');
  equal([store.study.name, store.answer.statement.n], ['plain', 3]);
  store.choose('chance');
  equal([store.settings, asked.length], [{ cellMetres: 1000 }, 4]);
});

test('an answer to a question that was changed meanwhile is not shown', async () => {
  const { store, asked, filters } = aStore();
  store.choose('chance');
  filters.change({ period: '28d' });
  store.set('cellMetres', 1000);
  equal(asked.at(-1).params, 'period=28d&cellMetres=1000');
  asked[0].resolve(answer());
  asked[1].resolve(answer());
  await new Promise((resolve) => setTimeout(resolve, 10));
  equal([store.state, store.answer], ['loading', null]);
  asked[2].resolve(answer());
  await until(() => store.state === 'ready');
});

test('what is taken back leaves at once, and while sharing is paused nothing is shown', async () => {
  const { store, asked, say } = aStore();
  store.choose('chance');
  asked[0].resolve(answer());
  await until(() => store.state === 'ready');
  say('changes', { upserts: [], forgets: [{ id: 'a', recalled: true }] });
  equal([store.answer, asked.length], [null, 2]);
  asked[1].resolve(answer());
  await until(() => store.state === 'ready');
  say('paused');
  equal([store.state, store.answer], ['failed', null]);
  say('welcome', { resumed: false });
  equal(asked.length, 3);
});

test('what is new is worked out while the last answer stays, and what is taken back meanwhile takes it away', async () => {
  const { store, asked, say } = aStore();
  store.choose('chance');
  asked[0].resolve(answer(1));
  await until(() => store.state === 'ready');
  say('changes', { upserts: [{ id: 'b' }] });
  await until(() => asked.length === 2);
  equal([store.state, store.answer.statement.n], ['ready', 1]);
  asked[1].resolve(answer(2));
  await until(() => store.answer.statement.n === 2);
  say('changes', { upserts: [{ id: 'c' }] });
  await until(() => asked.length === 3);
  say('changes', { forgets: [{ id: 'b' }] });
  equal([store.state, store.answer, asked.length, asked[2].signal.aborted], ['loading', null, 4, true]);
});

test('a refusal is kept for the person to read', async () => {
  const { store, asked } = aStore();
  store.choose('chance');
  asked[0].reject({ errors: [{ detail: 'Choose larger ones.' }] });
  await until(() => store.state === 'failed');
  equal([store.answer, store.problem.errors[0].detail], [null, 'Choose larger ones.']);
});

test('the list offers every study, follows the choice wherever it is made, and shows nothing without its statement', async () => {
  const said = { heading: () => 'Found it', rows: () => [{ title: 'TL 42 44', lines: ['first', 'second'], outline: { coordinates: [] } }], rowsLabel: 'Found', shortStatement: () => 'In short.', longStatement: () => 'At length.', caveat: 'Beware.' };
  const { store, asked } = aStore();
  Object.assign(store.offered[0], said);
  const element = document.createElement('hedge-study');
  element.studies = store;
  document.body.append(element);
  try {
    const choice = element.querySelector('[data-test=study-choice]');
    equal([...choice.options].map((option) => option.value), ['', 'chance', 'plain']);
    store.choose('chance');
    equal([choice.value, element.querySelector('[data-test=study-cellMetres]').value, element.textContent.includes('Working it out')], ['chance', '5000', true]);
    asked[0].resolve(answer());
    await until(() => store.state === 'ready');
    equal([element.querySelector('[data-test=study-heading]').textContent, element.querySelectorAll('[data-test=study-row]').length], ['Found it', 1]);
    for (const words of ['In short.', 'At length.', 'Beware.']) equal([words, element.textContent.includes(words)], [words, true]);
    let chosen = null;
    element.addEventListener('outline-chosen', ({ detail }) => (chosen = detail.outline));
    element.querySelector('[data-test=study-row] button').click();
    equal(chosen, { coordinates: [] });
    const cell = element.querySelector('[data-test=study-cellMetres]');
    cell.value = '1000';
    cell.dispatchEvent(new Event('change'));
    equal([asked.at(-1).params.includes('cellMetres=1000'), element.querySelector('[data-test=study-cellMetres]') === cell], [true, true]);
    asked.at(-1).reject({ errors: [{ detail: 'Choose larger ones.' }] });
    await until(() => store.state === 'failed');
    equal([element.textContent.includes('Choose larger ones.'), element.querySelectorAll('[data-test=study-row]').length], [true, 0]);
    store.choose('');
    equal([choice.value, element.querySelectorAll('select').length], ['', 1]);
  } finally {
    element.remove();
  }
});

test('what takes long says how far it is, and stops when the person says so', async () => {
  const { store, asked, filters, say } = aStore();
  Object.assign(store.offered[0], { progressWords: (share) => (share === null ? 'Waiting.' : `${share * 100} %`) });
  const element = document.createElement('hedge-study');
  element.studies = store;
  document.body.append(element);
  try {
    store.choose('chance');
    const stop = element.querySelector('[data-test=study-stop]');
    const bar = element.querySelector('[data-test=study-progress]');
    equal([element.textContent.includes('Waiting.'), bar.hasAttribute('value')], [true, false]);
    asked[0].said(0.5);
    equal([store.share, bar.value, element.textContent.includes('50 %'), element.querySelector('[data-test=study-stop]') === stop], [0.5, 0.5, true, true]);
    stop.focus();
    stop.click();
    equal([store.state, asked[0].signal.aborted, asked.length, document.activeElement.textContent], ['stopped', true, 1, 'Start again']);
    say('changes', { upserts: [], forgets: [{ id: 'a' }] });
    say('resync');
    asked[0].said(0.9);
    equal([store.state, store.share, asked.length], ['stopped', null, 1]);
    document.activeElement.click();
    equal([store.state, asked.length], ['loading', 2]);
    filters.change({ period: '7d' });
    equal([asked[1].signal.aborted, asked.length], [true, 3]);
    asked[2].resolve({ ...answer(), missing: 'TOO_FEW' });
    store.choose('plain');
    equal([asked[2].signal.aborted, element.querySelector('[data-test=study-stop]')], [true, null]);
  } finally {
    element.remove();
  }
});

test('the stream is told that a study counts what is out of view, and only while there is one', () => {
  const { channel, store } = aStore();
  store.choose('plain');
  equal(channel.views.get('study'), { interest: { box: null, filters: '', layers: ['cells'] }, hotspots: null });
  store.choose('');
  equal(channel.views.size, 0);
});
