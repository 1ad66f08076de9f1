import { RunningBoardsStore } from '../../main/resources/META-INF/resources/js/operation/running-boards-store.js';
import { equal, test } from './testing.js';

const RUNS = { id: 'o', name: 'Autumn', area: [], items: [] };

/** A server that answers what `say` says, and keeps what it was asked with. */
function asked(...answers) {
  const tags = [];
  return {
    tags,
    fetch: async (tag) => {
      tags.push(tag);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

test('boards are shown until they are switched off, and then nothing is asked for', async () => {
  localStorage.removeItem('hedgerow-boards');
  const { fetch, tags } = asked({ operations: [RUNS], tag: '"a"' }, { operations: [RUNS], tag: '"b"' });
  const store = new RunningBoardsStore(fetch);
  await store.refresh();
  equal([store.state, store.operations.length], ['ready', 1]);
  store.switch(false);
  equal([store.state, store.operations], ['off', []]);
  await store.refresh();
  equal([store.state, tags.length], ['off', 1]);
  const next = new RunningBoardsStore(fetch);
  equal(next.isOn, false);
  await next.switch(true);
  equal([next.state, next.operations.length, tags], ['ready', 1, [null, null]]);
  next.clear();
  equal(new RunningBoardsStore(fetch).isOn, true);
});

test('what is still so stays, and is asked about with its tag', async () => {
  const { fetch, tags } = asked({ operations: [RUNS], tag: '"a"' }, null);
  const store = new RunningBoardsStore(fetch);
  let drawn = 0;
  store.addEventListener('boards-changed', () => (drawn += 1));
  await store.refresh();
  await store.refresh();
  equal([tags, store.operations.length, drawn], [[null, '"a"'], 1, 1]);
  store.clear();
});

test('what cannot be fetched is not shown, and asked for whole again', async () => {
  const { fetch, tags } = asked({ operations: [RUNS], tag: '"a"' }, new Error('away'), { operations: [RUNS], tag: '"b"' });
  const store = new RunningBoardsStore(fetch);
  await store.refresh();
  await store.refresh();
  equal([store.state, store.operations], ['failed', []]);
  await store.refresh();
  equal([store.state, store.operations.length, tags], ['ready', 1, [null, '"a"', null]]);
  store.clear();
});
