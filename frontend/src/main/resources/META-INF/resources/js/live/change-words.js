import { phrase } from '../lib/words-of-map.js';

/** Says in one sentence what a change of the map was, for the status line and for those who listen to the page. */

const TREND = { RISING: phrase('map.live.rising'), STEADY: phrase('map.live.steady'), FALLING: phrase('map.live.falling'), NEW: phrase('map.live.new') };

const near = (place) => (place ? phrase('map.live.near', { place }) : '');

/** From what the store answered to a message: {added, changed, gone} ids, and the store to look them up in. */
export function wordsForIncidents({ added, changed, gone }, find) {
  const parts = [];
  if (added.length === 1) parts.push(phrase('map.live.new-report', { near: near(find(added[0])?.properties.near) }));
  else if (added.length > 1) parts.push(phrase('map.live.reports-in-view', { n: added.length }));
  if (changed.length === 1) parts.push(phrase('map.live.report-changed', { near: near(find(changed[0])?.properties.near) }));
  else if (changed.length > 1) parts.push(phrase('map.live.reports-changed', { n: changed.length }));
  if (gone.length > 0) parts.push(gone.length === 1 ? phrase('map.live.one-report-left-the-view') : phrase('map.live.reports-left', { n: gone.length }));
  return parts.join('. ');
}

/** From what the hotspot store answered: {changed: [{hotspot, before}], ended: [{kind, hotspot}]}. */
export function wordsForHotspots({ changed, ended }) {
  const told = changed.filter(({ hotspot, before }) => before === null || hotspot.count !== before.count || hotspot.trend !== before.trend);
  if (told.length + ended.length > 2) return phrase('map.live.hotspots-changed', { n: told.length + ended.length });
  return [...ended.map(endWords), ...told.map(changeWords)].join('. ');
}

function changeWords({ hotspot, before }) {
  const what = before === null ? phrase('map.live.new-hotspot', { near: near(hotspot.near), count: hotspot.count }) : phrase('map.live.hotspot-now', { near: near(hotspot.near), count: hotspot.count });
  const count = phrase('map.live.with-incidents', { n: hotspot.count, what });
  return TREND[hotspot.trend] ? phrase('map.live.with-trend', { count, trend: TREND[hotspot.trend] }) : count;
}

const endWords = ({ kind, hotspot }) => (kind === 'MERGED' ? phrase('map.live.hotspot-has-joined-another', { near: near(hotspot.near) }) : phrase('map.live.hotspot-has-ended', { near: near(hotspot.near) }));
