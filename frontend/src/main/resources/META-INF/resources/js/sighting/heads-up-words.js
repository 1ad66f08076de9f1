import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { movementWords, seenWords } from './sighting-words.js';

/** What a force told another, in words. */

/** How long ago it was seen: to the second for an hour, for somebody who may still meet it; then in hours and minutes. */
export function ageWords(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words('sightings.heads-up.age', { minutes, seconds: String(Math.floor(seconds % 60)).padStart(2, '0') });
  return words('sightings.heads-up.age-hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
}

/** How it stands, and by whom and when. */
export function stateWords({ state, sentAt, acknowledgedBy, acknowledgedAt }) {
  const named = acknowledgedBy ?? words('sightings.heads-up.somebody');
  return words(`sightings.heads-up.state.${state}`, { sent: dayAndClock(sentAt), name: named, at: acknowledgedAt ? dayAndClock(acknowledgedAt) : '' });
}

/** What goes where: where it was seen is as it was given, unless that is its grid reference. */
export function goingWords(headsUp) {
  const given = headsUp.place === headsUp.gridReference ? null : headsUp.place;
  return [given, movementWords({ ...headsUp, place: { gridReference: headsUp.gridReference }, headingTo: null })].filter(Boolean).join(' · ');
}

/** A notice in a list. `age` is an element that counts; `extra` stands at its end. */
export function headsUpRow(headsUp, age, ...extra) {
  const going = goingWords(headsUp);
  const isReceived = headsUp.sighting === null;
  return el(
    'li',
    { class: 'card sighting-row heads-up', 'data-state': headsUp.state, 'data-test': 'heads-up' },
    el('h3', {}, seenWords({ ...headsUp, plate: headsUp.plate && { read: headsUp.plate } })),
    el('p', {}, age, going && ` · ${going}`),
    headsUp.note !== '' && el('p', {}, headsUp.note),
    el('p', {}, el('strong', { 'data-test': 'heads-up-state' }, stateWords(headsUp))),
    el('p', { class: 'soft' }, words(isReceived ? 'sightings.heads-up.from' : 'sightings.heads-up.to', { force: (isReceived ? headsUp.from : headsUp.to)?.name ?? '' })),
    extra,
  );
}
