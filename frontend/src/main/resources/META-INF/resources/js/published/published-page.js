import { chartKey } from '../chart/key.js';
import { csvText } from '../lib/csv.js';
import { el, freshId, show } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { words } from '../lib/words.js';
import { pairedBars } from './paired-bars.js';
import { areaLines, byArea, byForce, byGroup, byGroupOfArea, changeOf, countOf, nameOf } from './published-tables.js';

const NOTES = ['what', 'recorded', 'effort', 'hidden', 'chance', 'quarters', 'taken-back'];
/** Bars are drawn of one force at a time, and no more than these: the table has them all. */
const MOST_BARS = 40;

/**
 * Draws what is published.
 *
 * `published` is the server's answer; `chosen` {compare, force, area, group}; `choose` is told of another choice.
 */
export function drawPublished(content, published, chosen, choose) {
  const { statistics, groups, forces } = published;
  const spans = { now: spanOf(statistics.from, statistics.through), before: spanOf(statistics.fromBefore, statistics.throughBefore) };
  const forceName = chosen.force === '' ? words('published.all-forces') : nameOf('force', chosen.force, forces);
  const groupName = chosen.group === '' ? words('published.all-kinds') : nameOf('category', chosen.group, groups);
  const areaChoices = areaLines(published, chosen.force);
  const area = areaChoices.find(({ key }) => key === chosen.area) ?? null;
  const kinds = area ? byGroupOfArea(published, area.key) : byGroup(published, chosen.force);
  const kindsOf = area && chosen.force !== '' ? words('published.area-of-force', { area: area.name, force: forceName }) : area?.name ?? forceName;
  const lines = byForce(published, chosen.group);
  const areas = byArea(published, chosen.force, chosen.group);
  const kindOfArea = words(`published.areas.${statistics.areas?.kind ?? 'COUNTY'}`);
  show(
    content,
    el(
      'div',
      { class: 'published-choices' },
      select('compare', words('published.compare'), chosen.compare, [['year', words('published.compare.year')], ['season', words('published.compare.season')]], choose),
      select('force', words('published.force'), chosen.force, [['', words('published.all-forces')], ...named('force', forces)], choose),
      areaChoices.length > 0 && select('area', kindOfArea, area?.key ?? '', [['', words('published.all-areas')], ...areaChoices.map(({ key, name }) => [key, name])], choose),
      select('group', words('published.group'), chosen.group, [['', words('published.all-kinds')], ...named('category', groups)], choose),
    ),
    el('p', { 'data-test': 'published-spans', role: 'status' }, words('published.spans', spans)),
    (statistics.withheld || statistics.withheldBefore) && el('p', { class: 'notice' }, words('published.withheld')),
    statistics.rows.length === 0
      ? el('p', { class: 'notice', 'data-test': 'published-empty' }, words('published.empty'))
      : [
          section('published-kinds', words('published.by-kind', { forceName: kindsOf }), words('published.kind'), kinds, spans, true),
          section('published-forces', words('published.by-force', { groupName }), words('published.force'), lines, spans, false),
          statistics.areas && areaPart(statistics, { areas, kindOfArea, picture: chosen.force !== '' && areas.length <= MOST_BARS, title: words('published.by-area', { kindOfArea, forceName, groupName }), spans }),
          el('p', { class: 'published-save' }, el('button', { type: 'button', class: 'secondary', 'data-test': 'published-save', onclick: () => saveCsv(csvOf(published, spans), `hedgerow-statistics-${chosen.compare}-${statistics.through}.csv`) }, words('published.save'))),
        ],
    statistics.areas === null && el('p', { class: 'notice', 'data-test': 'published-no-areas' }, words('published.no-areas')),
    el('section', { class: 'published-notes' }, el('h2', {}, words('published.notes')), el('ul', {}, notesOf(statistics).map((note) => el('li', {}, note)))),
  );
}

/** Figures by area, or why none can be shown. */
function areaPart({ areas: told }, { areas, kindOfArea, picture, title, spans }) {
  if (told.withheld && told.withheldBefore) return el('section', { class: 'figure', 'data-test': 'published-areas' }, el('h2', {}, title), el('p', { class: 'notice' }, words('published.areas-withheld')));
  const drawn = section('published-areas', title, kindOfArea, areas, spans, picture);
  if (told.withheld || told.withheldBefore) drawn.append(el('p', { class: 'notice' }, words('published.areas-withheld-once')));
  return drawn;
}

function notesOf({ areas }) {
  const notes = NOTES.map((note) => words(`published.note.${note}`));
  return areas === null ? notes : [...notes, words('published.note.areas'), words('published.note.boundaries', { source: areas.source })];
}

const spanOf = (from, through) => words('published.span', { from: dayOf(from), through: dayOf(through) });

function dayOf(date) {
  const [year, month, day] = date.split('-').map(Number);
  return words('published.day', { day, month: words(`date.month.${month}`), year });
}

const named = (kind, names) => names.map(({ code }) => [code, nameOf(kind, code, names)]).sort(([, a], [, b]) => a.localeCompare(b));

function select(name, label, value, options, choose) {
  const id = freshId(name);
  return el('div', { class: 'field' }, el('label', { for: id }, label), el('select', { id, name, 'data-test': `published-${name}`, onchange: (event) => choose({ [name]: event.target.value }) }, options.map(([code, text]) => el('option', { value: code, selected: code === value }, text))));
}

function section(test, title, first, lines, spans, picture) {
  const drawn = lines.filter(({ sum }) => !sum);
  return el(
    'section',
    { class: 'figure', 'data-test': test },
    el('h2', {}, title),
    picture && drawn.length > 0 && [pairedBars({ label: words('published.picture', { title }), lines: drawn, words: countOf }), chartKey([['bar', spans.now], ['part', spans.before]])],
    el(
      'div',
      { class: 'counts', tabindex: 0, role: 'region', 'aria-label': title },
      el(
        'table',
        { class: 'count-table' },
        el('caption', { class: 'visually-hidden' }, title),
        el('thead', {}, el('tr', {}, [first, spans.now, spans.before, words('published.change')].map((column) => el('th', { scope: 'col' }, column)))),
        el('tbody', {}, lines.map((each) => el('tr', { class: each.sum ? 'is-sum' : null }, el('th', { scope: 'row' }, each.name), el('td', {}, countOf(each.now)), el('td', {}, countOf(each.before)), el('td', {}, changeOf(each))))),
      ),
    ),
  );
}

/** Every force, area and kind, a line each, with what it counts and does not. */
function csvOf(published, spans) {
  const { statistics, forces } = published;
  const figures = (each) => [each.name, each.now ?? words('published.hidden'), each.before ?? words('published.hidden'), changeOf(each)];
  const all = words('published.all-areas');
  const lines = statistics.rows.flatMap(({ force }) => {
    const name = nameOf('force', force, forces);
    const areas = areaLines(published, force).flatMap((area) => byGroupOfArea(published, area.key).map((each) => [name, area.name, ...figures(each)]));
    return [...byGroup(published, force).map((each) => [name, all, ...figures(each)]), ...areas];
  });
  const sums = byGroup(published, '').map((each) => [words('published.all-forces'), all, ...figures(each)]);
  return csvText([[words('published.title')], [words('published.spans', spans)], [], [words('published.force'), words('published.area'), words('published.kind'), spans.now, spans.before, words('published.change')], ...lines, ...sums, [], ...notesOf(statistics).map((note) => [note])]);
}
