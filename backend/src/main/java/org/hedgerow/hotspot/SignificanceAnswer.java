package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Where incidents lie together more than chance would put them, from nothing but what one audience may see.
 *
 * @param position of the change log
 * @param missing why there is no result, or null when there is one
 * @param leftOut incidents whose released square is larger than a hexagon, so that no hexagon can be said to hold them; null when that number
 *     is a small count
 * @param smallCountsHidden whether hexagons with small counts were taken for empty before anything was computed ({@link SmallCounts})
 * @param studied how many hexagons were asked about
 * @param holding how many of them hold an incident that was counted
 * @param significant how many hold more, with those about them, than chance explains
 * @param cells those that are significant or hold an incident, the highest z first, at most {@link #MOST_CELLS}
 * @param statement how it was made; its n is the incidents that were counted
 */
public record SignificanceAnswer(
        String position,
        @Nullable Missing missing,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int studied,
        int holding,
        int significant,
        List<Cell> cells,
        RunStatement statement) {

    /** Fewer incidents than this show nothing that holds up. */
    public static final int LEAST_INCIDENTS = 15;

    /** More than a person can tell apart on a screen; the counts are of all. */
    public static final int MOST_CELLS = 2_000;

    public SignificanceAnswer {
        cells = List.copyOf(cells);
    }

    /** Why there is no result. */
    public enum Missing {
        /** Fewer than {@link #LEAST_INCIDENTS} could be counted. */
        TOO_FEW,
        /** All that there is are small counts, which this reader is not given. */
        HIDDEN
    }

    /**
     * One hexagon.
     *
     * @param easting of the middle, metres
     * @param northing of the middle, metres
     * @param widthMetres from one side to the side opposite
     * @param count incidents in it; null when that is hidden, and taken for 0
     * @param about incidents in it and in those that touch it
     * @param expected what {@code about} would be if incidents were spread over the studied hexagons without regard to place
     * @param z standard deviations by which {@code about} lies above what is expected
     * @param p how often chance alone is as far from what is expected, either way
     * @param adjusted p after the correction for asking about every hexagon (Benjamini and Hochberg 1995)
     * @param significant whether it holds more than chance explains. One that holds fewer never is: few reports do not mean a safe place
     */
    public record Cell(
            double easting,
            double northing,
            int widthMetres,
            @Nullable Integer count,
            int about,
            double expected,
            double z,
            double p,
            double adjusted,
            boolean significant) {}
}
