/**
 * Keeps the report page, so that a report can be made where there is no signal. It keeps the files that are named below and the base map of a patch that somebody has asked for, and nothing else ever: no answer of the
 * interface, no other page. So there is nothing here that signing out would have to take away.
 *
 * Beside that it shows the messages about one's areas that somebody has switched on, and keeps nothing of them.
 *
 * The server writes into the next line which files there are and the SHA-256 of each (see ShellOfReportPage). When one of them changes, so does this script, and the browser takes in the new one as a whole beside the
 * old: a page that was begun with the old files ends with them, and what it sends the server still understands.
 */
const SHELL = { version: '', files: {} };

const SHELLS = 'hedgerow-shell-';
const CURRENT = SHELLS + SHELL.version;
/** See js/field/patch.js, which asks for them with a question mark when it wants the server's. */
const PATCH = 'hedgerow-patch';
const PATCH_FILES = new Set(['/gis/base/land.geojson', '/gis/base/places.geojson']);
const REPORT_PAGE = '/report.html';
const START = '/';
const AT_ONCE = 6;
const AREAS_PAGE = '/areas.html';
const LONGEST_TITLE = 100;
const LONGEST_BODY = 1000;

const isPage = (path) => path.endsWith('.html');
const isOfShell = (path) => Object.hasOwn(SHELL.files, path);

addEventListener('install', (event) => event.waitUntil(takeIn()));

addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => clients.claim())));

addEventListener('message', (event) => {
  if (event.data === 'renew') event.waitUntil(renew());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (isOfShell(pathname)) event.respondWith(fromShell(event, pathname));
  else if (PATCH_FILES.has(pathname) && search === '') event.respondWith(fromPatch(event, pathname));
  else if (request.mode === 'navigate' && pathname === START) event.respondWith(startPage(request));
});

addEventListener('push', (event) => event.waitUntil(tell(event.data)));

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAreas());
});

addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewSubscription(event)));

/** All of the shell or nothing of it. What an older shell has already is not fetched again. */
async function takeIn() {
  const cache = await caches.open(CURRENT);
  const waiting = Object.entries(SHELL.files);
  const one = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, digest] = next;
      await cache.put(path, (await fromOlder(path, digest)) ?? (await fetched(path, digest)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function fromOlder(path, digest) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(SHELLS)) continue;
    const response = await (await caches.open(name)).match(path);
    if (response && (await digestOf(response.clone())) === digest) return response;
  }
  return null;
}

/** A file that is not what the server said it would be, because the server is being renewed or a network answers in its place, ends the taking in; the older shell goes on. */
async function fetched(path, digest) {
  for (const cache of ['no-cache', 'reload']) {
    const response = await fetch(path, { cache, credentials: 'omit', redirect: 'error' });
    if (response.status === 200 && (await digestOf(response.clone())) === digest) return response;
  }
  throw new Error(`${path} is not what it should be`);
}

async function digestOf(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function forgetOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELLS) && name !== CURRENT) await caches.delete(name);
  }
}

/** Takes over at once where one page at most has been opened with the older files, and it has asked. */
async function renew() {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.filter(({ url }) => isOfShell(new URL(url).pathname)).length <= 1) await self.skipWaiting();
}

/** The files that the report page shares with other pages are kept for the report page only. */
async function fromShell(event, path) {
  if (!isPage(path) && !(await isAskedByShell(event))) return fetch(event.request);
  const cache = await caches.open(CURRENT);
  return (await cache.match(path)) ?? fetch(event.request);
}

async function fromPatch(event, path) {
  if (!(await isAskedByShell(event))) return fetch(event.request);
  const kept = (await caches.has(PATCH)) ? await (await caches.open(PATCH)).match(path) : undefined;
  return kept ?? fetch(event.request);
}

async function isAskedByShell({ clientId }) {
  const client = clientId ? await clients.get(clientId) : undefined;
  return client !== undefined && isOfShell(new URL(client.url).pathname);
}

/** Who opens Hedgerow from the home screen without a signal can report all the same. */
async function startPage(request) {
  try {
    return await fetch(request);
  } catch (cause) {
    if (isOfShell(REPORT_PAGE)) return Response.redirect(REPORT_PAGE);
    throw cause;
  }
}

/** A message is text and nothing else. One that cannot be read is shown all the same, without its words: browsers want to see something shown for each. */
function tell(data) {
  const { title, body, tag, lang } = read(data);
  return self.registration.showNotification(title, { body, tag, lang, renotify: true, icon: '/icons/hedgerow-192.png' });
}

function read(data) {
  let said = {};
  try {
    said = data?.json() ?? {};
  } catch {
    // It was not what Hedgerow sends.
  }
  const text = (value, longest) => (typeof value === 'string' && value.length <= longest ? value : '');
  return {
    title: text(said?.title, LONGEST_TITLE) || 'Hedgerow',
    body: text(said?.body, LONGEST_BODY),
    tag: said?.tag === 'test' ? 'test' : 'areas',
    lang: said?.lang === 'cy' ? 'cy' : 'en',
  };
}

/** Where a message leads does not stand in it. */
async function openAreas() {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = open.find(({ url }) => new URL(url).pathname === AREAS_PAGE);
  return page ? page.focus() : clients.openWindow(AREAS_PAGE);
}

/** The browser's maker gives it another address: the server is told, by the one before. Nobody need be signed in. */
async function renewSubscription({ oldSubscription: before, newSubscription }) {
  if (!before) return;
  const now = newSubscription ?? (await self.registration.pushManager.subscribe(before.options));
  const { endpoint, keys } = now.toJSON();
  await fetch('/api/push-renewals', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify({ before: before.endpoint, endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
}
