import { rejectsAddress } from '../api/imports.js';
import { el } from '../lib/dom.js';
import { figures } from './dry-run-report.js';

const HEADINGS = { READING: 'Reading', PUBLISHING: 'Putting on the map', DONE: 'Imported', FAILED: 'Stopped' };

/** How far an import is: a bar, the rate and the time left, then the counts. */
export function progressOf({ id, fileName, state, rows, done, accepted, rejected, already, rowsPerSecond, secondsLeft }) {
  const running = state === 'READING' || state === 'PUBLISHING';
  const words = `${(done ?? 0).toLocaleString('en-GB')} of ${(rows ?? 0).toLocaleString('en-GB')} rows`;
  const rate = running && rowsPerSecond ? `, ${Math.round(rowsPerSecond).toLocaleString('en-GB')} a second, ${timeLeft(secondsLeft)}` : '';
  return [
    el('h2', {}, `${HEADINGS[state] ?? state}: ${fileName}`),
    running && el('progress', { 'aria-label': 'Progress of the import', max: rows || 1, value: done ?? 0, 'data-test': 'import-progress' }),
    el('p', { 'data-test': 'import-state', 'data-state': state }, words + rate),
    state === 'FAILED' && el('p', { class: 'problem', role: 'alert' }, 'The import stopped before its end. Nothing is half done: send the same file again and it completes.'),
    figures([['Accepted', accepted], ['Already there', already], ['Rejected', rejected]]),
    !running && rejected > 0 && el('p', {}, el('a', { href: rejectsAddress(id), download: true }, 'Download the rejected rows with reasons')),
    state === 'DONE' && el('p', {}, el('a', { href: '/' }, 'See them on the map')),
  ].filter(Boolean);
}

function timeLeft(seconds) {
  if (seconds === null || seconds === undefined) return 'time left not known yet';
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
