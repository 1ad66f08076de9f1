package org.hedgerow.sighting;

/** What was seen. */
public enum SightingKind {
    VEHICLE,
    DOGS,
    PEOPLE
}
