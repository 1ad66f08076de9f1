import { rejectsAddress } from '../api/imports.js';
import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-office.js';
import { figures } from './dry-run-report.js';

const HEADINGS = { READING: phrase('office.imports.reading'), PUBLISHING: phrase('office.imports.putting-on-the-map'), DONE: phrase('office.imports.imported'), FAILED: phrase('office.imports.stopped') };

/** How far an import is: a bar, the rate and the time left, then the counts. */
export function progressOf({ id, fileName, state, rows, done, accepted, rejected, already, rowsPerSecond, secondsLeft }) {
  const running = state === 'READING' || state === 'PUBLISHING';
  const words = phrase('office.imports.of-rows', { toLocaleString: (done ?? 0).toLocaleString('en-GB'), toLocaleString2: (rows ?? 0).toLocaleString('en-GB') });
  const rate = running && rowsPerSecond ? phrase('office.imports.a-second', { toLocaleString: Math.round(rowsPerSecond).toLocaleString('en-GB'), timeLeft: timeLeft(secondsLeft) }) : '';
  return [
    el('h2', {}, `${HEADINGS[state] ?? state}: ${fileName}`),
    running && el('progress', { 'aria-label': phrase('office.imports.progress-of-the-import'), max: rows || 1, value: done ?? 0, 'data-test': 'import-progress' }),
    el('p', { 'data-test': 'import-state', 'data-state': state }, words + rate),
    state === 'FAILED' && el('p', { class: 'problem', role: 'alert' }, phrase('office.imports.the-import-stopped-before-its-end')),
    figures([[phrase('office.imports.accepted'), accepted], [phrase('office.imports.already-there'), already], [phrase('office.imports.rejected'), rejected]]),
    !running && rejected > 0 && el('p', {}, el('a', { href: rejectsAddress(id), download: true }, phrase('office.imports.download-the-rejected-rows-with-reasons'))),
    state === 'DONE' && el('p', {}, el('a', { href: '/' }, phrase('office.imports.see-them-on-the-map'))),
  ].filter(Boolean);
}

function timeLeft(seconds) {
  if (seconds === null || seconds === undefined) return phrase('office.imports.time-left-not-known-yet');
  if (seconds < 60) return phrase('office.imports.about-s-left', { seconds: Math.max(1, Math.round(seconds)) });
  return phrase('office.imports.about-min-left', { round: Math.round(seconds / 60) });
}
