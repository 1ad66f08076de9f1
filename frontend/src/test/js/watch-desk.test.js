import { NoAnswerError, ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { watchReasonWords } from '../../main/resources/META-INF/resources/js/desk/desk-words.js';
import { WatchStore } from '../../main/resources/META-INF/resources/js/desk/watch-store.js';
import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test, until } from './testing.js';

const NOW = Date.parse('2026-02-01T12:00:00Z');

const incident = (id, more = {}) => ({ id, properties: { version: 1, precision: 'WATCH', latest: `2026-01-2${id}T10:00:00Z`, category: 'HARE.COURSING', ...more } });

/** A server of a few lines, and a stream that a test speaks for. */
function aDesk(incidents) {
  const server = { pages: [incidents], duplicates: [], remarks: [], fails: null, hold: null };
  const answer = async (value) => {
    if (server.hold) await server.hold;
    if (server.fails) throw server.fails;
    return value();
  };
  const channel = new EventTarget();
  Object.assign(channel, { start() {}, stop() {}, gone: [], everything: 0, acknowledge: (gone) => channel.gone.push(...gone), acknowledgeEverything: () => (channel.everything += 1) });
  channel.say = (type, detail) => channel.dispatchEvent(new CustomEvent(type, { detail }));
  const store = new WatchStore({
    channel,
    now: () => NOW,
    clock: { setTimeout: (work) => (channel.pending = work), clearTimeout() {} },
    api: {
      fetchList: (params) => answer(() => ({ incidents: server.pages[Number(params.get('after') ?? 0)], next: server.pages[Number(params.get('after') ?? 0) + 1] ? String(Number(params.get('after') ?? 0) + 1) : null })),
      fetchWatchDuplicates: () => answer(() => server.duplicates),
      listOwnRemarks: () => answer(() => server.remarks),
    },
  });
  const arrived = [];
  store.addEventListener('arrived', ({ detail }) => arrived.push(...detail.incidents.map(({ id }) => id)));
  return { store, server, channel, arrived, ids: () => store.incidents.map(({ id }) => id) };
}

test('the watch desk has what is released to the group, of every page, and nothing else', async () => {
  const { store, server, ids, arrived } = aDesk([incident('1'), incident('2', { precision: 'PUBLIC' }), incident('3', { latest: '2025-12-01T10:00:00Z' })]);
  server.pages.push([incident('4')]);
  await store.refresh();
  equal(ids(), ['4', '1']);
  equal(arrived, []);
  equal(store.state, 'ready');
});

test('what comes by the stream stands first until it is looked at', async () => {
  const { store, channel, ids, arrived } = aDesk([incident('5'), incident('4')]);
  await store.refresh();
  channel.say('changes', { upserts: [incident('1'), incident('2', { precision: 'PUBLIC' })] });
  equal(ids(), ['1', '5', '4']);
  equal(arrived, ['1']);
  channel.say('changes', { upserts: [incident('1', { version: 2 })] });
  equal(arrived, ['1']);
  await store.choose('1');
  equal(ids(), ['5', '4', '1']);
  equal(store.unseen.size, 0);
});

test('what is taken back leaves the list, the open one, the duplicates and the remarks', async () => {
  const { store, server, channel, ids } = aDesk([incident('5'), incident('4'), incident('3')]);
  server.duplicates = [{ feature: incident('4'), reasons: [] }];
  server.remarks = [{ id: 'a', incidents: ['5', '4'], states: ['NEW'] }, { id: 'b', incidents: ['4'], states: ['NEW'] }];
  await store.refresh();
  await store.lookAtRemarks();
  await store.choose('5');
  equal(store.duplicates.length, 1);
  channel.say('changes', { forgets: [{ id: '4', version: 1, recalled: true }] });
  equal(ids(), ['5', '3']);
  equal(store.duplicates, []);
  equal(store.remarks.map(({ id, incidents }) => [id, incidents]), [['a', ['5']]]);
  equal(channel.gone.map(({ id }) => id), ['4']);
  channel.say('changes', { forgets: [{ id: '5', version: 1 }] });
  equal(store.selected, null);
  equal(store.open, null);
  equal(store.remarks, []);
});

test('what the stream says while the list is on its way is not undone by the list', async () => {
  const { store, server, channel, ids } = aDesk([incident('5'), incident('4')]);
  let goOn;
  server.hold = new Promise((resolve) => (goOn = resolve));
  const fetching = store.refresh();
  channel.say('changes', { upserts: [incident('1')], forgets: [{ id: '4', version: 1 }] });
  goOn();
  await fetching;
  equal(ids().sort(), ['1', '5']);
});

test('while nobody knows who may see what, nothing is held; a fresh start brings it back', async () => {
  const { store, server, channel, ids } = aDesk([incident('5')]);
  await store.refresh();
  await store.choose('5');
  channel.say('paused');
  equal(ids(), []);
  equal(store.selected, null);
  equal(store.state, 'paused');
  channel.say('resync');
  await until(() => store.state === 'ready');
  equal(ids(), ['5']);
  await until(() => channel.everything === 1);
  server.fails = new NoAnswerError(new Error('gone'));
  channel.say('resync');
  await until(() => store.state === 'paused');
  equal(ids(), []);
});

test('who is not signed in any more is not asked for again, and is answered when they are back', async () => {
  const { store, server, ids } = aDesk([incident('5')]);
  server.fails = new ProblemError({}, 401, null);
  await store.refresh();
  server.fails = null;
  await store.refresh();
  equal(ids(), []);
  store.resume();
  await until(() => ids().length === 1);
});

test('the reasons of a watch group speak of squares', () => {
  adoptWords('en', { 'desk.reason.squares-meet': 'meet, {most}', 'desk.reason.squares-apart': '{least} to {most}', 'desk.reason.same-kind': 'same', 'desk.reason.minutes': '{minutes} min', 'desk.metres': '{metres} m', 'desk.kilometres': '{kilometres} km' });
  equal(watchReasonWords({ kind: 'SAME_SQUARE', least: 0, most: 2236 }), 'meet, 2.2 km');
  equal(watchReasonWords({ kind: 'NEAR', least: 900, most: 3100 }), '900 m to 3.1 km');
  equal(watchReasonWords({ kind: 'AT_ONCE', least: 20, most: null }), '20 min');
  equal(watchReasonWords({ kind: 'SAME_KIND', least: null, most: null }), 'same');
});
