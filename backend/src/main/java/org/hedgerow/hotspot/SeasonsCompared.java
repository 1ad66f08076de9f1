package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hare coursing season (1 August to 31 March in London) against the one before, to the same date.
 *
 * @param now such as {@code 2026/27}
 * @param before such as {@code 2025/26}
 * @param through the last day that is counted in the season now, and of the same name a year before; null when it has not begun
 * @param totalNow null when it, or a count in it, is hidden
 * @param totalBefore likewise
 * @param withheld whether all counts are hidden
 * @param steps of the season so far
 */
public record SeasonsCompared(
        String now,
        String before,
        @Nullable LocalDate through,
        @Nullable Integer totalNow,
        @Nullable Integer totalBefore,
        boolean withheld,
        List<Step> steps) {

    /**
     * A week of the season, counted from 1 August, or a month.
     *
     * @param from its first day in the season now
     * @param now incidents that were over in it; null when hidden
     * @param before those of the same days a year before
     */
    public record Step(
            LocalDate from, @Nullable Integer now, @Nullable Integer before) {}

    public SeasonsCompared {
        steps = List.copyOf(steps);
    }
}
