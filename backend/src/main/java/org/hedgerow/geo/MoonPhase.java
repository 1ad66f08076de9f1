package org.hedgerow.geo;

/** The eight shapes of the moon, each for the eighth of its month that is nearest. */
public enum MoonPhase {
    NEW_MOON,
    WAXING_CRESCENT,
    FIRST_QUARTER,
    WAXING_GIBBOUS,
    FULL_MOON,
    WANING_GIBBOUS,
    LAST_QUARTER,
    WANING_CRESCENT
}
