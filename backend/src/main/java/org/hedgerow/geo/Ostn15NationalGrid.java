package org.hedgerow.geo;

import org.springframework.stereotype.Component;

/**
 * The National Grid by OSTN15 in Great Britain, to a millimetre, and by Helmert elsewhere, to about 5 m.
 *
 * <p>Ordnance Survey, "Transformations and OSGM15 user guide" (2016): project onto GRS80, then add the shift of that position. The inverse looks for the position
 * whose shifted self is the point asked for. Thread-safe; inside Great Britain nothing is allocated but the answer.
 */
@Component
public class Ostn15NationalGrid implements NationalGrid {

    /** The shift changes by less than a millimetre in a metre, so after a step of this size the next would be below 0.01 mm. */
    private static final double CLOSE_ENOUGH_METRES = 1e-2;

    private static final int MOST_STEPS = 12;

    private final ShiftGrid shifts = ShiftGrid.read();

    /** @throws IllegalArgumentException outside {@link Extent}, where the National Grid means nothing */
    @Override
    public GridPoint toGrid(GeoPoint point) {
        if (!Extent.contains(point)) {
            throw new IllegalArgumentException("This point is too far from the National Grid");
        }
        var pair = new double[2];
        toGrid(point.longitude(), point.latitude(), pair);
        return GridPoint.ofMetres(pair[0], pair[1]);
    }

    /** @throws IllegalArgumentException more than 100 km outside {@link Extent} */
    @Override
    public GeoPoint toGeographic(GridPoint point) {
        if (!Extent.reaches(point)) {
            throw new IllegalArgumentException("This point is too far from the National Grid");
        }
        var pair = new double[2];
        toGeographic(point.eastingMetres(), point.northingMetres(), pair);
        return new GeoPoint(pair[0], pair[1]);
    }

    @Override
    public Transformation transformationAt(GridPoint point) {
        return unshift(point.eastingMetres(), point.northingMetres(), new double[2])
                ? Transformation.OSTN15
                : Transformation.HELMERT;
    }

    /**
     * Degrees to metres without allocation, for many points: easting into {@code pair[0]}, northing into {@code pair[1]}.
     *
     * @return what was used
     */
    public Transformation toGrid(double longitude, double latitude, double[] pair) {
        TransverseMercator.forward(longitude, latitude, pair);
        double easting = pair[0];
        double northing = pair[1];
        if (!ShiftGrid.covers(easting, northing)) {
            HelmertShift.toGrid(longitude, latitude, pair);
            return Transformation.HELMERT;
        }
        shifts.shiftAt(easting, northing, pair);
        pair[0] += easting;
        pair[1] += northing;
        return Transformation.OSTN15;
    }

    /**
     * Metres to degrees without allocation, for many points: longitude into {@code pair[0]}, latitude into {@code pair[1]}.
     *
     * @return what was used
     */
    public Transformation toGeographic(double easting, double northing, double[] pair) {
        if (!unshift(easting, northing, pair)) {
            HelmertShift.toGeographic(easting, northing, pair);
            return Transformation.HELMERT;
        }
        TransverseMercator.inverse(pair[0], pair[1], pair);
        return Transformation.OSTN15;
    }

    /** Finds the ETRS89 position that OSTN15 shifts to this grid point; false when it has none. */
    private boolean unshift(double easting, double northing, double[] pair) {
        double east = easting - 90;
        double north = northing + 60;
        for (int step = 0; step < MOST_STEPS; step++) {
            shifts.shiftAt(east, north, pair);
            double nextEast = easting - pair[0];
            double nextNorth = northing - pair[1];
            boolean settled = Math.abs(nextEast - east) < CLOSE_ENOUGH_METRES
                    && Math.abs(nextNorth - north) < CLOSE_ENOUGH_METRES;
            east = nextEast;
            north = nextNorth;
            if (settled) {
                pair[0] = east;
                pair[1] = north;
                return ShiftGrid.covers(east, north);
            }
        }
        return false;
    }
}
