import { hasWords, words } from '../lib/words.js';

/** The counts of the answer as a person reads them: tables of {name, now, before, change}, where null is hidden. */
export function byGroup({ statistics, groups }, force) {
  const cells = force === '' ? statistics.sums : statistics.rows.find((row) => row.force === force)?.cells ?? [];
  return cellsByGroup({ statistics, groups }, cells);
}

function cellsByGroup({ statistics, groups }, cells) {
  if (cells.length === 0) return [];
  return [...statistics.groups.map((code, at) => line(nameOf('category', code, groups), cells[at])), line(words('published.all-kinds'), cells[statistics.groups.length], true)];
}

/** One group of kinds, or all of them, force by force. */
export function byForce({ statistics, forces }, group) {
  const at = group === '' ? statistics.groups.length : statistics.groups.indexOf(group);
  if (at < 0) return [];
  const lines = statistics.rows.map(({ force, cells }) => line(nameOf('force', force, forces), cells[at])).sort((a, b) => a.name.localeCompare(b.name));
  return lines.length === 0 ? [] : [...lines, line(words('published.all-forces'), statistics.sums[at], true)];
}

/** Lines of areas, of one force or of all: [{key, force, area, name, cells}]; of each force last what counts for no area. Empty where no boundaries are loaded. */
export function areaLines(published, force) {
  const { statistics, forces } = published;
  const lines = (statistics.areas?.rows ?? []).filter((row) => force === '' || row.force === force);
  const nameIn = (row) => {
    const area = row.area === null ? words('published.no-area') : row.name;
    return force === '' ? words('published.area-of-force', { area, force: nameOf('force', row.force, forces) }) : area;
  };
  return lines.map((row) => ({ ...row, key: `${row.force} ${row.area ?? ''}`, name: nameIn(row) }));
}

/** One group of kinds, or all of them, area by area. Areas of different forces are never added up: what is hidden in one would follow. */
export function byArea(published, force, group) {
  const { groups } = published.statistics;
  const at = group === '' ? groups.length : groups.indexOf(group);
  return at < 0 ? [] : areaLines(published, force).map(({ name, cells }) => line(name, cells[at]));
}

/** The kinds of one area of a force, by the key of its line. */
export function byGroupOfArea(published, key) {
  const found = areaLines(published, '').find((each) => each.key === key);
  return found ? cellsByGroup(published, found.cells) : [];
}

/** What a code is called in the language of the page; the server's English where the catalogue does not know it. */
export function nameOf(kind, code, names) {
  const key = `named.${kind}.${code}`;
  return hasWords(key) ? words(key) : names.find((each) => each.code === code)?.name ?? code;
}

export const countOf = (count) => (count === null ? words('published.hidden') : count.toLocaleString('en-GB'));

/** A change in words: how many more or fewer, and whether chance would often do as much. */
export function changeOf({ now, before, change }) {
  if (now === null || before === null) return words('published.change.hidden');
  if (change === null) return words('published.change.no-year-before');
  if (now === before) return words('published.change.same');
  const n = Math.abs(now - before);
  const share = before >= LEAST_FOR_A_SHARE ? ` (${now > before ? '+' : '−'}${Math.round((100 * n) / before)}%)` : '';
  const key = change === 'NO_MORE_THAN_CHANCE' ? 'chance' : 'real';
  return words(`published.change.${now > before ? 'more' : 'fewer'}.${key}`, { count: n.toLocaleString('en-GB'), share });
}

/** Of fewer, a percentage says more than there is. */
const LEAST_FOR_A_SHARE = 20;

const line = (name, cell, sum = false) => ({ name, sum, now: cell?.now ?? null, before: cell?.before ?? null, change: cell?.change ?? null });
