package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * A hare coursing season, 1 August to 31 March in London, as far as it has come, and the one before it as far: like is compared with like.
 *
 * @param from its first instant
 * @param until the first instant after what is counted: now, or its end
 */
public record ScorecardSeason(ZonedDateTime from, ZonedDateTime until) {

    private static final int MONTHS = 8;

    /**
     * Reads the parameter {@code season}: the one that began last when it is missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static ScorecardSeason parse(@Nullable String name, Instant now) {
        var reached = now.atZone(TimeBins.LONDON);
        var year = reached.getMonthValue() >= Month.AUGUST.getValue() ? reached.getYear() : reached.getYear() - 1;
        if (name != null) {
            var choice = name.length() == 7 ? PeriodChoice.parse(name) : null;
            if (choice == null || choice.seasonFrom() == 0) {
                throw PlatformProblem.invalid("?season", "Give a season such as 2025/26.");
            }
            year = choice.seasonFrom();
        }
        var from = LocalDate.of(year, Month.AUGUST, 1).atStartOfDay(TimeBins.LONDON);
        if (!from.isBefore(reached)) {
            throw PlatformProblem.invalid("?season", "That season has not begun.");
        }
        var end = from.plusMonths(MONTHS);
        return new ScorecardSeason(from, reached.isBefore(end) ? reached : end);
    }

    /** The one before, to the same date and time of day. */
    public ScorecardSeason before() {
        return new ScorecardSeason(from.minusYears(1), until.minusYears(1));
    }

    public String name() {
        return from.getYear() + "/" + String.format(Locale.ROOT, "%02d", (from.getYear() + 1) % 100);
    }

    public LocalDate firstDay() {
        return from.toLocalDate();
    }

    /** The last day that is counted. */
    public LocalDate through() {
        return until.minusNanos(1).toLocalDate();
    }
}
