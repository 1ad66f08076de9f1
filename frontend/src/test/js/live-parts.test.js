import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { IncidentStore } from '../../main/resources/META-INF/resources/js/incident/incident-store.js';
import { AwayStore } from '../../main/resources/META-INF/resources/js/live/away-store.js';
import { bucketOf, bucketsText, digestOf } from '../../main/resources/META-INF/resources/js/live/digest.js';
import { Healing } from '../../main/resources/META-INF/resources/js/live/healing.js';
import { LiveChannel } from '../../main/resources/META-INF/resources/js/live/live-channel.js';
import { EventsSocket } from '../../main/resources/META-INF/resources/js/live/live-socket.js';
import { AStream, anIncident, equal, seeded, test, until } from './testing.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const VIEW = { west: 0, south: 52, east: 1, north: 53, zoom: 11 };
const ids = ['00000000-0000-4000-8000-000000000001', '3fb4a0c1-5a6e-4b1c-9a57-0c2d5a8e7f10', 'ffffffff-ffff-4fff-bfff-ffffffffffff'];
const held = (...features) => features.map(({ id, properties }) => ({ id, version: properties.version, sizeMetres: properties.precisionMetres }));

async function aStore(...features) {
  const store = new IncidentStore({ filters: new FilterStore(), fetchMap: async () => ({ total: features.length, unknownHour: 0, incidents: { features }, cells: [] }), fetchList: async () => null, now: () => NOW, random: () => 0 });
  store.look(VIEW);
  await until(() => store.state === 'ready');
  return store;
}

/** A stream that keeps what it is asked. */
class AChannel extends AStream {
  asked = [];

  askDifference(view, buckets) {
    this.asked.push([view, buckets]);
  }

  say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  become(state) {
    this.state = state;
    this.say('live-state', { state });
  }
}

const digestMessage = (...features) => ({ view: 'map', at: new Date(NOW).toISOString(), hash: digestOf(held(...features)).hash });

test('a digest is the same whatever the order, and another for another version, square or id', () => {
  const random = seeded(7);
  const incidents = Array.from({ length: 200 }, () => ({ id: ids[1].replace('3fb4a0c1', Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')), version: Math.floor(random() * 9), sizeMetres: 1000 }));
  const { hash } = digestOf(incidents);
  equal(digestOf([...incidents].reverse()).hash, hash);
  for (const other of [{ version: 10 }, { sizeMetres: 1 }, { id: ids[2] }]) if (digestOf([{ ...incidents[0], ...other }, ...incidents.slice(1)]).hash === hash) throw new Error(`${JSON.stringify(other)} makes no difference`);
  if (digestOf(incidents.slice(1)).hash === hash) throw new Error('one that is missing makes no difference');
});

test('a digest and its buckets are written as the server reads them', () => {
  equal(digestOf([]).hash, '0000000000000000');
  equal(ids.map(bucketOf), [0, 15, 63]);
  const { hash, sums } = digestOf([{ id: ids[0], version: 1, sizeMetres: 1 }]);
  const bytes = atob(bucketsText(sums));
  equal([bytes.length, [...bytes.slice(0, 8)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')], [512, hash]);
});

test('what is right is left alone, and what differs is asked for and taken', async () => {
  const [a, b, c] = ids.map((id) => anIncident(id));
  const store = await aStore(a, b);
  const channel = new AChannel();
  new Healing({ channel, incidents: store });
  channel.say('digest', digestMessage(a, b));
  equal(channel.asked, []);
  const newer = anIncident(ids[1], { version: 2 });
  channel.say('digest', digestMessage(newer, c));
  equal(channel.asked, [['map', bucketsText(digestOf(held(a, b)).sums)]]);
  channel.say('difference', { view: 'map', buckets: [0, 15, 63], upserts: [newer, c] });
  equal([...store.features.values()].map(({ id, properties }) => [id, properties.version]), [[ids[1], 2], [ids[2], 1]]);
  channel.say('digest', digestMessage(newer, c));
  equal(channel.asked.length, 1);
});

test('a difference that mends nothing is not asked for again and again', async () => {
  const store = await aStore(anIncident(ids[0]));
  const channel = new AChannel();
  new Healing({ channel, incidents: store });
  for (let round = 0; round < 3; round += 1) {
    channel.say('digest', digestMessage());
    channel.say('difference', { view: 'map', buckets: [], upserts: [] });
  }
  equal(channel.asked.length, 1);
});

test('a digest that comes before the snapshot waits for it', async () => {
  let answer;
  const store = new IncidentStore({ filters: new FilterStore(), fetchMap: () => new Promise((resolve) => (answer = resolve)), fetchList: async () => null, now: () => NOW, random: () => 0 });
  const channel = new AChannel();
  new Healing({ channel, incidents: store });
  store.look(VIEW);
  channel.say('digest', digestMessage(anIncident(ids[0])));
  equal(channel.asked, []);
  answer({ total: 0, unknownHour: 0, incidents: { features: [] }, cells: [] });
  await until(() => channel.asked.length === 1);
});

test('after a welcome that cannot go on, what is held is renewed by what differs; or not at all, and everything is fetched', async () => {
  const store = await aStore(anIncident(ids[0]));
  const channel = new AChannel();
  const healing = new Healing({ channel, incidents: store });
  const mended = healing.renew();
  channel.say('digest', digestMessage());
  channel.say('difference', { view: 'map', buckets: [0], upserts: [] });
  equal([await mended, store.features.size], [true, 0]);
  const same = healing.renew();
  channel.say('digest', digestMessage());
  equal(await same, true);
  const dropped = healing.renew();
  channel.become('reconnecting');
  equal(await dropped, false);
});

test('one that a healed bucket brings back may have been forgotten before', async () => {
  const store = await aStore(anIncident(ids[0], { version: 4 }));
  store.apply({ forgets: [{ id: ids[0], version: 4 }] });
  store.heal({ buckets: [0], upserts: [anIncident(ids[0], { version: 4 })] });
  equal(store.features.size, 1);
});

test('who was away long enough is told what changed in view, and nobody else', async () => {
  const [a, b, c] = ids.map((id) => anIncident(id));
  const store = await aStore(a, b);
  const channel = new AChannel();
  let now = NOW;
  let looks = true;
  let settle = null;
  const away = new AwayStore({ incidents: store, channel, isLookedAt: () => looks, clock: { now: () => now, setTimeout: (action) => (settle = action), clearTimeout: () => {} } });
  const leave = (milliseconds) => {
    looks = false;
    away.look();
    now += milliseconds;
  };
  const comeBack = () => {
    looks = true;
    away.look();
    settle?.();
    settle = null;
  };
  leave(30_000);
  store.apply({ upserts: [c] });
  comeBack();
  equal(away.summary, null);
  leave(600_000);
  comeBack();
  equal(away.summary, null);
  leave(600_000);
  store.apply({ upserts: [anIncident(ids[0], { version: 2 })], forgets: [{ id: ids[1], version: 1 }] });
  comeBack();
  equal(away.summary, { from: NOW + 630_000, until: NOW + 1_230_000, added: [], changed: [ids[0]], gone: 1 });
  channel.say('paused', {});
  equal(away.summary, null);
});

test('a page without shared workers keeps its own connection, and one whose worker fails goes on alone', () => {
  const ports = [];
  const port = (isShared) => {
    const made = { isShared, said: [], postMessage: (message) => made.said.push(message.type), onmessage: null };
    ports.push(made);
    return made;
  };
  let fail;
  const channel = new LiveChannel({ person: () => 'a', share: (onFailure) => ((fail = onFailure), port(true)), alone: () => port(false) });
  channel.start();
  ports[0].onmessage({ data: { type: 'live-state', detail: { state: 'live', delaySeconds: 0 } } });
  equal([channel.state, ports[0].said], ['live', ['start']]);
  fail();
  equal([ports.length, ports[0].said, ports[1].said], [2, ['start', 'gone'], ['start']]);
  ports[0].onmessage({ data: { type: 'live-state', detail: { state: 'delayed', delaySeconds: 3 } } });
  equal(channel.state, 'live');
  channel.stop();
  equal([channel.state, ports[1].said], ['stopped', ['start', 'gone']]);
});

test('events stand in for a socket: they are open when the stream has a name, and what is said goes in turn', async () => {
  const posted = [];
  const source = new EventTarget();
  source.close = () => (source.closed = true);
  let address;
  const socket = new EventsSocket({ makeSource: (wanted) => ((address = wanted), source), post: async (...all) => posted.push(all) });
  const heard = [];
  let opened = 0;
  socket.onopen = () => (opened += 1);
  socket.onmessage = ({ data }) => heard.push(data);
  source.onmessage({ data: 'too early' });
  equal([address, opened], ['/api/live/events', 0]);
  source.dispatchEvent(Object.assign(new Event('stream'), { data: '{"stream":"s1"}' }));
  socket.send('one');
  socket.send('two');
  source.onmessage({ data: '{"type":"welcome"}' });
  await until(() => posted.length === 2);
  equal([opened, posted, heard], [1, [['s1', 1, 'one'], ['s1', 2, 'two']], ['{"type":"welcome"}']]);
  let closed = 0;
  socket.onclose = () => (closed += 1);
  source.onerror();
  socket.close();
  equal([closed, source.closed, socket.readyState], [1, true, 3]);
});
