import { NoAnswerError, ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { answerLine } from '../../main/resources/META-INF/resources/js/desk/answers.js';
import { DeskStore } from '../../main/resources/META-INF/resources/js/desk/desk-store.js';
import { ageWords, problemWords, reasonWords } from '../../main/resources/META-INF/resources/js/desk/desk-words.js';
import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test, until } from './testing.js';

const report = (id, more = {}) => ({ id, version: 1, state: 'NEW', happeningNow: false, receivedAt: `2026-01-0${id}T10:00:00Z`, countsFor: { id, version: 1, reports: 1 }, ...more });

/** A server of a few lines: what it holds is given as `reports`, newest first. */
function aDesk(reports) {
  const server = { reports, mark: 'one', fails: null, asked: 0, duplicates: [] };
  const answer = async (value) => {
    server.asked += 1;
    if (server.fails) throw server.fails;
    return value();
  };
  const channel = new EventTarget();
  Object.assign(channel, { start() {}, stop() {}, acknowledged: [], acknowledge: (gone) => channel.acknowledged.push(...gone), acknowledgeEverything() {} });
  const store = new DeskStore({
    channel,
    clock: { setTimeout: (work) => (channel.pending = work), clearTimeout() {} },
    api: {
      listReports: (params) => answer(() => ({ reports: server.reports.slice(0, 2), next: server.reports.length > 2 && !params.get('before') ? 'further' : null, mark: server.mark, ...(params.get('before') ? { reports: server.reports.slice(2) } : {}) })),
      fetchMark: () => answer(() => server.mark),
      fetchReport: (id) => answer(() => ({ report: server.reports.find((each) => each.id === id), messages: [] })),
      fetchDuplicates: () => answer(() => server.duplicates),
      listRemarks: async () => server.remarks ?? [],
    },
  });
  const arrived = [];
  store.addEventListener('arrived', ({ detail }) => arrived.push(...detail.reports.map(({ id }) => id)));
  return { store, server, channel, arrived };
}

test('what arrives is told once, and the beginning of the list says nothing', async () => {
  const { store, server, arrived } = aDesk([report('2'), report('1')]);
  await store.refresh();
  equal(store.state, 'ready');
  equal(arrived, []);
  await store.look();
  equal(server.asked, 2);
  server.reports = [report('3'), ...server.reports];
  server.mark = 'two';
  await store.look();
  await store.look();
  equal(arrived, ['3']);
  equal(store.reports.map(({ id }) => id), ['3', '2', '1']);
});

test('older parts of the list stay behind the newest one', async () => {
  const { store, server } = aDesk([report('4'), report('3'), report('2'), report('1')]);
  await store.refresh();
  equal(store.next, 'further');
  await store.more();
  equal(store.reports.map(({ id }) => id), ['4', '3', '2', '1']);
  equal(store.next, null);
  server.reports = [report('5'), ...server.reports];
  await store.readAfresh();
  equal(store.reports.map(({ id }) => id), ['5', '4', '3', '2', '1']);
  equal(store.next, null);
});

test('the open report follows what colleagues do to it', async () => {
  const { store, server } = aDesk([report('1')]);
  await store.refresh();
  await store.choose('1');
  let changes = 0;
  store.addEventListener('report-changed', () => (changes += 1));
  server.mark = 'two';
  await store.look();
  equal(changes, 0);
  server.reports = [report('1', { version: 2, state: 'ASSIGNED' })];
  server.mark = 'three';
  await store.look();
  equal(store.open.state, 'ASSIGNED');
  equal(changes, 1);
});

test('without an answer what is shown stays, and is said to be old', async () => {
  const { store, server } = aDesk([report('1')]);
  await store.refresh();
  server.fails = new NoAnswerError();
  await store.look();
  equal([store.isSilent, store.reports.length], [true, 1]);
  server.fails = null;
  await store.look();
  equal(store.isSilent, false);
});

test('nothing is asked while nobody is signed in', async () => {
  const { store, server } = aDesk([report('1')]);
  await store.refresh();
  server.fails = new ProblemError({ type: '/problems#not-signed-in' }, 401);
  await store.look();
  const asked = server.asked;
  await store.look();
  equal(server.asked, asked);
  server.fails = null;
  store.resume();
  await until(() => server.asked > asked);
});

test('a desk that is not there is said so, and a report that is gone is closed', async () => {
  const { store, server } = aDesk([report('2'), report('1')]);
  await store.refresh();
  await store.choose('2');
  server.fails = new ProblemError({ type: '/problems#not-found' }, 404);
  await store.readAfresh();
  equal([store.selected, store.whole, store.reports.length], [null, null, 1]);
  const other = aDesk([]);
  other.server.fails = new ProblemError({ type: '/problems#not-found' }, 404);
  await other.store.refresh();
  equal(other.store.state, 'refused');
});

test('an incident that the stream takes back is no longer offered as a duplicate', async () => {
  const { store, server, channel } = aDesk([report('1')]);
  server.duplicates = [{ feature: { id: 'theirs' }, reasons: [] }];
  await store.refresh();
  await store.choose('1');
  await until(() => store.duplicates?.length === 1);
  channel.dispatchEvent(new CustomEvent('changes', { detail: { forgets: [{ id: 'theirs', version: 3, recalled: true }] } }));
  equal(store.duplicates, []);
  equal(channel.acknowledged.map(({ id }) => id), ['theirs']);
});

test('answers, ages and reasons are said in words', () => {
  adoptWords('en', {
    'option.vehicles.colour.SILVER': 'silver',
    'question.vehicles.trailer': 'Trailer',
    'desk.yes': 'yes',
    'desk.age.minutes': '{minutes} min ago',
    'desk.reason.near': '{distance} away',
    'desk.metres': '{metres} m',
    'desk.kilometres': '{kilometres} km',
    'desk.reason.minutes': '{minutes} minutes apart',
    'desk.problem.no-answer': 'No answer',
    'desk.problem.report-changed': 'A colleague was quicker',
  });
  equal(answerLine('vehicles', [{ plate: 'AB12CDE', colour: 'SILVER', trailer: true }, { plate: 'K1ABC' }]), 'AB12CDE, silver, Trailer: yes; K1ABC');
  equal(answerLine('peopleCount', 3), '3');
  equal(ageWords('2026-01-01T10:00:00Z', Date.parse('2026-01-01T10:05:30Z')), '5 min ago');
  equal(reasonWords({ kind: 'NEAR', number: 600 }), '600 m away');
  equal(reasonWords({ kind: 'NEAR', number: 1200 }), '1.2 km away');
  equal(reasonWords({ kind: 'AT_ONCE', number: 20 }), '20 minutes apart');
  equal(problemWords(new NoAnswerError()), 'No answer');
  equal(problemWords(new ProblemError({ type: '/problems#report-changed' }, 412)), 'A colleague was quicker');
  equal(problemWords(new ProblemError({ type: '/problems#invalid-fields', errors: [{ pointer: '/to', detail: 'Choose somebody.' }] }, 422)), 'Choose somebody.');
});
