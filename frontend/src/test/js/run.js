import { results } from './testing.js';

/**
 * Runs every test file in this page and reports into it: the body gets data-passed, data-failed and, at the end, data-finished. It needs only a
 * server that gives the repository as files; no Node.
 */
const FILES = [
  'national-grid.test.js',
  'grid-reference.test.js',
  'place-text.test.js',
  'place-reader.test.js',
  'place-words.test.js',
  'london.test.js',
  'daylight-words.test.js',
  'offence-list.test.js',
  'sharing-fields.test.js',
  'filter-store.test.js',
  'incident-store.test.js',
  'season-rows.test.js',
  'own-reports.test.js',
  'hotspot-history.test.js',
  'hotspot-store.test.js',
  'study-store.test.js',
  'followed.test.js',
  'significance.test.js',
  'source.test.js',
  'density.test.js',
  'emerging.test.js',
  'forecast.test.js',
  'desk.test.js',
  'air.test.js',
  'asking-again.test.js',
  'running-boards.test.js',
  'bulletins.test.js',
  'pointer-store.test.js',
  'live-line.test.js',
  'live-exchange.test.js',
  'live-parts.test.js',
  'search-store.test.js',
  'statistics-tables.test.js',
  'charts.test.js',
  'hotspot-detail.test.js',
  'near-repeats.test.js',
  'analyses.test.js',
  'scorecard.test.js',
  'words.test.js',
  'reference-words.test.js',
  'audit-words.test.js',
  'map-parts.test.js',
  'base-map.test.js',
  'dom.test.js',
  'error-summary.test.js',
  'passkey.test.js',
  'watch-desk.test.js',
  'watches.test.js',
  'ways-in.test.js',
  'catalogue.test.js',
  'seal.test.js',
  'queue.test.js',
  'chosen-patch.test.js',
  'patch-layer.test.js',
  'report.test.js',
  'exif.test.js',
  'areas.test.js',
  'push.test.js',
  'evidence.test.js',
  'published.test.js',
  'ground.test.js',
  'operations.test.js',
  'sightings.test.js',
  'ladder.test.js',
  'series.test.js',
  'enquiries.test.js',
];

for (const file of FILES) await import(`./${file}`);
const outcomes = await results();
const failed = outcomes.filter(({ problem }) => problem);
document.querySelector('#summary').textContent = `${outcomes.length - failed.length} passed, ${failed.length} failed`;
for (const { name, problem } of outcomes) {
  const line = document.createElement('li');
  line.textContent = problem ? `FAILED ${name}: ${problem.stack ?? problem}` : name;
  line.dataset.outcome = problem ? 'failed' : 'passed';
  document.querySelector('#results').append(line);
}
document.body.dataset.passed = outcomes.length - failed.length;
document.body.dataset.failed = failed.length;
document.body.dataset.finished = 'true';
