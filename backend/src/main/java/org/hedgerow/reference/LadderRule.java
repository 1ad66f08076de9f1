package org.hedgerow.reference;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a step of the ladder, or a time limit, lasts. Reference data and never advice.
 *
 * @param kind of step or limit: {@code DISPERSAL}
 * @param lasts how many of the unit; null, as is the unit, where nothing says
 * @param isMost whether it may not last longer
 * @param needs the kind of step that has to be in force before; null for none
 */
public record LadderRule(
        String kind,
        @Nullable Integer lasts,
        @Nullable Unit unit,
        boolean isMost,
        @Nullable String needs) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public enum Unit {
        /** Of sixty minutes each, whatever the clocks do. */
        HOURS,
        /** Of the calendar in London. */
        DAYS,
        MONTHS
    }

    /** When what begins then is over; empty where nothing says. */
    public Optional<Instant> endOf(Instant begin) {
        if (lasts == null || unit == null) {
            return Optional.empty();
        }
        var local = begin.atZone(LONDON);
        return Optional.of(
                switch (unit) {
                    case HOURS -> begin.plusSeconds(3600L * lasts);
                    case DAYS -> local.plusDays(lasts).toInstant();
                    case MONTHS -> local.plusMonths(lasts).toInstant();
                });
    }
}
