import { LiveChannel } from '../../main/resources/META-INF/resources/js/live/live-channel.js';
import { equal, test } from './testing.js';

/** A socket and a clock that do only what the test says. */
class Wire {
  sockets = [];
  timers = [];

  channel = new LiveChannel({
    random: () => 0,
    clock: {
      setTimeout: (action, wait) => this.timers.push({ action, wait, id: this.timers.length + 1 }),
      clearTimeout: (id) => (this.timers[id - 1].action = null),
    },
    open: () => {
      const socket = { readyState: 1, sent: [], closed: false };
      socket.send = (text) => socket.sent.push(JSON.parse(text));
      socket.close = () => (socket.closed = true);
      this.sockets.push(socket);
      return socket;
    },
  });

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

function welcomed() {
  const wire = new Wire();
  wire.channel.setView({ reachMetres: 2000, minimumIncidents: 5, filters: 'period=90d' });
  wire.channel.start();
  wire.open();
  wire.say({ type: 'welcome', protocol: 1, resumed: false, cursor: 'c0' });
  return wire;
}

test('the client speaks first, then says what it looks at', () => {
  const wire = welcomed();
  equal(wire.last.sent.map(({ type, cursor }) => [type, cursor ?? null]), [['hello', null], ['view', null]]);
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
  equal(again, { type: 'hello', protocol: 1, cursor: 'c1', client: first.client });
  equal(first.client.length, 36);
  wire.channel.stop();
});

test('a missing number reconnects from before the gap', () => {
  const wire = welcomed();
  const heard = [];
  wire.channel.addEventListener('changes', ({ detail }) => heard.push(detail.number));
  wire.say({ type: 'changes', number: 1, cursor: 'c1' });
  wire.say({ type: 'changes', number: 3, cursor: 'c3' });
  equal([heard, wire.last.closed, wire.channel.state], [[1], true, 'reconnecting']);
  wire.fire((wait) => wait < 1000);
  wire.open();
  equal(wire.last.sent[0].cursor, 'c1');
  wire.channel.stop();
});

test('a pulse that stops is a dead connection, and late words of the old socket are not heard', () => {
  const wire = welcomed();
  const heard = [];
  wire.channel.addEventListener('changes', ({ detail }) => heard.push(detail.number));
  const old = wire.last;
  wire.fire((wait) => wait === 12_000);
  equal(wire.channel.state, 'reconnecting');
  wire.say({ type: 'changes', number: 1, cursor: 'c1' }, old);
  equal(heard, []);
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
  let doubts = 0;
  wire.channel.addEventListener('doubt', () => (doubts += 1));
  wire.channel.start();
  for (let round = 0; round < 4; round += 1) {
    wire.last.onclose();
    wire.fire();
  }
  equal(doubts, 2);
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
  const heard = [];
  for (const type of ['paused', 'resync']) wire.channel.addEventListener(type, () => heard.push(type));
  wire.say({ type: 'paused', number: 1 });
  wire.say({ type: 'pulse', number: 2, delaySeconds: 0, cursor: 'c1' });
  equal([heard, wire.channel.state], [['paused'], 'paused']);
  wire.say({ type: 'resync', number: 3, cursor: null });
  equal([heard, wire.channel.state], [['paused', 'resync'], 'live']);
  wire.channel.stop();
});

test('a connection that is refused because sharing is paused goes on saying so until it is welcome', () => {
  const wire = new Wire();
  wire.channel.start();
  wire.open();
  wire.say({ type: 'bye', number: 1, reason: 'paused' });
  wire.last.onclose();
  equal(wire.channel.state, 'paused');
  wire.fire((wait) => wait < 2000);
  wire.open();
  wire.say({ type: 'welcome', protocol: 1, resumed: false, cursor: 'c0' });
  equal(wire.channel.state, 'live');
  wire.channel.stop();
});

test('what is forgotten is acknowledged by id and version, in frames that the server takes', () => {
  const wire = welcomed();
  const id = '00000000-0000-4000-8000-000000000001';
  wire.channel.acknowledge([]);
  wire.channel.acknowledge(Array.from({ length: 301 }, (_, version) => ({ id, version, recalled: true })));
  wire.channel.acknowledgeEverything();
  const acks = wire.last.sent.filter(({ type }) => type === 'ack');
  equal(acks.map(({ forgot, everything }) => forgot?.length ?? everything), [150, 150, 1, true]);
  equal(acks[2].forgot, [{ id, version: 300 }]);
  if (acks.some((ack) => JSON.stringify(ack).length > 16_000)) throw new Error('a frame is too large');
  wire.channel.stop();
});
