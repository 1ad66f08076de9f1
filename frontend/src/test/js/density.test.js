import { edgesOf, piecesOf } from '../../main/resources/META-INF/resources/js/density/density-bands.js';
import { densityStudy } from '../../main/resources/META-INF/resources/js/density/density-study.js';
import { densityWords, headingWords, longStatement, shortStatement } from '../../main/resources/META-INF/resources/js/density/density-words.js';
import { equal, test } from './testing.js';

const answer = {
  asOf: 'p7',
  missing: null,
  leastIncidents: 15,
  leftOut: 2,
  smallCountsHidden: false,
  highest: 0.4567,
  breaks: [0.023, 0.091, 0.18, 0.27, 0.37],
  peaks: [{ gridReference: 'TL 425 440', near: 'Fowlmere', perSquareKilometre: 0.4567, outline: { coordinates: [[]] } }],
  statement: { method: 'kernel density', version: 1, n: 82, parameters: { kernel: 'QUARTIC', bandwidthMetres: 10_000, cellMetres: 2000 }, from: '2026-08-24T12:00:00Z', to: '2026-11-22T12:00:00Z', microseconds: 5200 },
};

test('cells of one band in a line are one piece, cut every ten kilometres', () => {
  equal(piecesOf({ cellMetres: 5000, lines: ['0112', '2222'] }), [
    { band: 1, line: 0, from: 1, to: 3 },
    { band: 2, line: 0, from: 3, to: 4 },
    { band: 2, line: 1, from: 0, to: 2 },
    { band: 2, line: 1, from: 2, to: 4 },
  ]);
  equal(piecesOf({ cellMetres: 5000, lines: ['000'] }), []);
});

test('every piece covers what its characters say and nothing twice', () => {
  const lines = Array.from({ length: 9 }, (_, line) => Array.from({ length: 17 }, (__, column) => (line * 7 + column * column) % 6).join(''));
  const covered = lines.map((text) => [...text].map(() => '0'));
  for (const { band, line, from, to } of piecesOf({ cellMetres: 1000, lines })) {
    for (let column = from; column < to; column += 1) {
      equal(covered[line][column], '0');
      covered[line][column] = String(band);
    }
  }
  equal(covered.map((line) => line.join('')), lines);
});

test('a line stands wherever two bands meet, and nowhere else', () => {
  const length = ({ column, line, toColumn, toLine }) => Math.abs(toColumn - column) + Math.abs(toLine - line);
  const edges = edgesOf({ cellMetres: 5000, lines: ['110', '110'] });
  // Two by two cells have eight sides.
  equal(edges.reduce((sum, edge) => sum + length(edge), 0), 8);
  equal(edgesOf({ cellMetres: 5000, lines: ['000', '000'] }), []);
  equal(edgesOf({ cellMetres: 5000, lines: ['1'] }).length, 4);
});

test('a density is told in words, with its statement', () => {
  equal([densityWords(0.4567), densityWords(12.3), densityWords(0.00123)], ['0.46', '12', '0.0012']);
  equal(headingWords(answer, { periodWords: 'last 90 days' }), 'Where incidents lie densest, last 90 days: up to 0.46 in a square kilometre');
  const short = shortStatement(answer);
  for (const part of ['bandwidth 10 km', '82 incidents', '22 Nov', '2 left out']) equal([part, short.includes(part)], [part, true]);
  for (const part of ['version 1', 'quartic', 'cells of 2 km', 'however long its span', '5.2 ms', 'p7']) equal([part, longStatement(answer).includes(part)], [part, true]);
  equal(headingWords({ ...answer, missing: 'TOO_FEW', statement: { n: 3 } }, { periodWords: 'last 90 days' }).startsWith('Too few to say: 3 incidents'), true);
});

test('the densest places are listed, and only those who may take incidents out are offered files', () => {
  const store = { answer, params: () => new URLSearchParams('period=7d') };
  equal(densityStudy(false).rows(answer), [{ title: 'TL 425 440, near Fowlmere', lines: ['0.46 incidents in a square kilometre'], outline: { coordinates: [[]] } }]);
  equal(densityStudy(false).extras(store), false);
  equal(densityStudy(true).extras(store).querySelectorAll('button').length, 2);
  equal(densityStudy(true).extras({ ...store, answer: { ...answer, missing: 'HIDDEN' } }), false);
});
