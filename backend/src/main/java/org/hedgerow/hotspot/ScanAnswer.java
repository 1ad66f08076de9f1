package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * What is going on somewhere at the end of a period, from nothing but what one audience may see.
 *
 * @param position of the change log
 * @param missing why there is no result, or null when there is one
 * @param leftOut incidents whose square is larger than a cell, whose span is longer than a week, or that lie on no whole day of the period; null
 *     when small counts are hidden
 * @param smallCountsHidden whether incidents of kinds that tell their victim were left out before anything was computed
 * @param days how many whole days were looked at
 * @param clusters the most likely first, at most ten; none shares a square with one before it
 * @param statement how it was made; its n is the incidents that were counted
 */
public record ScanAnswer(
        String position,
        @Nullable Missing missing,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int days,
        List<Cluster> clusters,
        RunStatement statement) {

    /** A cluster that chance alone outdoes less often than this is one. */
    public static final double LEVEL = 0.05;

    public ScanAnswer {
        clusters = List.copyOf(clusters);
    }

    /** Why there is no result. */
    public enum Missing {
        /** Fewer than {@link SignificanceAnswer#LEAST_INCIDENTS} could be counted. */
        TOO_FEW
    }

    /**
     * A circle over some days up to the last.
     *
     * @param easting of the middle, metres
     * @param northing of the middle, metres
     * @param radiusMetres to the middle of the farthest square in it; 0 when it is a single square
     * @param from the first day
     * @param through the last day, which is that of the period
     * @param observed incidents in it
     * @param expected incidents in it if place and time had nothing to do with each other
     * @param statistic the logarithm of the generalised likelihood ratio
     * @param p how often chance alone does as well anywhere
     * @param recurrenceDays after how many days of looking once a day chance alone would show one as strong
     * @param significant whether p is at most {@link #LEVEL}
     */
    public record Cluster(
            double easting,
            double northing,
            double radiusMetres,
            LocalDate from,
            LocalDate through,
            int observed,
            double expected,
            double statistic,
            double p,
            double recurrenceDays,
            boolean significant) {}
}
