package org.hedgerow.geo;

/** How the place of an event became known. */
public enum PlaceMethod {
    GRID_REFERENCE,
    EASTING_NORTHING,
    DEGREES,
    PLUS_CODE,
    MGRS,
    MAP_TAP,
    DEVICE,
    PLACE_NAME,
    IMPORTED
}
