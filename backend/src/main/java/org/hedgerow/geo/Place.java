package org.hedgerow.geo;

/**
 * A place as far as it is known: a point, and how far the truth may lie from it.
 *
 * @param method how it became known
 * @param asGiven what was typed or sent, unchanged
 * @param point the middle of the place
 * @param geographic the same in WGS 84
 * @param precisionMetres the side of the square that holds the truth, centred on {@code point}: a 4-figure grid reference has 1,000
 * @param transformation what the two forms of the point owe their agreement to
 */
public record Place(
        PlaceMethod method,
        String asGiven,
        GridPoint point,
        GeoPoint geographic,
        int precisionMetres,
        Transformation transformation) {}
