package org.hedgerow.bulletin;

/**
 * A point that people may come to: meant to be found, unlike everything else that a bulletin says of places.
 *
 * @param longitude in degrees, WGS 84
 * @param latitude likewise
 * @param precisionMetres the side of the square about it that holds the truth, 1 to {@value #COARSEST_METRES}
 */
public record EventPosition(double longitude, double latitude, int precisionMetres) {

    /** What is known less well is found by nobody. */
    public static final int COARSEST_METRES = 100;
}
