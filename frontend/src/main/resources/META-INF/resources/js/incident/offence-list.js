import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { day } from '../time/london.js';

const LIGHT = { YES: 'NIGHT', NO: 'DAY' };

/** By which light of the law offences are asked for: both, where the time given does not say. */
export const lightOfTheLaw = ({ window }) => LIGHT[window.nightInLaw] ?? 'ANY';

/**
 * What officers may consider: each offence with what it takes, what it may cost and how long there is. Nothing when none goes with it. Those of trespass come first,
 * as prosecutors prefer them where it can be shown.
 */
export function offenceList(offences) {
  if (offences.length === 0) return null;
  return el(
    'details',
    { class: 'offences', 'data-test': 'detail-offences' },
    el('summary', {}, phrase('map.incident.offences-to-consider', { length: offences.length })),
    el('p', { class: 'soft fact-note' }, phrase('map.incident.by-kind-day-and-night-in')),
    el('ul', {}, [...offences].sort((one, other) => other.trespassNeeded - one.trespassNeeded).map((offence) => el('li', {}, el('p', {}, el('strong', {}, phrase('map.incident.section', { act: offence.act, section: offence.section })), `: ${offence.title}`), el('p', { class: 'soft fact-note' }, details(offence))))),
  );
}

/** In sentences: what must be shown, the most it can cost, the last day, and what is not certain of all this. */
export function details({ elements, penalty, lastSafeDay, trespassNeeded, unverified }) {
  return [
    phrase('map.incident.to-show', { join: elements.map((element) => element.charAt(0).toLowerCase() + element.slice(1)).join('; ') }),
    trespassNeeded && phrase('map.incident.needs-the-landowners-word-that-they'),
    phrase('map.incident.at-most', { slice: penalty.charAt(0).toLowerCase() + penalty.slice(1) }),
    lastSafeDay && phrase('map.incident.before-a-court-by', { day: day(`${lastSafeDay}T12:00:00Z`) }),
    unverified && phrase('map.incident.not-verified', { unverified }),
  ]
    .filter(Boolean)
    .join(' ');
}
