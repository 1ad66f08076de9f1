import { reasonWords } from '../../main/resources/META-INF/resources/js/field/hedge-report-queue.js';
import { holderMark } from '../../main/resources/META-INF/resources/js/field/holder-mark.js';
import { QueueDb } from '../../main/resources/META-INF/resources/js/field/queue-db.js';
import { ReportQueue } from '../../main/resources/META-INF/resources/js/field/queue.js';
import { readAnswer, Sender } from '../../main/resources/META-INF/resources/js/field/sender.js';
import { fetchReportKey, isReportKey, putReport, Silence } from '../../main/resources/META-INF/resources/js/field/wire.js';
import { equal, test, until } from './testing.js';

let databases = 0;

/** A queue's database that no other test has. */
async function freshDb() {
  databases += 1;
  const name = `hedgerow-field-test-${databases}`;
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(name);
    gone.onsuccess = resolve;
    gone.onerror = resolve;
  });
  return { name, db: await QueueDb.open(name) };
}

/** A report of that many files of two pieces each, as `save-report.js` leaves it. */
async function put(db, id, { files = 0, ...more } = {}) {
  const chunks = Array.from({ length: files }, (_, index) => ({ file: `${id}-f${index}`, count: 2 }));
  for (const { file } of chunks) for (const n of [0, 1]) await db.putChunk({ item: id, file, n, bytes: new Uint8Array([n]).buffer });
  await db.add({ id, named: false, holder: null, sealed: `sealed ${id}`, chunks, state: 'ON_THIS_PHONE', reason: null, taken: false, unnamed: false, madeAt: '2026-11-20T18:00:00Z', files, bytes: 9, ...more });
}

/** A server of the contract, in memory; `trouble(kind, id)` may answer in its place. */
function aServer({ trouble = () => null, person = null } = {}) {
  const reports = new Map();
  const log = [];
  const fine = { refusal: null, retryAfterMs: null, body: null };
  const say = (item) => ({
    id: item.id,
    force: 'Cambridgeshire Constabulary',
    reference: null,
    files: item.chunks.map(({ file, count }) => {
      const missing = Array.from({ length: count }, (_, n) => n).filter((n) => !reports.get(item.id).has(`${file} ${n}`));
      return { id: file, chunks: count, missing, complete: missing.length === 0, refused: null };
    }),
  });
  return {
    reports,
    log,
    async putReport(item) {
      log.push(`report ${item.id}`);
      const instead = trouble('report', item.id);
      if (instead) return { ...fine, ...(instead instanceof Error ? fail(instead) : instead) };
      const status = reports.has(item.id) ? 200 : 201;
      if (status === 201) reports.set(item.id, new Set());
      return { ...fine, status, body: say(item) };
    },
    async putChunk(id, file, n) {
      log.push(`piece ${file} ${n}`);
      const instead = trouble('piece', `${file} ${n}`);
      if (instead) return { ...fine, ...(instead instanceof Error ? fail(instead) : instead) };
      reports.get(id).add(`${file} ${n}`);
      return { ...fine, status: 204 };
    },
    async whoIsSignedIn() {
      return typeof person === 'function' ? person() : person;
    },
  };
}

function fail(problem) {
  throw problem;
}

const refused = (status, slug, ...pointers) => ({ status, refusal: { slug, pointers } });
const states = async (db) => (await db.list()).map(({ id, state, reason }) => [id, state, reason?.slug ?? null]);
const round = (db, server) => new Sender(db, () => {}, server).round(new AbortController().signal);

test('reports go before the photos of any, oldest first, and then nothing sealed is left', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { files: 1 });
  await put(db, 'b');
  await put(db, 'c', { files: 1 });
  const server = aServer();
  equal(await round(db, server), null);
  equal(server.log, ['report a', 'report b', 'report c', 'piece a-f0 0', 'piece a-f0 1', 'report a', 'piece c-f0 0', 'piece c-f0 1', 'report c']);
  equal(await states(db), [['a', 'RECEIVED', null], ['b', 'RECEIVED', null], ['c', 'RECEIVED', null]]);
  equal([(await db.find('a')).sealed, await db.findChunk('a', 'a-f0', 0)], [null, null]);
});

test('a signal that goes in the middle of a photo costs only the piece that was on its way', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { files: 2 });
  let gone = true;
  const server = aServer({ trouble: (kind, id) => (gone && kind === 'piece' && id === 'a-f1 0' ? new Silence(null) : null) });
  equal(await round(db, server), { retryAfterMs: null });
  equal(await states(db), [['a', 'ON_THIS_PHONE', null]]);
  gone = false;
  server.log.length = 0;
  equal(await round(db, server), null);
  equal(server.log, ['report a', 'piece a-f1 0', 'piece a-f1 1', 'report a']);
});

test('what is no answer of Hedgerow\'s keeps the report, and the next ones go all the same', async () => {
  const junk = [
    { status: 200, body: null },
    { status: 200, body: { id: 'other', files: [] } },
    { status: 200, body: { id: 'a', files: [{ id: 'x' }] } },
    { status: 302 },
    { status: 404 },
    { status: 500 },
    { status: 204 },
    { status: 403 },
  ];
  for (const answer of junk) {
    const { db } = await freshDb();
    await put(db, 'a');
    await put(db, 'b');
    const server = aServer({ trouble: (_, id) => (id === 'a' ? answer : null) });
    equal(await round(db, server), { retryAfterMs: null });
    equal(await states(db), [['a', 'ON_THIS_PHONE', null], ['b', 'RECEIVED', null]]);
    equal((await db.find('a')).sealed, 'sealed a');
  }
});

test('a server that asks for time is given it, and nothing more is sent meanwhile', async () => {
  const { db } = await freshDb();
  await put(db, 'a');
  await put(db, 'b');
  const server = aServer({ trouble: () => ({ status: 429, refusal: { slug: 'too-many-requests', pointers: [] }, retryAfterMs: 7000 }) });
  equal(await round(db, server), { retryAfterMs: 7000 });
  equal(server.log, ['report a']);
  equal(await states(db), [['a', 'ON_THIS_PHONE', null], ['b', 'ON_THIS_PHONE', null]]);
});

test('a refusal stays with its reason, and what was sealed stays until somebody discards it', async () => {
  const { db } = await freshDb();
  await put(db, 'a');
  const server = aServer({ trouble: () => refused(422, 'invalid', '/report/place') });
  equal(await round(db, server), null);
  equal((await db.list())[0].reason, { slug: 'invalid', pointers: ['/report/place'] });
  equal((await db.find('a')).sealed, 'sealed a');
  await db.discard('a');
  equal(await db.list(), []);
});

test('a report with a name waits until the very person who made it is signed in', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { named: true, holder: await holderMark('a', 'person 1') });
  let person = null;
  const server = aServer({ person: () => person });
  await round(db, server);
  equal([await states(db), server.log], [[['a', 'WAITING_FOR_SIGN_IN', 'signed-out']], []]);
  person = 'person 2';
  await round(db, server);
  equal([await states(db), server.log], [[['a', 'WAITING_FOR_SIGN_IN', 'somebody-else']], []]);
  person = 'person 1';
  await round(db, server);
  equal(await states(db), [['a', 'RECEIVED', null]]);
});

test('a session that ends between the question and the report makes it wait, and it may go without the name', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { named: true, holder: await holderMark('a', 'person 1') });
  let signedIn = false;
  const server = aServer({ person: 'person 1', trouble: () => (signedIn ? null : refused(401, 'not-signed-in')) });
  await round(db, server);
  equal(await states(db), [['a', 'WAITING_FOR_SIGN_IN', 'signed-out']]);
  signedIn = true;
  await db.change('a', { unnamed: true, state: 'ON_THIS_PHONE' });
  await round(db, aServer());
  equal(await states(db), [['a', 'RECEIVED', null]]);
});

test('a photo that can never arrive is said to be missing, and its report is received', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { files: 2 });
  const server = aServer({ trouble: (kind, id) => (kind === 'piece' && id === 'a-f1 1' ? refused(422, 'invalid') : null) });
  for (let tries = 0; tries < 2; tries += 1) equal(await round(db, server), { retryAfterMs: null });
  equal(await round(db, server), null);
  equal((await db.list())[0].reason, { slug: 'files', count: 1 });
  equal((await db.list())[0].state, 'RECEIVED');
});

test('a report that is discarded while it is sent stops there', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { files: 1 });
  const server = aServer();
  const slow = { ...server, putChunk: async (...piece) => (await db.discard('a'), server.putChunk(...piece)) };
  equal(await round(db, slow), null);
  equal([await db.list(), server.log.at(-1)], [[], 'piece a-f0 0']);
});

test('pieces without a report are cleared away, but not while one is being written', async () => {
  const { db } = await freshDb();
  await put(db, 'a', { files: 1 });
  await db.putChunk({ item: 'half', file: 'f', n: 0, bytes: new ArrayBuffer(1) });
  await db.writing(() => db.clearLeftOvers());
  equal((await db.findChunk('half', 'f', 0)) !== null, true);
  await db.clearLeftOvers();
  equal([await db.findChunk('half', 'f', 0), (await db.findChunk('a', 'a-f0', 1)).byteLength], [null, 1]);
});

test('the same report cannot be put into the queue twice', async () => {
  const { db } = await freshDb();
  await put(db, 'a');
  equal(await put(db, 'a').then(() => 'twice', ({ name }) => name), 'ConstraintError');
  equal((await db.list()).length, 1);
});

test('the queue shows what is being sent, and tells what the server said', async () => {
  const { db } = await freshDb();
  const server = aServer();
  const seen = new Set();
  let queue = null;
  const told = [];
  const sender = { round: (signal) => inner.round(signal) };
  const inner = new Sender(db, (news) => queue.hear(news), server);
  queue = new ReportQueue(db, { sender });
  queue.addEventListener('queue-changed', () => queue.items.forEach(({ state }) => seen.add(state)));
  queue.addEventListener('report-received', ({ detail }) => told.push(detail));
  await queue.add({ id: 'a', sealed: 's', summary: { madeAt: '2026-11-20T18:00:00Z', files: 0, bytes: 1 } });
  await queue.sendAll();
  await until(() => queue.items[0]?.state === 'RECEIVED', 'received');
  equal([...seen].sort(), ['ON_THIS_PHONE', 'RECEIVED', 'SENDING']);
  equal(told, [{ id: 'a', force: 'Cambridgeshire Constabulary', reference: null }]);
});

test('only an answer about the very report and its files counts', () => {
  const item = { id: 'a', chunks: [{ file: 'f', count: 3 }] };
  const file = { id: 'f', missing: [2], complete: false, refused: null };
  equal(readAnswer({ id: 'a', files: [file] }, item).files, [{ id: 'f', complete: false, refused: null, missing: [2] }]);
  for (const bad of [null, [], 'a', {}, { id: 'a' }, { id: 'a', files: [] }, { id: 'a', files: [{ ...file, id: 'g' }] }, { id: 'a', files: [{ ...file, missing: [3] }] }, { id: 'a', files: [{ ...file, missing: ['1'] }] }, { id: 'a', files: [{ ...file, complete: 'yes' }] }, { id: 'a', files: [null] }]) {
    equal(readAnswer(bad, item), null);
  }
});

test('why a report was refused is said in words of the catalogue, by what the server points at', () => {
  // Without a catalogue the key itself is shown.
  const said = (slug, ...pointers) => reasonWords({ state: 'REFUSED', reason: { slug, pointers } });
  equal(said('invalid-fields', '/report/place/text'), 'queue.why.place');
  equal(said('invalid-fields', '/report/latest'), 'queue.why.when');
  equal(said('invalid-fields', '/madeAt'), 'queue.why.when');
  equal(said('invalid-fields', '/report/contact/email'), 'queue.why.contact');
  equal(said('invalid-fields', '/report/answers/vehicles'), 'queue.why.said');
  equal(said('invalid-fields', '/files/0/size'), 'queue.why.photos');
  equal(said('invalid-fields', '/named'), 'queue.why.named');
  equal(said('invalid-fields', '/id'), 'queue.why.known');
  equal(said('sealed-unreadable'), 'queue.why.sealed-unreadable');
  equal(said('too-large'), 'queue.why.too-large');
  equal(said('never-heard-of', '/elsewhere'), 'queue.why.unsaid');
  equal(reasonWords({ state: 'WAITING_FOR_SIGN_IN', reason: { slug: 'somebody-else' } }), 'queue.why.somebody-else');
  equal(reasonWords({ state: 'ON_THIS_PHONE', reason: null }), null);
});

test('a key is believed only when it is one', () => {
  const jwk = { kty: 'RSA', n: 'x'.repeat(512), e: 'AQAB' };
  equal(isReportKey({ kid: 'k1', jwk }), true);
  for (const bad of [null, 'x', {}, { kid: 'k1' }, { kid: '', jwk }, { kid: 'k 1', jwk }, { kid: 'k1', jwk: { ...jwk, kty: 'EC' } }, { kid: 'k1', jwk: { ...jwk, n: 'x'.repeat(128) } }, { kid: 'k1', jwk: { ...jwk, n: '<' } }]) equal(isReportKey(bad), false);
});

test('pages, redirects and endless answers in the server\'s place are silence or nothing', async () => {
  const original = globalThis.fetch;
  const answer = (body, type, more = {}) => {
    globalThis.fetch = async () => new Response(body, { headers: { 'Content-Type': type }, ...more });
  };
  const item = { id: 'a', sealed: 's', named: false };
  try {
    answer('<html>Welcome to the hotel</html>', 'text/html');
    equal((await putReport(item)).body, null);
    equal(await fetchReportKey(), null);
    answer('{"id"', 'application/json');
    equal((await putReport(item)).body, null);
    answer(`"${'x'.repeat(300_000)}"`, 'application/json');
    equal((await putReport(item)).body, null);
    answer('{"type":"/problems#gone"}', 'text/html', { status: 404 });
    equal((await putReport(item)).refusal, null);
    answer('{"type":"https://elsewhere.example/problems#x"}', 'application/problem+json', { status: 422 });
    equal((await putReport(item)).refusal, null);
    answer('{"type":"/problems#invalid","errors":[{"pointer":"/report/place","detail":"TL 420 440"},{"pointer":"/<b>"},7]}', 'application/problem+json', { status: 422 });
    equal((await putReport(item)).refusal, { slug: 'invalid', pointers: ['/report/place'] });
    answer('', 'text/plain', { status: 503, headers: { 'Retry-After': '999999999' } });
    equal((await putReport(item)).retryAfterMs, 3_600_000);
    globalThis.fetch = async () => ({ type: 'opaqueredirect', status: 0 });
    equal(await putReport(item).catch(({ name }) => name), 'Silence');
  } finally {
    globalThis.fetch = original;
  }
});
