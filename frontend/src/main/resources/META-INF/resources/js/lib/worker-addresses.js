/**
 * The addresses of Hedgerow's workers, for browsers that take no script's address from text. One policy is made for a page, and these are all that it
 * lets through.
 */
const SERVICE_WORKER = '/service-worker.js';
const LIVE_WORKER = '/js/live/live-worker.js';

let policy = null;

function address(text) {
  if (!globalThis.trustedTypes) return text;
  policy ??= globalThis.trustedTypes.createPolicy('hedgerow', {
    createScriptURL(wanted) {
      if (wanted === SERVICE_WORKER || wanted === LIVE_WORKER) return wanted;
      throw new TypeError('Hedgerow has no such worker');
    },
  });
  return policy.createScriptURL(text);
}

/** Keeps the report page for use without a signal. */
export const serviceWorkerAddress = () => address(SERVICE_WORKER);

/** Keeps the one live connection of all pages. */
export const liveWorkerAddress = () => address(LIVE_WORKER);
