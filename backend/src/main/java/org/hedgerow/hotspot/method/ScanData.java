package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Cases at places on days: what a {@link SpaceTimeScan} reads.
 *
 * @param easting of each place, metres
 * @param northing of each place, metres
 * @param place of each case, a number of a place
 * @param day of each case, counted from the first day of the period, which is 0
 * @param days how long the period is
 */
public record ScanData(double[] easting, double[] northing, int[] place, int[] day, int days) {

    public ScanData {
        if (easting.length != northing.length || place.length != day.length) {
            throw new IllegalArgumentException("Each place has two coordinates, each case a place and a day");
        }
        if (days < 1
                || Arrays.stream(day).anyMatch(of -> of < 0 || of >= days)
                || Arrays.stream(place).anyMatch(of -> of < 0 || of >= easting.length)) {
            throw new IllegalArgumentException("A case lies outside the period or at no place");
        }
        for (int i = 0; i < easting.length; i++) {
            if (!Double.isFinite(easting[i]) || !Double.isFinite(northing[i])) {
                throw new IllegalArgumentException("A place has no coordinates");
            }
        }
    }

    int places() {
        return easting.length;
    }

    int cases() {
        return place.length;
    }
}
