import { serviceWorkerAddress } from '../lib/worker-addresses.js';

/**
 * Lets the browser keep this page for use without a signal (see /service-worker.js). Only the report page and its receipt page call this; the page of one's areas registers the same worker when somebody wants messages there. Answers the registration, or null where the browser has no service workers.
 *
 * When the server has newer files, they are taken in beside the old ones. A page on which nobody has done anything yet is opened again with the new ones, within the same visit; otherwise they wait until it is left.
 */
export async function keepShell() {
  const workers = globalThis.navigator.serviceWorker;
  if (!workers) return null;
  const untouched = watchForTouch();
  await loaded();
  const isRenewal = workers.controller !== null;
  try {
    const registration = await registerWorker();
    if (isRenewal) renewWhenReady(workers, registration, untouched);
    return registration;
  } catch {
    // The page works as it is; it only cannot be opened without a signal.
    return null;
  }
}

/** The one worker, for this page. */
export const registerWorker = () => globalThis.navigator.serviceWorker.register(serviceWorkerAddress(), { updateViaCache: 'none' });

/** The page itself comes first: what is fetched to be kept would take the signal from it. */
function loaded() {
  if (document.readyState === 'complete') return null;
  return new Promise((resolve) => globalThis.addEventListener('load', resolve, { once: true }));
}

function renewWhenReady(workers, registration, untouched) {
  workers.addEventListener('controllerchange', () => untouched() && globalThis.location.reload(), { once: true });
  const offer = (worker) => worker?.state === 'installed' && untouched() && worker.postMessage('renew');
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => offer(worker));
  });
}

/** Whether nobody has done anything on the page yet, before or after this script came. One that was opened again already is left alone: two servers of different age must not make it go round. */
function watchForTouch() {
  let touched = performance.getEntriesByType('navigation')[0]?.type === 'reload';
  for (const kind of ['pointerdown', 'keydown', 'input', 'change']) globalThis.addEventListener(kind, () => (touched = true), { once: true, capture: true });
  return () => !touched && !globalThis.navigator.userActivation?.hasBeenActive;
}
