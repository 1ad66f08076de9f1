package org.hedgerow.geo;

/**
 * The National Grid's Transverse Mercator projection on the GRS80 ellipsoid: what OSTN15 shifts from.
 *
 * <p>Both ways are the powers that Ordnance Survey prints ("A guide to coordinate systems in Great Britain", annexe C), because OSTN15
 * was made with them: a more exact projection is 1.4 mm off the published point on St Kilda. Forward is taken as the truth; the
 * inverse, whose own powers are some millimetres off in the far west, asks forward where its answer lies and takes up the rest.
 *
 * <p>Nothing is allocated: results go into the caller's pair. Sines are the cost, so one is taken for each point and the angles near
 * it are reached by addition.
 */
final class TransverseMercator {

    private static final double A = 6_378_137.0;
    private static final double B = 6_356_752.314140;
    private static final double SCALE = 0.9996012717;
    private static final double CENTRAL_MERIDIAN = Math.toRadians(-2);
    private static final double TRUE_ORIGIN_LATITUDE = Math.toRadians(49);
    private static final double FALSE_EASTING = 400_000;
    private static final double FALSE_NORTHING = -100_000;

    private static final double E2 = (A * A - B * B) / (A * A);
    private static final double NU_OVER_RHO = 1 / (1 - E2);
    private static final double N = (A - B) / (A + B);
    private static final double ARC0 = B * SCALE * (1 + N + 5 * N * N / 4 + 5 * N * N * N / 4);
    private static final double ARC1 = B * SCALE * (3 * N + 3 * N * N + 21 * N * N * N / 8) / 2;
    private static final double ARC2 = B * SCALE * 15 * (N * N + N * N * N) / 16;
    private static final double ARC3 = B * SCALE * 35 * N * N * N / 48;
    private static final double ARC_AT_ORIGIN =
            arc(TRUE_ORIGIN_LATITUDE, Math.sin(TRUE_ORIGIN_LATITUDE), Math.cos(TRUE_ORIGIN_LATITUDE));

    /** From the arc of the meridian back to its latitude: the same series turned about (Krüger, 1912). */
    private static final double FOOT1 = 3 * N / 2 - 27 * N * N * N / 32;

    private static final double FOOT2 = 21 * N * N / 16;
    private static final double FOOT3 = 151 * N * N * N / 96;

    private TransverseMercator() {}

    /** Degrees to metres: easting into {@code pair[0]}, northing into {@code pair[1]}. */
    static void forward(double longitude, double latitude, double[] pair) {
        double phi = Math.toRadians(latitude);
        project(Math.toRadians(longitude) - CENTRAL_MERIDIAN, phi, Math.sin(phi), Math.cos(phi), pair);
    }

    /** Radians east of the central meridian, and of latitude, to metres. */
    private static void project(double lambda, double phi, double sin, double cos, double[] pair) {
        double curve = 1 - E2 * sin * sin;
        double nu = A * SCALE / Math.sqrt(curve);
        double ratio = curve * NU_OVER_RHO; // nu / rho
        double eta2 = ratio - 1;
        double t2 = sin * sin / (cos * cos);
        double l = lambda * cos;
        double l2 = l * l;
        pair[0] = FALSE_EASTING
                + nu
                        * l
                        * (1
                                + l2
                                        * (1 / 6.0)
                                        * (ratio
                                                - t2
                                                + l2 * (1 / 20.0) * (5 - t2 * (18 - t2) + eta2 * (14 - 58 * t2))));
        pair[1] = FALSE_NORTHING
                + arc(phi, sin, cos)
                - ARC_AT_ORIGIN
                + nu
                        * sin
                        / cos
                        * l2
                        * 0.5
                        * (1 + l2 * (1 / 12.0) * (5 - t2 + 9 * eta2 + l2 * (1 / 30.0) * (61 - t2 * (58 - t2))));
    }

    /** Metres to degrees: longitude into {@code pair[0]}, latitude into {@code pair[1]}. */
    static void inverse(double easting, double northing, double[] pair) {
        double mu = (northing - FALSE_NORTHING + ARC_AT_ORIGIN) / ARC0;
        double sinMu = Math.sin(mu);
        double cosMu = Math.cos(mu);
        double sin2 = 2 * sinMu * cosMu;
        double cos2 = cosMu * cosMu - sinMu * sinMu;
        double sin4 = 2 * sin2 * cos2;
        double sin6 = sin4 * cos2 + (cos2 * cos2 - sin2 * sin2) * sin2;
        double toFoot = FOOT1 * sin2 + FOOT2 * sin4 + FOOT3 * sin6;
        double sin = sinMu * nearOne(toFoot) + cosMu * nearNought(toFoot);
        double cos = cosMu * nearOne(toFoot) - sinMu * nearNought(toFoot);

        double curve = 1 - E2 * sin * sin;
        double nu = A * SCALE / Math.sqrt(curve);
        double ratio = curve * NU_OVER_RHO; // nu / rho
        double eta2 = ratio - 1;
        double t = sin / cos;
        double t2 = t * t;
        double d = (easting - FALSE_EASTING) / nu;
        double d2 = d * d;
        double back = ratio
                * t
                * d2
                / 2
                * (1
                        - d2
                                * (1 / 12.0)
                                * (5 + 3 * t2 + eta2 - 9 * t2 * eta2 - d2 * (1 / 30.0) * (61 + t2 * (90 + 45 * t2))));
        double lambda = d
                / cos
                * (1
                        - d2
                                / 6
                                * (ratio
                                        + 2 * t2
                                        - d2
                                                / 20
                                                * (5
                                                        + t2 * (28 + 24 * t2)
                                                        - d2
                                                                * (1 / 42.0)
                                                                * (61 + t2 * (662 + t2 * (1320 + 720 * t2))))));
        double phi = mu + toFoot - back;
        double sinPhi = sin * nearOne(back) - cos * nearNought(back);
        double cosPhi = cos * nearOne(back) + sin * nearNought(back);

        project(lambda, phi, sinPhi, cosPhi, pair);
        double east = easting - pair[0];
        double north = northing - pair[1];
        double convergence = lambda * sinPhi;
        double scale = 1 + d2 * 0.5;
        pair[0] = Math.toDegrees(lambda + CENTRAL_MERIDIAN + (east + north * convergence) / (nu * scale * cosPhi));
        pair[1] = Math.toDegrees(phi + (north - east * convergence) * ratio / (nu * scale));
    }

    /** The sine of an angle below a hundredth of a radian, to the last bit. */
    private static double nearNought(double angle) {
        double square = angle * angle;
        return angle * (1 - square * (1 / 6.0) * (1 - square * (1 / 20.0) * (1 - square * (1 / 42.0))));
    }

    /** The cosine of an angle below a hundredth of a radian, to the last bit. */
    private static double nearOne(double angle) {
        double square = angle * angle;
        return 1 - square * 0.5 * (1 - square * (1 / 12.0) * (1 - square * (1 / 30.0)));
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
