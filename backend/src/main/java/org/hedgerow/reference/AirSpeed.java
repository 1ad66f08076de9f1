package org.hedgerow.reference;

/**
 * How fast a kind of police aircraft is taken to fly, and how long until it has left. For information only.
 *
 * @param knots straight over the ground
 * @param launchMinutesByDay from the call until it is off the ground
 * @param launchMinutesByNight the same when it is night in law
 */
public record AirSpeed(AirBase.Kind kind, int knots, int launchMinutesByDay, int launchMinutesByNight) {

    /** Minutes of launch and straight flight. */
    public double minutes(double nauticalMiles, boolean isDark) {
        return nauticalMiles / knots * 60 + (isDark ? launchMinutesByNight : launchMinutesByDay);
    }
}
