package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A window of time, from an instant until before another. An event belongs to it when any part of the event's span does.
 *
 * @param from the first instant, or null for no beginning
 * @param to the first instant after it, or null for no end: a window such as "90 days" stays open so that an event from a telephone whose
 *     clock runs a little ahead is not hidden
 * @param asOf when the window was taken, which is where a comparison with another year stops
 */
public record Period(@Nullable Instant from, @Nullable Instant to, Instant asOf) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Period {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("A period ends after it begins");
        }
    }

    /** Whether a span touches the window. */
    public boolean overlaps(Instant earliest, Instant latest) {
        return (to == null || earliest.isBefore(to)) && (from == null || !latest.isBefore(from));
    }

    /** The end that a statement about this window names: its own end, or now when that comes first. */
    public Instant statedEnd() {
        return to == null || asOf.isBefore(to) ? asOf : to;
    }

    /**
     * The same dates a year before by London's calendar, up to the same hour of the same date as this one has reached: like is compared with
     * like, and the comparison need not be made anew every second. Null when this window has no beginning, or has not begun.
     */
    public @Nullable Period yearBefore() {
        if (from == null) {
            return null;
        }
        var begin = from.truncatedTo(ChronoUnit.HOURS);
        var end = statedEnd().truncatedTo(ChronoUnit.HOURS);
        if (!begin.isBefore(end)) {
            return null;
        }
        return new Period(
                begin.atZone(LONDON).minusYears(1).toInstant(),
                end.atZone(LONDON).minusYears(1).toInstant(),
                asOf);
    }

    /** Whether the other begins and ends with this one, whenever each was taken. */
    boolean isSameWindowAs(Period other) {
        return Objects.equals(from, other.from) && Objects.equals(to, other.to);
    }
}
