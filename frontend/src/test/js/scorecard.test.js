import { line, readLines, unused } from '../../main/resources/META-INF/resources/js/incident/hedge-results.js';
import { forceResults } from '../../main/resources/META-INF/resources/js/scorecard/force-results.js';
import { measureWords } from '../../main/resources/META-INF/resources/js/scorecard/measures.js';
import { NOT_RECORDED, scorecardSheet, scorecardStatement, scorecardTable } from '../../main/resources/META-INF/resources/js/scorecard/scorecard-table.js';
import { statisticsCsv } from '../../main/resources/META-INF/resources/js/statistics/statistics-tables.js';
import { equal, test, until } from './testing.js';

const cell = (now, before) => ({ now, before });
const SCORECARD = {
  asOf: 'p9',
  season: '2026/27',
  before: '2025/26',
  through: '2026-11-22',
  throughBefore: '2025-11-22',
  withoutIncidents: true,
  measures: [{ code: 'INCIDENTS', name: 'Incidents' }, { code: 'DOGS_SEIZED', name: 'Dogs seized' }],
  rows: [{ force: 'CAMBS', cells: [cell(61, 74), cell(null, 3)] }, { force: 'ESSEX', cells: [cell(0, 1), cell(2, null)] }],
  total: [cell(61, 75), cell(2, 3)],
  statement: { method: 'season scorecard', version: 1, n: 136, microseconds: 5200 },
};
const nameOf = (code) => ({ CAMBS: 'Cambridgeshire', ESSEX: '=Essex' })[code];

test('what nobody has recorded is not nought, of one force and of all', () => {
  const all = scorecardTable(SCORECARD, '', nameOf);
  equal(all.rows, [['Incidents', 61, 75], ['Dogs seized', 2, 3]]);
  equal(all.note.includes('adds nothing'), true);
  const one = scorecardTable(SCORECARD, 'CAMBS', nameOf);
  equal(one.rows, [['Incidents', 61, 74], ['Dogs seized', NOT_RECORDED, 3]]);
  equal([one.columns[1].includes('22 Nov'), one.note], [true, null]);
});

test('the file holds every force and the sum, and nothing that a spreadsheet takes for a formula', () => {
  const sheet = scorecardSheet(SCORECARD, nameOf);
  equal(sheet.rows.length, 6);
  const csv = statisticsCsv('Title', [sheet]);
  equal([csv.includes('Cambridgeshire,Dogs seized,not recorded,3'), csv.includes(`"'=Essex",Incidents,0,1`), csv.includes('All of these,Incidents,61,75')], [true, true, true]);
});

test('the statement says what is counted and what is left out', () => {
  equal(scorecardStatement(SCORECARD).includes('Season scorecard, version 1, 136 incidents in both seasons'), true);
  equal(scorecardStatement({ ...SCORECARD, withoutIncidents: false }).includes('left out'), true);
  equal([measureWords('DOGS_SEIZED'), measureWords('LATER')], ['Dogs seized', 'LATER']);
});

test('results are read line by line, and a line that says nothing usable is gone to', () => {
  const lines = document.createElement('div');
  lines.append(line({ measure: 'DOGS_SEIZED', day: '2026-11-20', count: 2 }), line({ measure: 'VEHICLES_SEIZED', day: '2026-11-21', count: '' }));
  const count = lines.lastElementChild.querySelectorAll('input')[1];
  equal([readLines(lines).wrong === count, readLines(lines).results.length], [true, 1]);
  equal([unused(lines), unused(document.createElement('div'))], ['COMMUNITY_PROTECTION_WARNINGS', 'VEHICLES_SEIZED']);
  for (const text of ['0', '-1', '1.5', '1e3', '12345']) {
    count.value = text;
    equal(readLines(lines).wrong === count, true);
  }
  count.value = ' 3 ';
  equal(readLines(lines).results, [{ measure: 'DOGS_SEIZED', day: '2026-11-20', count: 2 }, { measure: 'VEHICLES_SEIZED', day: '2026-11-21', count: 3 }]);
  lines.firstElementChild.querySelector('.link').click();
  equal(readLines(lines).results.length, 1);
});

test('a figure of the force is changed from the one that was seen', async () => {
  const sent = [];
  let known = [{ measure: 'DISPERSAL_NOTICES', day: '2026-11-20', count: 4, scope: 'ALL_FORCES' }];
  let recorded = 0;
  const details = forceResults({ today: '2026-11-20', onRecorded: () => (recorded += 1), list: async () => known, record: async (...figure) => sent.push(figure) });
  document.body.append(details);
  try {
    details.open = true;
    const by = (id) => details.querySelector(`#force-result-${id}`);
    await until(() => by('count')?.value === '4');
    equal(by('scope').value, 'ALL_FORCES');
    by('count').value = '6';
    known = [{ ...known[0], count: 6 }];
    details.querySelector('[data-test=force-result-send]').click();
    await until(() => recorded === 1);
    equal(sent, [['DISPERSAL_NOTICES', '2026-11-20', { was: 4, count: 6, scope: 'ALL_FORCES' }]]);
    by('count').value = 'some';
    details.querySelector('[data-test=force-result-send]').click();
    equal([sent.length, details.querySelector('[data-test=force-result-problem]').textContent], [1, 'Give a whole number.']);
  } finally {
    details.remove();
  }
});
