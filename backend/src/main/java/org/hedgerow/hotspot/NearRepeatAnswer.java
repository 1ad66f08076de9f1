package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.hotspot.method.KnoxResult;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Whether incidents follow each other soon and near by more often than chance would have them, from nothing but what one audience knows exactly.
 *
 * @param asOf where in the change log, opaque
 * @param missing why there is no table, or null when there is one
 * @param leastIncidents fewer are not computed
 * @param smallCountsHidden whether incidents of kinds that tell their victim were left out before anything was computed
 * @param leftOut what could not be counted, or null when small counts are hidden
 * @param rows the same premises first, then the bands of distance, nearest first; none when something is missing
 * @param statement how it was made; its n is the incidents that were counted
 */
public record NearRepeatAnswer(
        String asOf,
        @Nullable Missing missing,
        int leastIncidents,
        boolean smallCountsHidden,
        @Nullable LeftOut leftOut,
        List<KnoxResult.Row> rows,
        RunStatement statement) {

    public NearRepeatAnswer {
        rows = List.copyOf(rows);
    }

    /** Why there is no table. */
    public enum Missing {
        /** Fewer could be counted than show anything that holds up. */
        TOO_FEW
    }

    /**
     * Incidents that the filter shows and that have no place in the table.
     *
     * @param place known only to a square that is larger than the nearest band is wide, or only as a released square
     * @param time whose span is longer than the first band of time
     */
    public record LeftOut(int place, int time) {}
}
