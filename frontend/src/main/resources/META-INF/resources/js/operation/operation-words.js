import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { age, clock, day, dayAndClock } from '../time/london.js';

/** What an operation and what belongs to it is, in words. */

/** What may be on the board, and how each is drawn. */
export const FORMS = { SECTOR: 'AREA', CORDON: 'AREA', RENDEZVOUS: 'POINT', ROUTE: 'LINE', LAST_SEEN: 'POINT', HAZARD: 'POINT' };
export const KINDS = Object.keys(FORMS);
export const DIRECTIONS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];
const MARKINGS = { OFFICIAL: 'OFFICIAL', OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE' };

export const markingWords = (marking) => MARKINGS[marking];

/** A day such as 2026-11-23. */
export const dayWords = (date) => day(`${date}T12:00:00Z`);

export const daysWords = ({ firstDay, lastDay }) => words('operations.days', { first: dayWords(firstDay), last: dayWords(lastDay) });

/** When, and how long ago that is. */
export function whenWords(instant) {
  const old = age(instant, Date.now());
  return old === null ? dayAndClock(instant) : `${dayAndClock(instant)} (${old})`;
}

/** What an entry says. */
export function entryWords({ kind, what, text }) {
  if (kind === 'SAID') return text;
  const said = words(`operations.log.${kind}.${what}`);
  return text === '' ? said : `${said}: ${text}`;
}

export function entryRow(entry) {
  const who = entry.person === null ? entry.organisation.shortName : `${entry.person}, ${entry.organisation.shortName}`;
  return el(
    'li',
    { class: `log-entry${entry.kind === 'SAID' ? '' : ' is-made'}`, 'data-test': 'log-entry' },
    el('p', { class: 'soft' }, el('time', { datetime: entry.at }, `${day(entry.at)}, ${clock(entry.at)}`), ' ', who),
    el('p', { class: 'log-text' }, entryWords(entry)),
  );
}

/** What is on the board or was, as a list says it. */
export function itemFacts(item) {
  const facts = [words('operations.board.by', { force: item.owner.shortName, when: whenWords(item.changedAt) })];
  if (item.kind === 'LAST_SEEN') facts.push(words('operations.board.seen', { when: whenWords(item.seenAt) }), item.direction ? words(`operations.direction.${item.direction}`) : words('operations.direction.unknown'));
  if (item.state === 'REMOVED') facts.push(words('operations.board.removed', { reason: item.removedReason }));
  else facts.push(words(item.state === 'EXPIRED' ? 'operations.board.expired' : 'operations.board.expires', { when: dayAndClock(item.expiresAt) }));
  if (item.ownForceOnly) facts.push(words('operations.board.own-force-only'));
  return facts;
}

export function taskFacts(task, items) {
  const facts = [task.force === null ? words('operations.task.nobody') : task.force.shortName];
  if (task.unit) facts.push(task.unit);
  const sector = items.find(({ id }) => id === task.sector);
  if (sector) facts.push(words('operations.task.in-sector', { sector: sector.title }));
  if (task.wantedFrom) facts.push(words('operations.task.from', { when: dayAndClock(task.wantedFrom) }));
  if (task.wantedUntil) facts.push(words('operations.task.until', { when: dayAndClock(task.wantedUntil) }));
  facts.push(whenWords(task.changedAt));
  return facts;
}
