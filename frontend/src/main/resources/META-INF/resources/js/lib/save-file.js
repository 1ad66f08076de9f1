import { el } from './dom.js';

/** Gives a text to the person as a file of comma-separated values. */
export function saveCsv(text, name) {
  saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}

/** Gives the person a file. */
export function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
