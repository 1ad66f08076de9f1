package org.hedgerow.geo;

/**
 * The shortest way between two points over the WGS 84 ellipsoid: what a pilot flies. The inverse method of T. Vincenty, "Direct and inverse solutions of
 * geodesics on the ellipsoid with application of nested equations", Survey Review 23 (1975): right to a millimetre wherever it ends, which it does for any two
 * points that are not nearly opposite each other on the earth.
 */
public final class Geodesic {

    /** By definition (International Hydrographic Bureau, 1929). */
    public static final double METRES_IN_NAUTICAL_MILE = 1852;

    private static final double EQUATOR = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double POLE = EQUATOR * (1 - FLATTENING);
    private static final double CLOSE_ENOUGH = 1e-12;
    private static final int MOST_STEPS = 100;

    private Geodesic() {}

    /**
     * Metres from one point to another.
     *
     * @throws IllegalArgumentException for points so nearly opposite each other that the method does not end
     */
    public static double metres(GeoPoint from, GeoPoint to) {
        double apart = Math.toRadians(to.longitude() - from.longitude());
        double u1 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(from.latitude())));
        double u2 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(to.latitude())));
        double lambda = apart;
        for (int step = 0; step < MOST_STEPS; step++) {
            double east = Math.cos(u2) * Math.sin(lambda);
            double north = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sinSigma = Math.hypot(east, north);
            if (sinSigma == 0) {
                return 0;
            }
            double cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
            // Along the equator there is no middle latitude to speak of.
            double middle = cosSquaredAlpha == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cosSquaredAlpha;
            double c = FLATTENING / 16 * cosSquaredAlpha * (4 + FLATTENING * (4 - 3 * cosSquaredAlpha));
            double before = lambda;
            lambda = apart
                    + (1 - c)
                            * FLATTENING
                            * sinAlpha
                            * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)));
            if (Math.abs(lambda - before) < CLOSE_ENOUGH) {
                return length(cosSquaredAlpha, sigma, sinSigma, cosSigma, middle);
            }
        }
        throw new IllegalArgumentException("These points lie nearly opposite each other");
    }

    /** Nautical miles from one point to another. */
    public static double nauticalMiles(GeoPoint from, GeoPoint to) {
        return metres(from, to) / METRES_IN_NAUTICAL_MILE;
    }

    private static double length(
            double cosSquaredAlpha, double sigma, double sinSigma, double cosSigma, double middle) {
        double uSquared = cosSquaredAlpha * (EQUATOR * EQUATOR - POLE * POLE) / (POLE * POLE);
        double a = 1 + uSquared / 16384 * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
        double b = uSquared / 1024 * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
        double correction = b
                * sinSigma
                * (middle
                        + b
                                / 4
                                * (cosSigma * (2 * middle * middle - 1)
                                        - b / 6 * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3)));
        return POLE * a * (sigma - correction);
    }
}
