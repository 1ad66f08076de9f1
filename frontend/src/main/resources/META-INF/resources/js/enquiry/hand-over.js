/**
 * Hands what is looked for from the page of sightings to that of enquiries. Behind a # it would stay in the history of the browser and in what that shares with
 * other devices; here it is gone once it has been read, and with the tab.
 */
const KEPT_UNDER = 'hedgerow-ask-forces';

export function handOver(pattern, storage = null) {
  try {
    (storage ?? globalThis.sessionStorage).setItem(KEPT_UNDER, pattern);
  } catch {
    /* A browser that keeps nothing: it is typed again. */
  }
}

/** What was handed over, once; empty for nothing. */
export function takeOver(storage = null) {
  try {
    const held = storage ?? globalThis.sessionStorage;
    const pattern = held.getItem(KEPT_UNDER) ?? '';
    held.removeItem(KEPT_UNDER);
    return pattern;
  } catch {
    return '';
  }
}
