package org.hedgerow.hotspot;

import java.util.List;
import java.util.UUID;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * How densely incidents lie, from nothing but what one audience may see.
 *
 * @param position of the change log
 * @param missing why there is no surface, or null when there is one
 * @param leftOut incidents whose released square is larger than the bandwidth; null when that number is a small count
 * @param smallCountsHidden whether small counts, in hexagons as wide as the bandwidth, were taken for nothing before anything was computed
 * @param surface incidents for each square kilometre; it adds up to the statement's n. Null when something is missing
 * @param breaks where each band of the map begins, in incidents for each square kilometre, ascending; none when something is missing
 * @param peaks the densest places, densest first, at most {@link #MOST_PEAKS}
 * @param statement how it was made; its n is the incidents that were counted
 */
public record DensityAnswer(
        String position,
        @Nullable Missing missing,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        @Nullable DensityGrid surface,
        List<Double> breaks,
        List<Peak> peaks,
        RunStatement statement) {

    /** More would take a browser long to fetch and to draw. */
    public static final int MOST_CELLS = 250_000;

    static final int MOST_PEAKS = 10;

    public DensityAnswer {
        breaks = List.copyOf(breaks);
        peaks = List.copyOf(peaks);
    }

    /** Why there is no surface. */
    public enum Missing {
        /** Fewer than {@link SignificanceAnswer#LEAST_INCIDENTS} could be counted. */
        TOO_FEW,
        /** All that there is are small counts, which this reader is not given. */
        HIDDEN
    }

    /**
     * A cell that is denser than those about it.
     *
     * @param easting of its middle, metres
     * @param northing of its middle, metres
     */
    public record Peak(double easting, double northing, double perSquareKilometre) {}

    /** A surface and the incidents that it was made of, for a file. */
    public record Counted(DensityAnswer answer, List<UUID> incidents) {
        public Counted {
            incidents = List.copyOf(incidents);
        }
    }
}
