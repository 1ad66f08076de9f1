package org.hedgerow.geo;

/** Whether an event was at night as the Night Poaching Act 1828 counts it; see {@link StatutoryNight}. */
public enum NightInLaw {
    YES,
    NO,
    /** It may have been either: the span in which it was begins, ends or passes through a night in law. */
    SPANS
}
