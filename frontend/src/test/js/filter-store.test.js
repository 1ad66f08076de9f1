import { FilterStore } from '../../main/resources/META-INF/resources/js/filter/filter-store.js';
import { anIncident, equal, test } from './testing.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

test('the same choices make the same request, whatever the order', () => {
  const [a, b] = [new FilterStore(), new FilterStore()];
  a.change({ categories: new Set(['HARE', 'AGRI.QUAD']) });
  b.change({ categories: new Set(['AGRI.QUAD', 'HARE']) });
  equal(a.params().toString(), b.params().toString());
  equal(a.params().toString(), 'category=AGRI.QUAD&category=HARE&period=90d');
});

test('only a change that alters the request is announced', () => {
  const filters = new FilterStore();
  let announced = 0;
  filters.addEventListener('filters-changed', () => (announced += 1));
  filters.change({ period: '90d' });
  filters.change({ period: '28d' });
  filters.change({ forces: new Set() });
  equal(announced, 1);
});

test('an incident that arrives live is judged by category, force, state and period', () => {
  const filters = new FilterStore();
  equal(filters.matches(anIncident('a'), NOW), true);
  equal(filters.matches(anIncident('a', { status: 'WITHDRAWN' }), NOW), false);
  equal(filters.matches(anIncident('a', { latest: '2026-01-01T00:00:00Z' }), NOW), false);
  filters.change({ categories: new Set(['HARE']) });
  equal(filters.matches(anIncident('a'), NOW), true);
  equal(filters.matches(anIncident('a', { category: 'HARELIP.X' }), NOW), false);
  filters.change({ categories: new Set(['HARE.SUSPECTED']), forces: new Set(['ESSEX']) });
  equal(filters.matches(anIncident('a'), NOW), false);
});

test('a season is a span of days, and hours of the day are left to the server', () => {
  const filters = new FilterStore();
  filters.seasons = [{ code: '2025/26', name: 'Season 2025/26', from: '2025-08-01', to: '2026-03-31' }];
  filters.change({ period: '2025/26' });
  equal(filters.matches(anIncident('a', { latest: '2026-03-31T10:00:00Z' }), NOW), true);
  equal(filters.matches(anIncident('a', { latest: '2026-11-20T10:00:00Z' }), NOW), false);
  equal(filters.periodWords, 'season 2025/26');
  filters.change({ period: '90d', hours: '18-6' });
  equal(filters.matches(anIncident('a'), NOW), null);
});
