package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of whole quarters in London that is over, and the one before it of the same days a year earlier. Nothing that is still growing is compared: a table
 * that is published every day could be subtracted from that of the day before.
 *
 * @param from its first day
 * @param until the first day after it, which begins a quarter
 */
public record ComparedQuarters(LocalDate from, LocalDate until) {

    private static final int MONTHS_OF_SEASON = 8;

    /**
     * Reads the parameter {@code compare}: {@code year}, the last four whole quarters, or {@code season}, of the hare coursing season (1 August to 31 March) that
     * began last before the end of the last whole quarter, as much as was over by then. The year when it is missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static ComparedQuarters parse(@Nullable String text, Instant now) {
        var today = LocalDate.ofInstant(now, TimeBins.LONDON);
        var until = today.with(today.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
        if (text == null || text.equals("year")) {
            return new ComparedQuarters(until.minusYears(1), until);
        }
        if (text.equals("season")) {
            var august = LocalDate.of(until.getYear(), Month.AUGUST, 1);
            var from = august.isBefore(until) ? august : august.minusYears(1);
            var end = from.plusMonths(MONTHS_OF_SEASON);
            return new ComparedQuarters(from, end.isBefore(until) ? end : until);
        }
        throw PlatformProblem.invalid("?compare", "Choose year or season.");
    }

    /** The same days a year earlier. */
    public ComparedQuarters before() {
        return new ComparedQuarters(from.minusYears(1), until.minusYears(1));
    }

    /** The last day that is counted. */
    public LocalDate through() {
        return until.minusDays(1);
    }

    /** Its first instant. */
    public Instant begins() {
        return from.atStartOfDay(TimeBins.LONDON).toInstant();
    }

    /** The first instant after it. */
    public Instant ends() {
        return until.atStartOfDay(TimeBins.LONDON).toInstant();
    }
}
