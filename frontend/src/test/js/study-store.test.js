import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { StudyStore } from '../../main/resources/META-INF/resources/js/study/study-store.js';
import { equal, test, until } from './testing.js';

const answer = (n = 82) => ({ asOf: 'p9', missing: null, statement: { n } });

function aStore() {
  const asked = [];
  const channel = new EventTarget();
  const filters = new FilterStore();
  const fetch = (name) => (params) => new Promise((resolve, reject) => asked.push({ name, params: params.toString(), resolve, reject }));
  const cell = { name: 'cellMetres', words: 'Width', choices: [{ value: 1000, words: '1 km' }, { value: 5000, words: '5 km', first: true }] };
  const studies = [
    { name: 'chance', words: 'Chance', settings: [cell], fetch: fetch('chance') },
    { name: 'plain', words: 'Plain', settings: [], fetch: fetch('plain') },
  ];
  const store = new StudyStore({ studies, filters, channel });
  const say = (type, detail = {}) => channel.dispatchEvent(new CustomEvent(type, { detail }));
  return { store, asked, filters, say };
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

test('a refusal is kept for the person to read', async () => {
  const { store, asked } = aStore();
  store.choose('chance');
  asked[0].reject({ errors: [{ detail: 'Choose larger ones.' }] });
  await until(() => store.state === 'failed');
  equal([store.answer, store.problem.errors[0].detail], [null, 'Choose larger ones.']);
});
