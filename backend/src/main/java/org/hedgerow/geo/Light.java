package org.hedgerow.geo;

/** How light it was by the sun alone, at an instant or all through a span. Weather, moon and lamps are another matter. */
public enum Light {
    /** The sun was up. */
    DAY,
    /** The sun was down, by no more than 6 degrees: most things outdoors are still seen without a lamp. */
    CIVIL_TWILIGHT,
    /** The sun was more than 6 degrees down. Not what the law calls night: see {@link NightInLaw}. */
    NIGHT,
    /** The span holds more than one of these. */
    SPANS
}
