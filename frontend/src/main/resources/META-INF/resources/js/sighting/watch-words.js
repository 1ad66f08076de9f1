import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { reasonWords } from './sighting-words.js';

/** What is sent of what was typed: nothing that is empty. `typed` maps names of fields to texts. */
export function watchContent(typed) {
  const given = (name) => typed[name] || null;
  return { pattern: given('pattern'), make: given('make'), model: given('model'), colour: given('colour'), purpose: given('purpose'), reason: given('reason'), days: Number(typed.days) };
}

/** What a watch is for. */
export const wantedWords = ({ pattern, make, model, colour }) => pattern ?? [colour, make, model].filter(Boolean).join(' · ');

/** Until when it tells, or since when no more. */
export function untilWords({ state, expiresAt, endedAt }) {
  return words(`sightings.watch.state.${state}`, { when: dayAndClock(state === 'ENDED' ? endedAt : expiresAt) });
}

/** Why a sighting is told. */
export function toldWords(match) {
  return match.places.length > 0 ? reasonWords(match) : [words('sightings.watch.looks-equal'), words('sightings.reason.days', { n: match.daysAgo })];
}
