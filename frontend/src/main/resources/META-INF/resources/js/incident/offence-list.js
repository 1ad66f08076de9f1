import { el } from '../lib/dom.js';
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
    el('summary', {}, `Offences to consider (${offences.length})`),
    el('p', { class: 'soft fact-note' }, 'By kind, day and night in law. What was done decides; this is reference, not legal advice.'),
    el('ul', {}, [...offences].sort((one, other) => other.trespassNeeded - one.trespassNeeded).map((offence) => el('li', {}, el('p', {}, el('strong', {}, `${offence.act}, section ${offence.section}`), `: ${offence.title}`), el('p', { class: 'soft fact-note' }, details(offence))))),
  );
}

/** In sentences: what must be shown, the most it can cost, the last day, and what is not certain of all this. */
export function details({ elements, penalty, lastSafeDay, trespassNeeded, unverified }) {
  return [
    `To show: ${elements.map((element) => element.charAt(0).toLowerCase() + element.slice(1)).join('; ')}.`,
    trespassNeeded && "Needs the landowner's word that they had no permission.",
    `At most: ${penalty.charAt(0).toLowerCase() + penalty.slice(1)}.`,
    lastSafeDay && `Before a court by ${day(`${lastSafeDay}T12:00:00Z`)}.`,
    unverified && `Not verified: ${unverified}`,
  ]
    .filter(Boolean)
    .join(' ');
}
