package org.hedgerow.geo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.SunPosition;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * A depth of the sun that divides light from dark, and when the sun is below it.
 *
 * <p>Dates are the sun's own: each runs from mean noon at the place to the next, so that it holds one sunset followed by one sunrise and no night is cut in
 * two by a midnight. Times come from the commons-suncalc library, whose hourly steps leave most of a minute open, and one step of the secant method on
 * its own position of the sun brings them to within 20 seconds of the almanac.
 */
enum SunDepth {
    /** The upper edge on the horizon of the sea: the sun's half breadth (16') and what the air lifts it by (34'), the almanac's sunrise and sunset. */
    HORIZON(-5 / 6.0, SunTimes.Twilight.VISUAL),
    /** The centre 6 degrees below the horizon. */
    CIVIL(-6, SunTimes.Twilight.CIVIL);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int SECONDS_OF_A_DEGREE = 240;
    private static final int STEP_SECONDS = 60;

    private final double altitudeDegrees;
    private final SunTimes.Twilight twilight;

    SunDepth(double altitudeDegrees, SunTimes.Twilight twilight) {
        this.altitudeDegrees = altitudeDegrees;
        this.twilight = twilight;
    }

    /**
     * The time without the sun that begins in the evening of a date, as far as the next noon.
     *
     * @param from the evening's event, or noon when there is none
     * @param until the morning's event, or noon when there is none
     * @param sets whether {@code from} is an event
     * @param rises whether {@code until} is an event
     */
    record Dark(Instant from, Instant until, boolean sets, boolean rises) {}

    /** Mean noon of a date at a place: within 17 minutes of the sun's highest. */
    static Instant noon(GeoPoint point, LocalDate date) {
        return date.atTime(12, 0)
                .toInstant(ZoneOffset.UTC)
                .minusSeconds(Math.round(point.longitude() * SECONDS_OF_A_DEGREE));
    }

    /** The date whose noon is the last before an instant, or at it. */
    static LocalDate dateOf(GeoPoint point, Instant instant) {
        return LocalDate.ofInstant(
                instant.plusSeconds(Math.round(point.longitude() * SECONDS_OF_A_DEGREE))
                        .minus(Duration.ofHours(12)),
                ZoneOffset.UTC);
    }

    /** The dark of the night that follows a date; null when the sun stays above all the time. */
    @Nullable Dark dark(GeoPoint point, LocalDate date) {
        var from = noon(point, date);
        var until = noon(point, date.plusDays(1));
        var sun = SunTimes.compute()
                .on(from)
                .utc()
                .at(point.latitude(), point.longitude())
                .twilight(twilight)
                .limit(DAY)
                .execute();
        if (sun.isAlwaysUp()) {
            return null;
        }
        var set = sun.getSet() == null ? null : refined(point, sun.getSet().toInstant());
        var rise = sun.getRise() == null ? null : refined(point, sun.getRise().toInstant());
        if (set != null && rise != null && rise.isBefore(set)) {
            // Beyond the polar circles alone: a glimpse of the sun about noon, which this map takes for no day.
            return new Dark(from, until, false, false);
        }
        return new Dark(set == null ? from : set, rise == null ? until : rise, set != null, rise != null);
    }

    private Instant refined(GeoPoint point, Instant about) {
        double here = altitude(point, about);
        double later = altitude(point, about.plusSeconds(STEP_SECONDS));
        double seconds = STEP_SECONDS * (altitudeDegrees - here) / (later - here);
        // Where the sun runs along the horizon a straight line leads astray, and the library's own answer stands.
        var better = Math.abs(seconds) < 2 * STEP_SECONDS ? about.plusMillis(Math.round(seconds * 1000)) : about;
        return better.truncatedTo(ChronoUnit.SECONDS);
    }

    private static double altitude(GeoPoint point, Instant instant) {
        return SunPosition.compute()
                .on(instant)
                .utc()
                .at(point.latitude(), point.longitude())
                .execute()
                .getTrueAltitude();
    }
}
