package org.hedgerow.operation.sheet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.geo.Place;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody on foot can have gone by a time: the middle of the place, and every way at a run that nobody keeps up across fields. The
 * circle holds them wherever in the place they were.
 *
 * @param at by when
 * @param metres from the middle of the place
 */
record Reach(Instant at, double metres) {

    static final double ON_FOOT_KILOMETRES_AN_HOUR = 6;
    static final double DRIVING_KILOMETRES_AN_HOUR = 60;

    private static final int FURTHER = 2;
    private static final Duration STEP = Duration.ofMinutes(10);

    /** By now, in ten minutes and in twenty; none when nobody knows when they were seen. */
    static List<Reach> onFoot(Place place, @Nullable Instant lastSeen, Instant now) {
        var reaches = new ArrayList<Reach>();
        if (lastSeen != null) {
            for (int step = 0; step <= FURTHER; step++) {
                var at = now.plus(STEP.multipliedBy(step));
                reaches.add(new Reach(at, metres(place, lastSeen, at, ON_FOOT_KILOMETRES_AN_HOUR)));
            }
        }
        return reaches;
    }

    static double metres(Place place, Instant lastSeen, Instant at, double kilometresAnHour) {
        double hours = Math.max(0, Duration.between(lastSeen, at).toSeconds()) / 3_600.0;
        double unsure = place.precisionMetres() > 1 ? place.precisionMetres() * Math.sqrt(0.5) : 0;
        return hours * kilometresAnHour * 1_000 + unsure;
    }
}
