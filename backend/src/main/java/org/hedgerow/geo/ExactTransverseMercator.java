package org.hedgerow.geo;

import static org.hedgerow.geo.TransverseMercator.A;
import static org.hedgerow.geo.TransverseMercator.B;
import static org.hedgerow.geo.TransverseMercator.CENTRAL_MERIDIAN;
import static org.hedgerow.geo.TransverseMercator.FALSE_EASTING;
import static org.hedgerow.geo.TransverseMercator.FALSE_NORTHING;
import static org.hedgerow.geo.TransverseMercator.SCALE;
import static org.hedgerow.geo.TransverseMercator.TRUE_ORIGIN_LATITUDE;

/**
 * The inverse of the true Transverse Mercator projection with the National Grid's constants on GRS80.
 *
 * <p>Krüger's series to the fourth power of the third flattening (Karney, "Transverse Mercator with an accuracy of a few
 * nanometers", Journal of Geodesy 85, 2011, equations 11, 14 and 36).
 */
final class ExactTransverseMercator {

    private static final double N = (A - B) / (A + B);
    private static final double N2 = N * N;
    private static final double N3 = N2 * N;
    private static final double N4 = N3 * N;
    private static final double RADIUS = SCALE * A / (1 + N) * (1 + N2 / 4 + N4 / 64);

    private static final double BETA1 = N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360;
    private static final double BETA2 = N2 / 48 + N3 / 15 - 437 * N4 / 1440;
    private static final double BETA3 = 17 * N3 / 480 - 37 * N4 / 840;
    private static final double BETA4 = 4397 * N4 / 161280;

    private static final double DELTA1 = 2 * N - 2 * N2 / 3 - 2 * N3 + 116 * N4 / 45;
    private static final double DELTA2 = 7 * N2 / 3 - 8 * N3 / 5 - 227 * N4 / 45;
    private static final double DELTA3 = 56 * N3 / 15 - 136 * N4 / 35;
    private static final double DELTA4 = 4279 * N4 / 630;

    private static final double EQUATOR_NORTHING = FALSE_NORTHING - fromEquator(TRUE_ORIGIN_LATITUDE);

    private ExactTransverseMercator() {}

    /** Metres to degrees: longitude into {@code pair[0]}, latitude into {@code pair[1]}. */
    static void inverse(double easting, double northing, double[] pair) {
        double xi = (northing - EQUATOR_NORTHING) / RADIUS;
        double eta = (easting - FALSE_EASTING) / RADIUS;
        double sin2 = Math.sin(2 * xi);
        double cos2 = Math.cos(2 * xi);
        double exp2 = Math.exp(2 * eta);
        double sinh2 = (exp2 - 1 / exp2) / 2;
        double cosh2 = (exp2 + 1 / exp2) / 2;
        double sin4 = 2 * sin2 * cos2;
        double cos4 = cos2 * cos2 - sin2 * sin2;
        double sinh4 = 2 * sinh2 * cosh2;
        double cosh4 = cosh2 * cosh2 + sinh2 * sinh2;
        double sphericalXi = xi
                - BETA1 * sin2 * cosh2
                - BETA2 * sin4 * cosh4
                - BETA3 * (sin4 * cos2 + cos4 * sin2) * (cosh4 * cosh2 + sinh4 * sinh2)
                - BETA4 * (2 * sin4 * cos4) * (cosh4 * cosh4 + sinh4 * sinh4);
        double sphericalEta = eta
                - BETA1 * cos2 * sinh2
                - BETA2 * cos4 * sinh4
                - BETA3 * (cos4 * cos2 - sin4 * sin2) * (sinh4 * cosh2 + cosh4 * sinh2)
                - BETA4 * (cos4 * cos4 - sin4 * sin4) * (2 * sinh4 * cosh4);
        double exp = Math.exp(sphericalEta);
        double sinh = (exp - 1 / exp) / 2;
        double sin = Math.sin(sphericalXi);
        double cos = Math.cos(sphericalXi);
        double across = Math.sqrt(sinh * sinh + cos * cos);
        double size2 = sinh * sinh + 1; // of (sin, across), squared
        double conformal = Math.atan2(sin, across);
        pair[0] = Math.toDegrees(CENTRAL_MERIDIAN + Math.atan2(sinh, cos));
        pair[1] = Math.toDegrees(conformal + geodetic(2 * sin * across / size2, (across * across - sin * sin) / size2));
    }

    /** What to add to a conformal latitude to make it geodetic, from the sine and cosine of twice itself (Clenshaw's method). */
    private static double geodetic(double sin2, double cos2) {
        double y3 = DELTA3 + 2 * cos2 * DELTA4;
        double y2 = DELTA2 + 2 * cos2 * y3 - DELTA4;
        return sin2 * (DELTA1 + 2 * cos2 * y2 - y3);
    }

    private static double fromEquator(double latitude) {
        double e = Math.sqrt(1 - B * B / (A * A));
        double tau = Math.tan(latitude);
        double sigma = Math.sinh(e * atanh(e * tau / Math.sqrt(1 + tau * tau)));
        double xi = Math.atan(tau * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + tau * tau));
        return RADIUS
                * (xi
                        + (N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180) * Math.sin(2 * xi)
                        + (13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440) * Math.sin(4 * xi)
                        + (61 * N3 / 240 - 103 * N4 / 140) * Math.sin(6 * xi)
                        + 49561 * N4 / 161280 * Math.sin(8 * xi));
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }
}
