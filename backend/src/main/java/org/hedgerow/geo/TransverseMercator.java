package org.hedgerow.geo;

/**
 * The National Grid's Transverse Mercator projection on the GRS80 ellipsoid: what OSTN15 shifts from.
 *
 * <p>Forward are the powers of longitude that Ordnance Survey prints ("A guide to coordinate systems in Great Britain", annexe C),
 * because OSTN15 was made with them: a more exact projection is 1.4 mm off the published point on St Kilda. The inverse undoes exactly
 * that: {@link ExactTransverseMercator} gives a point within 2 mm, and one step along the meridian and the parallel takes up the rest.
 *
 * <p>Nothing is allocated: results go into the caller's pair.
 */
final class TransverseMercator {

    static final double A = 6_378_137.0;
    static final double B = 6_356_752.314140;
    static final double SCALE = 0.9996012717;
    static final double CENTRAL_MERIDIAN = Math.toRadians(-2);
    static final double TRUE_ORIGIN_LATITUDE = Math.toRadians(49);
    static final double FALSE_EASTING = 400_000;
    static final double FALSE_NORTHING = -100_000;

    private static final double E2 = (A * A - B * B) / (A * A);
    private static final double N = (A - B) / (A + B);
    private static final double ARC0 = B * SCALE * (1 + N + 5 * N * N / 4 + 5 * N * N * N / 4);
    private static final double ARC1 = B * SCALE * (3 * N + 3 * N * N + 21 * N * N * N / 8) / 2;
    private static final double ARC2 = B * SCALE * 15 * (N * N + N * N * N) / 16;
    private static final double ARC3 = B * SCALE * 35 * N * N * N / 48;
    private static final double ARC_AT_ORIGIN =
            arc(TRUE_ORIGIN_LATITUDE, Math.sin(TRUE_ORIGIN_LATITUDE), Math.cos(TRUE_ORIGIN_LATITUDE));

    private TransverseMercator() {}

    /** Degrees to metres: easting into {@code pair[0]}, northing into {@code pair[1]}. */
    static void forward(double longitude, double latitude, double[] pair) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude) - CENTRAL_MERIDIAN;
        double sin = Math.sin(phi);
        double cos = Math.cos(phi);
        double curve = 1 - E2 * sin * sin;
        double nu = A * SCALE / Math.sqrt(curve);
        double ratio = curve / (1 - E2); // nu / rho
        double eta2 = ratio - 1;
        double t2 = sin * sin / (cos * cos);
        double l = lambda * cos;
        double l2 = l * l;
        pair[0] = FALSE_EASTING
                + nu * l * (1 + l2 / 6 * (ratio - t2 + l2 / 20 * (5 - t2 * (18 - t2) + eta2 * (14 - 58 * t2))));
        pair[1] = FALSE_NORTHING
                + arc(phi, sin, cos)
                - ARC_AT_ORIGIN
                + nu * sin / cos * l2 / 2 * (1 + l2 / 12 * (5 - t2 + 9 * eta2 + l2 / 30 * (61 - t2 * (58 - t2))));
    }

    /** Metres to degrees: longitude into {@code pair[0]}, latitude into {@code pair[1]}. */
    static void inverse(double easting, double northing, double[] pair) {
        ExactTransverseMercator.inverse(easting, northing, pair);
        double longitude = pair[0];
        double latitude = pair[1];
        forward(longitude, latitude, pair);
        double east = easting - pair[0];
        double north = northing - pair[1];
        double sin = Math.sin(Math.toRadians(latitude));
        double cos = Math.cos(Math.toRadians(latitude));
        double convergence = (Math.toRadians(longitude) - CENTRAL_MERIDIAN) * sin;
        pair[0] = longitude + Math.toDegrees((east + north * convergence) / (A * cos));
        pair[1] = latitude + Math.toDegrees((north - east * convergence) / A);
    }

    /** Metres along the meridian from the equator. */
    private static double arc(double phi, double sin, double cos) {
        double sin2 = 2 * sin * cos;
        double cos2 = cos * cos - sin * sin;
        double sin4 = 2 * sin2 * cos2;
        double sin6 = sin4 * cos2 + (cos2 * cos2 - sin2 * sin2) * sin2;
        return ARC0 * phi - ARC1 * sin2 + ARC2 * sin4 - ARC3 * sin6;
    }
}
