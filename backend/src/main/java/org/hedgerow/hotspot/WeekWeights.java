package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Incidents week by week: each counts in a week by the share of its span that lies there, as an aoristic analysis has it. Weeks begin on
 * Monday at midnight in London (ISO 8601); the two in which the clocks change are an hour shorter or longer, and shares are of the time that
 * really went by.
 *
 * @param weeks in order, without a gap
 * @param outside the weight of what lies before the first week or after the last; with {@code weeks} it adds up to the incidents
 */
public record WeekWeights(List<Week> weeks, double outside) {

    /** Five years: what lies before is {@code outside}. */
    static final int MOST_WEEKS = 260;

    /**
     * @param key such as {@code 2026-W47}
     * @param from its Monday
     * @param weight to a millionth
     */
    public record Week(String key, LocalDate from, double weight) {}

    public WeekWeights {
        weeks = List.copyOf(weeks);
    }

    /**
     * Spreads the spans over the weeks that the window touches.
     *
     * @param from the window's first instant
     * @param to its last
     * @param earliest seconds since 1970
     * @param latest seconds since 1970, of each not before its earliest
     */
    static WeekWeights of(Instant from, Instant to, long[] earliest, long[] latest) {
        var bins = TimeBins.weeks(day(from), day(to), MOST_WEEKS);
        double[] weights = new double[bins.count()];
        double outside = 0;
        for (int i = 0; i < earliest.length; i++) {
            outside += 1 - spread(bins, weights, earliest[i], latest[i]);
        }
        var weeks = new ArrayList<Week>();
        for (int week = 0; week < weights.length; week++) {
            weeks.add(new Week(TimeBins.weekKey(bins.day(week)), bins.day(week), HourGrid.rounded(weights[week])));
        }
        return new WeekWeights(weeks, HourGrid.rounded(outside));
    }

    /** Adds the shares of one span and answers how much of it they are. */
    private static double spread(TimeBins bins, double[] weights, long earliest, long latest) {
        int week = bins.binOf(earliest);
        if (earliest == latest) {
            if (!bins.holds(week)) {
                return 0;
            }
            weights[week]++;
            return 1;
        }
        double inside = 0;
        for (week = Math.max(week, 0); week < weights.length && bins.edge(week) < latest; week++) {
            double seconds = Math.min(latest, bins.edge(week + 1)) - Math.max(earliest, bins.edge(week));
            double share = seconds / (latest - earliest);
            weights[week] += share;
            inside += share;
        }
        return inside;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, TimeBins.LONDON);
    }
}
