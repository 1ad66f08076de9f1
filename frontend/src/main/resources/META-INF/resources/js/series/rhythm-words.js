import { words } from '../lib/words.js';
import { clock, day } from '../time/london.js';

/** When a series may go on, in words; never without how the same way of saying it did before. */

const percent = (share) => Math.round(share * 100);

/** How it did before: of the last so many, so many fell into the windows named. Null when nothing could be tried. */
export function trialWords({ tried, hits, chance }) {
  return tried === 0 ? null : words('series.trial', { n: tried, hits, byLot: (tried * chance).toFixed(1) });
}

export const verdictWords = ({ verdict, incidents }) => words(`series.rhythm.${verdict}`, { n: incidents });

/** A window by London's clock, and why it was named. */
export function windowWords({ from, to, share, daysAfterLast, intervals, weekdayShare, hoursShare }) {
  return {
    when: words('series.window', { day: day(from), from: clock(from), to: clock(to) }),
    share: words('series.window.share', { share: percent(share) < 1 ? '<1' : percent(share) }),
    why: [
      words('series.window.after', { n: Math.round(daysAfterLast) }),
      words('series.window.intervals', { n: intervals }),
      words('series.window.habits', { weekday: percent(weekdayShare), hours: percent(hoursShare) }),
    ].join(' '),
  };
}
