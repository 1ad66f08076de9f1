import { fromField, toField } from '../time/london.js';

/** What a new item is before anything is said of it. */
export const newItem = (now) => ({ kind: 'SECTOR', title: '', note: '', ownForceOnly: false, direction: null, seenAt: new Date(now).toISOString(), expiresAt: null });

/** A moment as a field of the form shows it; nothing for none. */
export const shownTime = (instant) => (instant === null ? '' : toField(instant));

/**
 * The moment that a field says. Fields know minutes: one that still shows what was there means it to the second.
 *
 * @param before what was there; null for nothing
 */
export const saidTime = (typed, before) => (typed === shownTime(before) ? before : fromField(typed));

/**
 * An item as it is sent.
 *
 * @param item what was there before
 * @param typed what the fields say: {kind, title, note, ownForceOnly, direction, seenAt, expiresAt}, the times as fields say them
 * @param corners what was drawn
 */
export function itemContent(item, typed, corners) {
  const isSeen = typed.kind === 'LAST_SEEN';
  return {
    kind: typed.kind,
    ownForceOnly: typed.ownForceOnly,
    title: typed.title.trim(),
    note: typed.note.trim(),
    corners,
    direction: isSeen ? typed.direction || null : null,
    seenAt: isSeen ? saidTime(typed.seenAt, item.seenAt) : null,
    expiresAt: saidTime(typed.expiresAt, item.expiresAt),
  };
}
