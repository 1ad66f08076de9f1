package org.hedgerow.reference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The last day on which an information is laid in time whichever way the months are counted: always the day before the same day of the last month. All days are
 * days in London. Reckoned from numbers that are dated reference data, and never advice.
 *
 * @param from what decides it
 */
public record TimeLimit(LocalDate lastSafeDay, From from) {

    /** What a time limit runs from. */
    public enum From {
        OFFENCE,
        /** The day on which somebody knew of enough evidence. */
        EVIDENCE,
        /** The offence, however late the evidence came. */
        LONGSTOP
    }

    /** How near the last safe day is, in the steps at which people are told. */
    public enum Nearness {
        FAR(Integer.MAX_VALUE),
        WITHIN_90_DAYS(90),
        WITHIN_30_DAYS(30),
        WITHIN_7_DAYS(7),
        PASSED(-1);

        private final int mostDaysLeft;

        Nearness(int mostDaysLeft) {
            this.mostDaysLeft = mostDaysLeft;
        }
    }

    /** Committed on 15 October 2025, six months: 14 April 2026. */
    public static TimeLimit fromOffence(LocalDate committed, int months) {
        return new TimeLimit(dayBefore(committed, months), From.OFFENCE);
    }

    /**
     * So many months from when there was enough evidence, and never later than the longstop from the offence allows.
     *
     * @throws IllegalArgumentException when the evidence would have come before the offence
     */
    public static TimeLimit fromEvidence(LocalDate committed, LocalDate evidence, int months, int longstopMonths) {
        if (evidence.isBefore(committed)) {
            throw new IllegalArgumentException("No evidence comes before its offence");
        }
        var byEvidence = dayBefore(evidence, months);
        var longstop = dayBefore(committed, longstopMonths);
        return longstop.isBefore(byEvidence)
                ? new TimeLimit(longstop, From.LONGSTOP)
                : new TimeLimit(byEvidence, From.EVIDENCE);
    }

    /** Days from today to the last safe day: 0 on that day itself, less when it has passed. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, lastSafeDay);
    }

    public Nearness nearnessOn(LocalDate today) {
        long left = daysLeft(today);
        var nearness = Nearness.FAR;
        for (var step : Nearness.values()) {
            if (left <= step.mostDaysLeft) {
                nearness = step;
            }
        }
        return nearness;
    }

    private static LocalDate dayBefore(LocalDate from, int months) {
        return from.plusMonths(months).minusDays(1);
    }
}
