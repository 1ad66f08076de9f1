import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { pairedBars } from '../../main/resources/META-INF/resources/js/published/paired-bars.js';
import { areaLines, byArea, byForce, byGroup, byGroupOfArea, changeOf, countOf } from '../../main/resources/META-INF/resources/js/published/published-tables.js';
import { equal, test } from './testing.js';

adoptWords('en', {
  'published.all-kinds': 'All kinds',
  'published.all-forces': 'All forces',
  'published.hidden': 'hidden',
  'published.no-area': 'Elsewhere',
  'published.area-of-force': '{area} of {force}',
  'published.change.hidden': 'hidden',
  'published.change.no-year-before': 'nothing before',
  'published.change.same': 'none',
  'published.change.more.real': '{count} more{share}: likely',
  'published.change.fewer.chance': '{count} fewer{share}: chance',
});

const cell = (now, before, change = null) => ({ now, before, change });
const published = {
  groups: [{ code: 'XFUEL', name: 'Fuel' }, { code: 'XHARE', name: 'Hares' }],
  forces: [{ code: 'ZA', name: 'Zed' }, { code: 'AB', name: 'Ay' }],
  statistics: {
    groups: ['XFUEL', 'XHARE'],
    rows: [
      { force: 'ZA', cells: [cell(3, 4), cell(null, 5), cell(null, 9)] },
      { force: 'AB', cells: [cell(6, 7), cell(8, 9), cell(14, 16)] },
    ],
    sums: [cell(9, 11), cell(null, 14), cell(null, 25)],
  },
};

test('published counts by kind end with their sum', () => {
  equal(byGroup(published, 'AB').map(({ name, now, before, sum }) => [name, now, before, sum]), [['Fuel', 6, 7, false], ['Hares', 8, 9, false], ['All kinds', 14, 16, true]]);
  equal(byGroup(published, '').at(-1).now, null);
  equal(byGroup(published, 'NOBODY'), []);
});

test('published counts by force stand in the order of their names', () => {
  equal(byForce(published, 'XHARE').map(({ name, now }) => [name, now]), [['Ay', 8], ['Zed', null], ['All forces', null]]);
  equal(byForce(published, '').map(({ before }) => before), [16, 9, 25]);
  equal(byForce(published, 'NOTHING'), []);
});

const byAreas = {
  ...published,
  statistics: {
    ...published.statistics,
    areas: {
      kind: 'COUNTY',
      rows: [
        { force: 'AB', area: 'E1', name: 'Eastshire', cells: [cell(6, 7), cell(null, 5), cell(null, 12)] },
        { force: 'AB', area: null, name: null, cells: [cell(0, 0), cell(null, 4), cell(null, 4)] },
        { force: 'ZA', area: 'E1', name: 'Eastshire', cells: [cell(3, 4), cell(null, 5), cell(null, 9)] },
      ],
    },
  },
};

test('areas stand within their forces and are never added up', () => {
  equal(byArea(byAreas, 'AB', 'XHARE').map(({ name, now, before }) => [name, now, before]), [['Eastshire', null, 5], ['Elsewhere', null, 4]]);
  equal(byArea(byAreas, '', '').map(({ name }) => name), ['Eastshire of Ay', 'Elsewhere of Ay', 'Eastshire of Zed']);
  equal(byGroupOfArea(byAreas, areaLines(byAreas, 'AB')[0].key).map(({ name, now }) => [name, now]), [['Fuel', 6], ['Hares', null], ['All kinds', null]]);
  equal(byArea(byAreas, '', 'NOTHING'), []);
  equal(areaLines({ ...published, statistics: { ...published.statistics, areas: null } }, ''), []);
  equal(byGroupOfArea(byAreas, 'NOBODY'), []);
});

test('a change says how sure it is, and a share only of enough', () => {
  equal(changeOf(cell(1500, 30, 'MORE')), '1,470 more (+4900%): likely');
  equal(changeOf(cell(15, 19, 'NO_MORE_THAN_CHANCE')), '4 fewer: chance');
  equal(changeOf(cell(20, 20, 'NO_MORE_THAN_CHANCE')), 'none');
  equal(changeOf(cell(9, 0)), 'nothing before');
  equal(changeOf(cell(null, 9)), 'hidden');
  equal([countOf(null), countOf(0), countOf(12345)], ['hidden', '0', '12,345']);
});

test('a hidden count is drawn without a length', () => {
  const drawn = pairedBars({ label: 'x', lines: [{ name: 'Hares', now: null, before: 10 }], words: countOf });
  const widths = [...drawn.querySelectorAll('rect')].map((bar) => [bar.getAttribute('class'), Number(bar.getAttribute('width'))]);
  equal(widths[0], ['chart-hidden', 14]);
  equal(widths[1][0], 'chart-bar is-part');
});
