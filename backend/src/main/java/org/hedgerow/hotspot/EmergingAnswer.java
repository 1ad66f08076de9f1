package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which areas are becoming hot, have long been, or are cooling down, from nothing but what one audience may see.
 *
 * @param position of the change log
 * @param missing why there is no result, or null when there is one
 * @param leftOut incidents whose square is larger than a hexagon, whose span is longer than a slice, or that lie in no slice; null when that number is a
 *     small count
 * @param smallCountsHidden whether small counts, of a hexagon in a slice, were taken for nothing before anything was computed
 * @param slices how many there are
 * @param from the first day of the first slice
 * @param through the last day of the last
 * @param studied how many hexagons were asked about
 * @param patterns how many hexagons there are of each pattern; those of none are not named
 * @param cells those that have a pattern, the most pressing pattern first and the strongest in the last slice, at most {@link #MOST_CELLS}
 * @param statement how it was made; its n is the incidents that were counted
 */
public record EmergingAnswer(
        String position,
        @Nullable Missing missing,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int slices,
        LocalDate from,
        LocalDate through,
        int studied,
        Map<EmergingPattern, Integer> patterns,
        List<Cell> cells,
        RunStatement statement) {

    public static final int MOST_CELLS = 1_000;

    public EmergingAnswer {
        // In the order of the patterns, whatever machine answers.
        patterns = Collections.unmodifiableMap(new TreeMap<>(patterns));
        cells = List.copyOf(cells);
    }

    /** Why there is no result. */
    public enum Missing {
        /** Fewer than {@link SignificanceAnswer#LEAST_INCIDENTS} could be counted. */
        TOO_FEW,
        /** All that there is are small counts, which this reader is not given. */
        HIDDEN
    }

    /**
     * One hexagon that is hot in some slice.
     *
     * @param easting of the middle, metres
     * @param northing of the middle, metres
     * @param widthMetres from one side to the side opposite
     * @param hot in how many slices it was
     * @param z of each slice in the order of time: standard deviations by which it lay, with those that touch it, above its share
     * @param trendZ of the Mann-Kendall test over the slices
     * @param trendP of that test, two-sided
     */
    public record Cell(
            double easting,
            double northing,
            int widthMetres,
            EmergingPattern pattern,
            int hot,
            List<Double> z,
            double trendZ,
            double trendP) {

        public Cell {
            z = List.copyOf(z);
        }
    }
}
