import { phrase } from '../lib/words-of-map.js';
import { settingsOf } from './analysis-question.js';

/** Asks a saved question on this page: its filters and its method are set, and whoever opens it sees their own answer. */
export function openAnalysis(parts, analysis) {
  const { filters, studies, panels, task, mark } = parts;
  const { name, kind } = analysis;
  const settings = settingsOf(analysis, studies);
  filters.change(settings.filters);
  if (kind === 'CHARTS' || kind === 'NEAR_REPEATS') task.openCounts({ by: settings.by ?? 'month', comparesPairs: kind === 'NEAR_REPEATS' });
  else {
    studies.open(settings.study?.name ?? '', settings.study?.settings ?? {});
    panels.closeTask();
    panels.openSide('hotspots');
  }
  mark.tell(phrase('map.analyses.is-opened-you-see-what-you', { name }));
}
