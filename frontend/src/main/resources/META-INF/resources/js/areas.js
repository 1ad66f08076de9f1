import { deleteArea, fetchAreas, fetchNotices, keepArea, seeNotices } from './api/areas.js';
import { deletePushDevice, fetchPushDevices, fetchPushKey, keepPushDevice, testPushDevice } from './api/push.js';
import { fetchReference } from './api/reference.js';
import { AreaStore } from './areas/area-store.js';
import './areas/hedge-areas.js';
import { NoticeStore } from './areas/notice-store.js';
import { NoticeWiring } from './areas/notice-wiring.js';
import { pushBrowser } from './areas/push-browser.js';
import { PushStore } from './areas/push-store.js';
import { el, show } from './lib/dom.js';
import { inOwnLanguage } from './lib/names-in-welsh.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { LiveChannel } from './live/live-channel.js';
import { CategoryLook } from './map/category-look.js';
import { admit } from './plain-page.js';

/** The page of one's own areas, live. */
const content = document.querySelector('#content');
const areas = new AreaStore({ fetchAreas, keepArea, deleteArea });
const notices = new NoticeStore({ fetchNotices, seeNotices });
const push = new PushStore({ fetchPushKey, fetchPushDevices, keepPushDevice, deletePushDevice, testPushDevice }, pushBrowser);
let open = null;
let page = null;

await loadWords('areas');
sayStaticWords();
admit(content, ['REPORT_INCIDENT'], begin);

/** Somebody is signed in, for the first time or again. */
async function begin(session) {
  if (open) return resume();
  show(content, el('p', { role: 'status' }, words('areas.loading')));
  let reference;
  try {
    // Of what the server names, this page says the kinds alone.
    reference = await inOwnLanguage({ ...(await fetchReference()), sharing: { scopes: [], proposable: [] } });
  } catch {
    return show(content, el('div', { class: 'problem', role: 'alert' }, el('p', {}, words('areas.no-answer')), el('button', { type: 'button', class: 'secondary', onclick: () => begin(session) }, words('areas.again'))));
  }
  const { organisation } = session.session;
  open = { session, groups: reference.categories.map(({ code }) => code), look: new CategoryLook(reference.categories), ownForce: organisation.forceCode, watchSquares: organisation.watchSquares ?? [], grows: !session.isPolice, publicOnly: session.session.precision === 'PUBLIC' };
  listen(session);
  return resume();
}

async function resume() {
  draw();
  push.refresh();
  await areas.refresh();
  // Somebody without an area begins with one.
  if (areas.state === 'ready' && areas.areas.length === 0 && globalThis.location.hash === '') globalThis.location.replace('#areas');
  await notices.refresh();
}

/** A form that was begun is there again when the same person has signed in again. */
function draw() {
  const { session, ...parts } = open;
  if (!page?.isBegun) page = Object.assign(document.createElement('hedge-areas'), { areas, notices, push, ...parts });
  show(content, page);
}

/** Notices are shared by others: what is taken back, or of which nobody can say who may see it, goes from the page at once. */
function listen(session) {
  const channel = new LiveChannel({ person: () => session.session?.person.id ?? null });
  const wiring = new NoticeWiring({ channel, areas: () => areas.areas, refresh: () => notices.refresh() });
  wiring.askNowAndThen(() => document.visibilityState === 'visible' && session.state === 'signed-in');
  channel.addEventListener('changes', ({ detail }) => {
    const recalled = (detail.forgets ?? []).filter((gone) => gone.recalled);
    notices.forget((detail.forgets ?? []).map(({ id }) => id));
    channel.acknowledge(recalled);
  });
  channel.addEventListener('resync', async () => {
    notices.clear();
    await notices.refresh();
    if (notices.state === 'ready') channel.acknowledgeEverything();
  });
  channel.addEventListener('paused', () => notices.clear());
  channel.addEventListener('bye', ({ detail }) => {
    if (detail.reason === 'signed-out') session.expire();
    else if (detail.reason === 'rights-changed') globalThis.location.reload();
  });
  channel.addEventListener('doubt', () => session.ask().catch(() => {}));
  session.addEventListener('session-changed', () => {
    if (session.state === 'signed-in') return channel.start();
    channel.stop();
    channel.startAfresh();
    notices.clear();
    push.clear();
    return areas.clear();
  });
  channel.start();
}
