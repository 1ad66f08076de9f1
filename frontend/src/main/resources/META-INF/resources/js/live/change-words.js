/** Says in one sentence what a change of the map was, for the status line and for those who listen to the page. */

const TREND = { RISING: 'rising', STEADY: 'steady', FALLING: 'falling', NEW: 'new' };

const near = (place) => (place ? ` near ${place}` : '');

/** From what the store answered to a message: {added, changed, gone} ids, and the store to look them up in. */
export function wordsForIncidents({ added, changed, gone }, find) {
  const parts = [];
  if (added.length === 1) parts.push(`New report${near(find(added[0])?.properties.near)}`);
  else if (added.length > 1) parts.push(`${added.length} new reports in view`);
  if (changed.length === 1) parts.push(`Report${near(find(changed[0])?.properties.near)} changed`);
  else if (changed.length > 1) parts.push(`${changed.length} reports changed`);
  if (gone.length > 0) parts.push(gone.length === 1 ? 'One report left the view' : `${gone.length} reports left the view`);
  return parts.join('. ');
}

/** From what the hotspot store answered: {changed: [{hotspot, before}], ended: [{kind, hotspot}]}. */
export function wordsForHotspots({ changed, ended }) {
  const told = changed.filter(({ hotspot, before }) => before === null || hotspot.count !== before.count || hotspot.trend !== before.trend);
  if (told.length + ended.length > 2) return `${told.length + ended.length} hotspots changed`;
  return [...ended.map(endWords), ...told.map(changeWords)].join('. ');
}

function changeWords({ hotspot, before }) {
  const count = before === null ? `New hotspot${near(hotspot.near)}, ${hotspot.count}` : `Hotspot${near(hotspot.near)} now ${hotspot.count}`;
  return TREND[hotspot.trend] ? `${count} incidents, ${TREND[hotspot.trend]}` : `${count} incidents`;
}

const endWords = ({ kind, hotspot }) => (kind === 'MERGED' ? `Hotspot${near(hotspot.near)} has joined another` : `Hotspot${near(hotspot.near)} has ended`);
