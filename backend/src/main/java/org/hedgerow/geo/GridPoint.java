package org.hedgerow.geo;

/**
 * A point on the National Grid (EPSG:27700), in whole millimetres, easting before northing.
 *
 * <p>Millimetres in an {@code int} reach 2,147 km, more than the grid's extent, and make every distance exact.
 *
 * @param eastingMillimetres east of the false origin
 * @param northingMillimetres north of the false origin
 */
public record GridPoint(int eastingMillimetres, int northingMillimetres) {

    /** Rounds metres to the nearest millimetre; refuses what an {@code int} of millimetres cannot hold. */
    public static GridPoint ofMetres(double eastingMetres, double northingMetres) {
        return new GridPoint(
                Math.toIntExact(Math.round(eastingMetres * 1000)), Math.toIntExact(Math.round(northingMetres * 1000)));
    }

    public double eastingMetres() {
        return eastingMillimetres / 1000.0;
    }

    public double northingMetres() {
        return northingMillimetres / 1000.0;
    }
}
