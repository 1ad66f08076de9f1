package org.hedgerow.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * That an organisation takes part in an operation. It reads and writes from being named, because it plans with the others, until its last day is over in
 * London; its first day says from when its officers are there.
 *
 * @param lastDay the whole of it belongs to the membership
 */
public record Membership(UUID organisation, LocalDate firstDay, LocalDate lastDay) {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Membership {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("A membership ends after it begins");
        }
    }

    /** Whether the last day is over at a moment. */
    public boolean isOver(Instant now) {
        return now.atZone(LONDON).toLocalDate().isAfter(lastDay);
    }
}
