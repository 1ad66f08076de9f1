import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { toldWords, untilWords, wantedWords, watchContent } from '../../main/resources/META-INF/resources/js/sighting/watch-words.js';
import { WatchesStore } from '../../main/resources/META-INF/resources/js/sighting/watches-store.js';
import { equal, test } from './testing.js';

const WATCH = { id: 'w', unseen: 2, matches: [] };

/** A server that answers in this order, and keeps the tags that it was asked with. */
function asked(...answers) {
  const tags = [];
  const fetch = async (tag) => {
    tags.push(tag);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { tags, fetch };
}

test('watches: what is still so stays, and is asked about with its tag', async () => {
  const { fetch, tags } = asked({ watches: [WATCH, { ...WATCH, unseen: 1 }], tag: '"a"' }, null, { watches: [], tag: '"b"' });
  const store = new WatchesStore(fetch);
  let told = 0;
  store.addEventListener('watches-changed', () => (told += 1));
  await store.refresh();
  equal([store.state, store.unseen, told], ['ready', 3, 1]);
  await store.refresh();
  equal([store.watches.length, told], [2, 1]);
  await store.refresh();
  equal([store.watches.length, store.unseen, told, tags], [0, 0, 2, [null, '"a"', '"a"']]);
  store.stop();
});

test('watches: what cannot be fetched is not shown, and asked for whole again', async () => {
  const { fetch, tags } = asked({ watches: [WATCH], tag: '"a"' }, new Error('away'), { watches: [WATCH], tag: '"c"' });
  const store = new WatchesStore(fetch);
  await store.refresh();
  await store.refresh();
  equal([store.state, store.watches, store.problem.message], ['failed', [], 'away']);
  await store.refresh();
  equal([store.state, store.watches.length, store.problem, tags], ['ready', 1, null, [null, '"a"', null]]);
  store.stop();
  equal([store.state, store.watches], ['loading', []]);
});

test('watches: only what was typed is sent', () => {
  const typed = { pattern: '', make: 'Subaru', model: '', colour: 'silver', purpose: 'PREVENTION', reason: 'Thefts', days: '30' };
  equal(watchContent(typed), { pattern: null, make: 'Subaru', model: null, colour: 'silver', purpose: 'PREVENTION', reason: 'Thefts', days: 30 });
});

test('watches: what is watched for, until when, and why something is told', () => {
  adoptWords('en', {
    'sightings.watch.state.OPEN': 'Until {when}',
    'sightings.watch.state.ENDED': 'Ended {when}',
    'sightings.watch.looks-equal': 'Looks equal',
    'sightings.reason.days.one': '{n} day ago',
    'sightings.reason.days.other': '{n} days ago',
  });
  equal(wantedWords({ pattern: 'AB5*', make: null, model: null, colour: null }), 'AB5*');
  equal(wantedWords({ pattern: null, make: 'Subaru', model: null, colour: 'silver' }), 'silver · Subaru');
  const expiresAt = '2026-11-30T10:00:00Z';
  equal(untilWords({ state: 'OPEN', expiresAt, endedAt: null }), 'Until Mon 30 Nov 2026, 10:00');
  equal(untilWords({ state: 'ENDED', expiresAt, endedAt: '2026-11-23T10:00:00Z' }), 'Ended Mon 23 Nov 2026, 10:00');
  equal(toldWords({ places: [], daysAgo: 2, sighting: { plate: null } }), ['Looks equal', '2 days ago']);
});
