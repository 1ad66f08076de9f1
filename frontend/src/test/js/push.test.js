import { deviceId, PushStore } from '../../main/resources/META-INF/resources/js/areas/push-store.js';
import { channelWords } from '../../main/resources/META-INF/resources/js/areas/area-words.js';
import { equal, test } from './testing.js';

const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/abc';
const SUBSCRIPTION = { endpoint: ENDPOINT, keys: { p256dh: 'point', auth: 'secret' } };

/** A browser and a server of which each part can be changed. */
function world({ offered = true, devices = [], ...browser } = {}) {
  const done = [];
  const api = {
    fetchPushKey: async () => ({ offered, key: offered ? 'key' : null }),
    fetchPushDevices: async () => ({ devices, most: 2 }),
    keepPushDevice: async (device) => {
      done.push(device);
      return { id: await deviceId(device.endpoint), label: device.label };
    },
    deletePushDevice: async (id) => done.push(`deleted ${id}`),
    testPushDevice: async () => 'SENT',
  };
  const able = { isAble: true, permission: 'default', ask: async () => 'granted', find: async () => null, subscribe: async (key) => (done.push(`subscribed to ${key}`), SUBSCRIPTION), unsubscribe: async () => done.push('unsubscribed'), ...browser };
  return { store: new PushStore(api, able), done, api, browser: able };
}

async function stateOf(options) {
  const { store } = world(options);
  equal(store.isOffered, false);
  await store.refresh();
  return store.state;
}

test('an id is made of an endpoint as the server makes it', async () => {
  equal(await deviceId('https://fcm.googleapis.com/fcm/send/0'), await deviceId('https://fcm.googleapis.com/fcm/send/0'));
  equal(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(await deviceId(ENDPOINT)), true);
  // The SHA-256 of nothing is e3b0c442 98fc1c14 9afbf4c8 996fb924 ...
  equal(await deviceId(''), 'e3b0c442-98fc-8c14-9afb-f4c8996fb924');
});

test('it is known where messages stand in this browser', async () => {
  equal(await stateOf({ offered: false }), 'not-offered');
  equal(await stateOf({ isAble: false }), 'unable');
  equal(await stateOf({ permission: 'denied' }), 'refused');
  equal(await stateOf({}), 'off');
  equal(await stateOf({ find: async () => SUBSCRIPTION }), 'off');
  equal(await stateOf({ find: async () => SUBSCRIPTION, devices: [{ id: await deviceId(ENDPOINT), label: 'Mine' }] }), 'on');
});

test('a server that does not answer takes nothing away and offers nothing', async () => {
  const { store, api } = world();
  api.fetchPushKey = () => Promise.reject(new Error('silence'));
  await store.refresh();
  equal(store.state, 'loading');
  equal(store.isOffered, false);
});

test('messages are switched on by the leave of the person alone', async () => {
  for (const [permission, state] of [['denied', 'refused'], ['default', 'off']]) {
    const { store, done, browser } = world();
    await store.refresh();
    browser.ask = async () => (browser.permission = permission);
    await store.switchOn('Phone', 'en');
    equal(done, []);
    equal(store.state, state);
  }
});

test('what the browser gives is sent and the phone is in the list, until it is removed', async () => {
  const { store, done } = world();
  await store.refresh();
  await store.switchOn('Blue phone', 'cy');
  equal(done, ['subscribed to key', { endpoint: ENDPOINT, p256dh: 'point', auth: 'secret', label: 'Blue phone', language: 'cy' }]);
  equal(store.state, 'on');
  equal(store.devices.map(({ label }) => label), ['Blue phone']);
  equal(await store.test(store.here), 'SENT');
  const id = store.here;
  await store.remove(id);
  equal(done.slice(2), [`deleted ${id}`, 'unsubscribed']);
  equal(store.state, 'off');
  equal(store.devices, []);
});

test('a browser that fails is told apart from a server that refuses', async () => {
  const failing = world({ subscribe: () => Promise.reject(new DOMException('no', 'AbortError')) });
  await failing.store.refresh();
  equal(await failing.store.switchOn('Phone', 'en').catch(({ name }) => name), 'PushFailed');
  const refusing = world();
  refusing.api.keepPushDevice = () => Promise.reject(Object.assign(new Error('no'), { status: 422 }));
  await refusing.store.refresh();
  equal(await refusing.store.switchOn('Phone', 'en').catch(({ status }) => status), 422);
  equal(refusing.store.state, 'off');
});

test('an area says by which ways its notices come', () => {
  const area = { byMail: false, byPush: false, pace: 'DAILY', quiet: null };
  const ways = [[false, false], [true, false], [false, true], [true, true]].map(([byMail, byPush]) => channelWords({ ...area, byMail, byPush }, { mailPossible: true }));
  equal(new Set(ways).size, 4);
});

const WORKER = new URL('../../main/resources/META-INF/resources/service-worker.js', import.meta.url);

/** The worker's own script with a browser around it that writes down what it is told to do. */
async function worker({ open = [] } = {}) {
  const listeners = new Map();
  const done = { shown: [], opened: [], focused: [], sent: [] };
  const registration = {
    showNotification: async (title, options) => done.shown.push({ title, ...options }),
    pushManager: { subscribe: async () => ({ toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/new', keys: { p256dh: 'p', auth: 'a' } }) }) },
  };
  const clients = {
    matchAll: async () => open.map((url) => ({ url, focus: async () => done.focused.push(url) })),
    openWindow: async (url) => done.opened.push(url),
  };
  const fetched = async (path, options) => done.sent.push({ path, ...options });
  const script = await (await fetch(WORKER)).text();
  new Function('self', 'addEventListener', 'clients', 'fetch', 'location', script)({ registration }, (kind, listener) => listeners.set(kind, listener), clients, fetched, { origin: 'https://hedgerow.example' });
  const happen = async (kind, event) => {
    const waits = [];
    listeners.get(kind)({ waitUntil: (wait) => waits.push(wait), ...event });
    await Promise.all(waits);
  };
  return { happen, done };
}

test('a message is shown as the text that it is, and one that is none without words', async () => {
  const { happen, done } = await worker();
  const message = { title: 'Reported in your areas', body: '<b>Home</b>: 2 new', tag: 'areas', lang: 'cy' };
  await happen('push', { data: { json: () => message } });
  equal(done.shown[0], { title: message.title, body: message.body, tag: 'areas', lang: 'cy', renotify: true, icon: '/icons/hedgerow-192.png' });
  const plain = { title: 'Hedgerow', body: '', tag: 'areas', lang: 'en', renotify: true, icon: '/icons/hedgerow-192.png' };
  const fails = () => {
    throw new SyntaxError('no JSON');
  };
  const hostile = [null, undefined, { json: fails }, ...[null, 7, 'text', [], {}, { title: '', body: null }, { title: 'x'.repeat(101), body: 'x'.repeat(1001) }, { title: {}, body: [], tag: '../x', lang: '<cy>' }].map((said) => ({ json: () => said }))];
  for (const data of hostile) {
    await happen('push', { data });
    equal(done.shown.at(-1), plain);
  }
  await happen('push', { data: { json: () => ({ ...message, icon: 'https://elsewhere.example/x.png', url: 'https://elsewhere.example', actions: [{}], data: 1 }) } });
  equal(Object.keys(done.shown.at(-1)).sort(), Object.keys(plain).sort());
});

test('the press of a message leads to the areas, open or not, wherever else it may say', async () => {
  let closed = 0;
  const event = { notification: { close: () => (closed += 1), data: 'https://elsewhere.example' } };
  const none = await worker({ open: ['https://hedgerow.example/', 'https://hedgerow.example/report.html'] });
  await none.happen('notificationclick', event);
  equal([none.done.opened, none.done.focused], [['/areas.html'], []]);
  const one = await worker({ open: ['https://hedgerow.example/areas.html#areas'] });
  await one.happen('notificationclick', event);
  equal([one.done.opened, one.done.focused.length], [[], 1]);
  equal(closed, 2);
});

test('another address of the browser is told by the one before, in nobody’s name', async () => {
  const { happen, done } = await worker();
  await happen('pushsubscriptionchange', { oldSubscription: null, newSubscription: null });
  equal(done.sent, []);
  await happen('pushsubscriptionchange', { oldSubscription: { endpoint: ENDPOINT, options: {} }, newSubscription: null });
  equal(done.sent.length, 1);
  const [{ path, method, credentials, body }] = done.sent;
  equal([path, method, credentials], ['/api/push-renewals', 'POST', 'omit']);
  equal(JSON.parse(body), { before: ENDPOINT, endpoint: 'https://fcm.googleapis.com/fcm/send/new', p256dh: 'p', auth: 'a' });
});
