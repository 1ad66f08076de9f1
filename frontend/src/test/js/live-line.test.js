import { LiveLine } from '../../main/resources/META-INF/resources/js/live/live-line.js';
import { equal, test } from './testing.js';

/** A socket and a clock that do only what the test says. */
class Wire {
  sockets = [];
  timers = [];

  heard = [];
  now = 0;

  constructor({ random = () => 0, open = () => this.#socket() } = {}) {
    this.channel = new LiveLine({
      hear: (type, detail) => this.heard.push({ type, detail }),
      random,
      clock: {
        now: () => this.now,
        setTimeout: (action, wait) => this.timers.push({ action, wait, id: this.timers.length + 1 }),
        clearTimeout: (id) => (this.timers[id - 1].action = null),
      },
      open,
    });
  }

  #socket() {
    const socket = { readyState: 1, sent: [], closed: false };
    socket.send = (text) => socket.sent.push(JSON.parse(text));
    socket.close = () => (socket.closed = true);
    this.sockets.push(socket);
    return socket;
  }

  get numbers() {
    return this.heard.filter(({ type }) => type === 'changes').map(({ detail }) => detail.number);
  }

  get types() {
    return this.heard.map(({ type }) => type);
  }

  get last() {
    return this.sockets.at(-1);
  }

  open() {
    this.last.onopen();
  }

  say(message, socket = this.last) {
    socket.onmessage({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  /** Lets the newest waiting timer of that length or shorter fire. */
  fire(test = () => true) {
    const timer = this.timers.filter(({ action, wait }) => action && test(wait)).at(-1);
    const { action } = timer;
    timer.action = null;
    action();
  }
}

const VIEW = { view: 'v1', interest: { box: [0, 52, 1, 53], filters: 'period=90d', layers: ['incidents'] }, hotspots: { reachMetres: 2000, minimumIncidents: 5, filters: 'period=90d' } };

const isOfPause = (type) => type === 'paused' || type === 'resync';

function welcomed() {
  const wire = new Wire();
  wire.channel.setViews([VIEW]);
  wire.channel.start('somebody');
  wire.open();
  wire.say({ type: 'welcome', protocol: 2, resumed: false, cursor: 'c0' });
  return wire;
}

test('the client speaks first, and says at once who it is for and what it looks at', () => {
  const wire = welcomed();
  equal(wire.last.sent.map(({ type, cursor, as, views }) => [type, cursor, as, views]), [['hello', null, 'somebody', [VIEW]]]);
  equal(wire.channel.state, 'live');
  wire.channel.stop();
});

test('after a drop it says hello with the last cursor', () => {
  const wire = welcomed();
  wire.say({ type: 'changes', number: 1, cursor: 'c1', upserts: [], forgets: [] });
  wire.last.onclose();
  equal(wire.channel.state, 'reconnecting');
  wire.fire((wait) => wait < 1000);
  wire.open();
  const [first, again] = wire.sockets.map(({ sent }) => sent[0]);
  equal(again, { type: 'hello', protocol: 2, cursor: 'c1', client: first.client, as: 'somebody', views: [VIEW] });
  equal(first.client.length, 36);
  wire.channel.stop();
});

test('a missing number reconnects from before the gap', () => {
  const wire = welcomed();
  wire.say({ type: 'changes', number: 1, cursor: 'c1' });
  wire.say({ type: 'changes', number: 3, cursor: 'c3' });
  equal([wire.numbers, wire.last.closed, wire.channel.state], [[1], true, 'reconnecting']);
  wire.fire((wait) => wait < 1000);
  wire.open();
  equal(wire.last.sent[0].cursor, 'c1');
  wire.channel.stop();
});

test('a pulse that stops is a dead connection, and late words of the old socket are not heard', () => {
  const wire = welcomed();
  const old = wire.last;
  wire.fire((wait) => wait === 12_000);
  equal(wire.channel.state, 'reconnecting');
  wire.say({ type: 'changes', number: 1, cursor: 'c1' }, old);
  equal(wire.numbers, []);
  wire.channel.stop();
});

test('a delay is told in seconds and ends', () => {
  const wire = welcomed();
  wire.say({ type: 'pulse', number: 1, delaySeconds: 7, cursor: 'c1' });
  equal([wire.channel.state, wire.channel.delaySeconds], ['delayed', 7]);
  wire.say({ type: 'pulse', number: 2, delaySeconds: 0, cursor: 'c1' });
  equal(wire.channel.state, 'live');
  wire.channel.stop();
});

test('words that are no message end the connection, not the page', () => {
  for (const hostile of ['', '{', 'null', '[]', '"x"', '{"type":"changes","number":"1"}']) {
    const wire = welcomed();
    wire.say(hostile);
    equal(wire.channel.state, 'reconnecting');
    wire.channel.stop();
  }
});

test('when the handshake fails again and again, the session is in doubt', () => {
  const wire = new Wire();
  wire.channel.start('somebody');
  for (let round = 0; round < 4; round += 1) {
    wire.last.onclose();
    wire.fire();
  }
  equal(wire.types.filter((type) => type === 'doubt').length, 2);
  wire.channel.stop();
});

test('a stopped channel stays stopped', () => {
  const wire = welcomed();
  wire.channel.stop();
  wire.last.onclose();
  equal([wire.channel.state, wire.sockets.length], ['stopped', 1]);
});

test('while sharing is paused a pulse does not make it live, a resync does', () => {
  const wire = welcomed();
  wire.say({ type: 'paused', number: 1 });
  wire.say({ type: 'pulse', number: 2, delaySeconds: 0, cursor: 'c1' });
  equal([wire.types.filter(isOfPause), wire.channel.state], [['paused'], 'paused']);
  wire.say({ type: 'resync', number: 3, cursor: null });
  equal([wire.types.filter(isOfPause), wire.channel.state], [['paused', 'resync'], 'live']);
  wire.channel.stop();
});

test('a connection that is refused because sharing is paused goes on saying so until it is welcome', () => {
  const wire = new Wire();
  wire.channel.start('somebody');
  wire.open();
  wire.say({ type: 'bye', number: 1, reason: 'paused' });
  wire.last.onclose();
  equal(wire.channel.state, 'paused');
  wire.fire((wait) => wait < 2000);
  wire.open();
  wire.say({ type: 'welcome', protocol: 2, resumed: false, cursor: 'c0' });
  equal(wire.channel.state, 'live');
  wire.channel.stop();
});

test('what is forgotten is acknowledged by id and version, in frames that the server takes', () => {
  const wire = welcomed();
  const id = '00000000-0000-4000-8000-000000000001';
  wire.channel.acknowledge([]);
  wire.channel.acknowledge(Array.from({ length: 301 }, (_, version) => ({ id, version, recalled: true })));
  const said = () => wire.last.sent.filter(({ type }) => type === 'ack');
  equal(said().length, 1);
  for (let message = 1; message < 7; message += 1) wire.fire((wait) => wait === 200);
  wire.channel.acknowledge([{ id, version: 301 }]);
  equal(said().length, 7);
  wire.channel.acknowledgeEverything();
  wire.fire((wait) => wait === 200);
  const acks = said();
  equal(acks.map(({ forgot, everything }) => forgot?.length ?? everything), [50, 50, 50, 50, 50, 50, 1, true]);
  equal(acks[6].forgot, [{ id, version: 300 }]);
  if (acks.some((ack) => JSON.stringify(ack).length > 4_096)) throw new Error('a frame is too large');
  wire.channel.stop();
});

test('what was not acknowledged before a connection ended is not said on the next', () => {
  const wire = welcomed();
  const id = '00000000-0000-4000-8000-000000000001';
  wire.channel.acknowledge(Array.from({ length: 51 }, (_, version) => ({ id, version })));
  wire.last.onclose();
  wire.fire((wait) => wait < 2000);
  wire.open();
  wire.say({ type: 'welcome', protocol: 2, resumed: true, cursor: 'c1' });
  equal(wire.last.sent.map(({ type }) => type), ['hello']);
  wire.channel.acknowledge([{ id, version: 60 }]);
  equal(wire.last.sent.at(-1), { type: 'ack', forgot: [{ id, version: 60 }] });
  wire.channel.stop();
});

test('a view is said when it changes, and goes when nobody looks', () => {
  const wire = welcomed();
  const other = { view: 'v2', interest: null, hotspots: null };
  wire.channel.setViews([VIEW, other]);
  wire.channel.setViews([{ ...VIEW, hotspots: null }, other]);
  wire.channel.setViews([other]);
  equal(wire.last.sent.slice(1), [
    { type: 'view', ...other },
    { type: 'view', ...VIEW, hotspots: null },
    { type: 'view', view: 'v1', gone: true },
  ]);
  wire.channel.stop();
});

test('somebody else does not go on where the one before was', () => {
  const wire = welcomed();
  wire.channel.start('another');
  wire.open();
  equal([wire.sockets[0].closed, wire.last.sent[0].as, wire.last.sent[0].cursor], [true, 'another', null]);
  wire.channel.stop();
});

test('who wakes after a sleep gives up the connection that slept, and not one that is alive', () => {
  const wire = welcomed();
  wire.now += 5_000;
  wire.channel.wake();
  equal(wire.channel.state, 'live');
  wire.now += 60_000;
  wire.channel.wake();
  equal(wire.channel.state, 'reconnecting');
  wire.channel.wake();
  wire.open();
  equal([wire.sockets.length, wire.last.sent[0].cursor], [2, 'c0']);
  wire.channel.stop();
});

test('waiting grows with each failure, differs between clients, and has an end', () => {
  const waits = (random) => {
    const wire = new Wire({ random });
    wire.channel.start('somebody');
    return Array.from({ length: 12 }, () => {
      wire.last.onclose();
      const { wait } = wire.timers.filter(({ action }) => action).at(-1);
      wire.fire();
      return wait;
    });
  };
  const [shortest, longest] = [waits(() => 0), waits(() => 0.999)];
  equal([Math.max(...shortest), longest[0] < longest[2], Math.max(...longest) <= 30_250], [250, true, true]);
});

test('a socket that hangs while it opens is given up too', () => {
  const wire = new Wire();
  wire.channel.start('somebody');
  wire.fire((wait) => wait === 12_000);
  equal([wire.last.closed, wire.channel.state], [true, 'reconnecting']);
  wire.channel.stop();
});

test('it says once that no connection ever came about', () => {
  const wire = new Wire();
  wire.channel.start('somebody');
  for (let round = 0; round < 5; round += 1) {
    wire.last.onclose();
    wire.fire();
  }
  equal(wire.types.filter((type) => type === 'no-way').length, 1);
  wire.channel.stop();
});

test('where no socket may be opened it goes on trying, and says that there is no way', async () => {
  const wire = new Wire({ open: () => { throw new Error('blocked'); } });
  wire.channel.start('somebody');
  for (let round = 0; round < 4; round += 1) {
    await null;
    wire.fire();
  }
  equal([wire.channel.state, wire.types.includes('no-way')], ['reconnecting', true]);
  wire.channel.stop();
});
