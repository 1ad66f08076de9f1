package org.hedgerow.hotspot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of what a viewer may see. Each table counts every incident once, so each sums to the total, but for what is hidden.
 *
 * @param position of the change log
 * @param total null when it is hidden
 * @param categories by group, such as {@code HARE}
 * @param forces by code
 * @param periods such as {@code 2026-11} or {@code 2026-W47}: the month or week, in London, by whose end the event was over
 * @param grid by hour of the week, each incident shared out over its span; null when small counts are hidden, since shares could not be
 * @param hours such as {@code 3-18}: Wednesday from 18:00 to 19:00 in London, by the middle of a short span; {@code unknown} where the span is too long to
 *     say. Null unless small counts are hidden
 */
public record StatisticsAnswer(
        String position,
        @Nullable Integer total,
        Table categories,
        Table forces,
        Table periods,
        @Nullable HourGrid grid,
        @Nullable Table hours) {

    /** The key of those whose hour is not known. */
    public static final String UNKNOWN_HOUR = "unknown";

    /**
     * One division of the total.
     *
     * @param counts by key; what is not there is nought
     * @param withheld the whole table is hidden, because hiding some of its counts would not hide them
     */
    public record Table(List<Count> counts, boolean withheld) {

        public Table {
            counts = List.copyOf(counts);
        }
    }

    /** @param count null when it is hidden */
    public record Count(String key, @Nullable Integer count) {}
}
