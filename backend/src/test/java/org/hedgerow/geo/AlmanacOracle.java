package org.hedgerow.geo;

import static java.lang.Math.abs;
import static java.lang.Math.acos;
import static java.lang.Math.asin;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.tan;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The sun by the equations that the solar calculator of the United States' National Oceanic and Atmospheric Administration publishes, and the moon by the
 * low-precision series of the Astronomical Almanac (0.3 degrees), written down anew: figures that owe nothing to the library under test.
 */
final class AlmanacOracle {

    private AlmanacOracle() {}

    /** When the sun's centre passes an altitude in the morning or evening of a date; null when it does not. */
    static @Nullable Instant sunPasses(GeoPoint point, LocalDate date, double altitude, boolean evening) {
        var midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        double minutes = 720 - 4 * point.longitude();
        for (int round = 0; round < 6; round++) {
            var sun = sun(midnight.plusMillis(Math.round(minutes * 60_000)));
            double latitude = toRadians(point.latitude());
            double cosine = (sin(toRadians(altitude)) - sin(latitude) * sin(sun.declination()))
                    / (cos(latitude) * cos(sun.declination()));
            if (abs(cosine) > 1) {
                return null;
            }
            double halfDay = 4 * toDegrees(acos(cosine));
            minutes = 720 - 4 * point.longitude() - sun.equationOfTimeMinutes() + (evening ? halfDay : -halfDay);
        }
        return midnight.plusMillis(Math.round(minutes * 60_000));
    }

    /** The altitude of the sun's centre in degrees, without the air. */
    static double sunAltitude(GeoPoint point, Instant instant) {
        var sun = sun(instant);
        double minutesOfDay = (instant.getEpochSecond() % 86_400 + 86_400) % 86_400 / 60.0;
        double hourAngle = toRadians((minutesOfDay + sun.equationOfTimeMinutes() + 4 * point.longitude()) / 4 - 180);
        return altitude(toRadians(point.latitude()), sun.declination(), hourAngle);
    }

    /** The altitude of the moon's centre in degrees, seen from the surface, without the air. */
    static double moonAltitude(GeoPoint point, Instant instant) {
        double t = centuries(instant);
        double lambda = toRadians(moonLongitude(t));
        double beta = toRadians(5.13 * sine(93.3 + 483_202.03 * t)
                + 0.28 * sine(228.2 + 960_400.87 * t)
                - 0.28 * sine(318.3 + 6_003.18 * t)
                - 0.17 * sine(217.6 - 407_332.20 * t));
        double parallax = 0.9508
                + 0.0518 * cosine(134.9 + 477_198.85 * t)
                + 0.0095 * cosine(259.2 - 413_335.38 * t)
                + 0.0078 * cosine(235.7 + 890_534.23 * t)
                + 0.0028 * cosine(269.9 + 954_397.70 * t);
        double tilt = toRadians(23.4393 - 0.013 * t);
        double declination = asin(sin(beta) * cos(tilt) + cos(beta) * sin(tilt) * sin(lambda));
        double rightAscension =
                atan2(cos(beta) * sin(lambda) * cos(tilt) - sin(beta) * sin(tilt), cos(beta) * cos(lambda));
        double siderealDegrees = 280.46062 + 360.985647366 * (t * 36_525) + point.longitude();
        double high =
                altitude(toRadians(point.latitude()), declination, toRadians(siderealDegrees % 360) - rightAscension);
        return high - parallax * cosine(high);
    }

    /** The part of the moon's face that is lit, 0 to 1. */
    static double moonLit(Instant instant) {
        double t = centuries(instant);
        return (1 - cosine(moonLongitude(t) - sunLongitude(t))) / 2;
    }

    private record Sun(double declination, double equationOfTimeMinutes) {}

    private static Sun sun(Instant instant) {
        double t = centuries(instant);
        double mean = toRadians((280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360);
        double anomaly = toRadians(357.52911 + t * (35_999.05029 - 0.0001537 * t));
        double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
        double node = toRadians(125.04 - 1_934.136 * t);
        double seconds = 21.448 - t * (46.815 + t * (0.00059 - t * 0.001813));
        double tilt = toRadians(23 + (26 + seconds / 60) / 60 + 0.00256 * cos(node));
        double declination = asin(sin(tilt) * sin(toRadians(sunLongitude(t))));
        double y = pow(tan(tilt / 2), 2);
        double equation = y * sin(2 * mean)
                - 2 * eccentricity * sin(anomaly)
                + 4 * eccentricity * y * sin(anomaly) * cos(2 * mean)
                - 0.5 * y * y * sin(4 * mean)
                - 1.25 * eccentricity * eccentricity * sin(2 * anomaly);
        return new Sun(declination, 4 * toDegrees(equation));
    }

    private static double sunLongitude(double t) {
        double anomaly = toRadians(357.52911 + t * (35_999.05029 - 0.0001537 * t));
        double centre = sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
                + sin(2 * anomaly) * (0.019993 - 0.000101 * t)
                + sin(3 * anomaly) * 0.000289;
        return 280.46646
                + t * (36_000.76983 + t * 0.0003032)
                + centre
                - 0.00569
                - 0.00478 * sine(125.04 - 1_934.136 * t);
    }

    private static double moonLongitude(double t) {
        return 218.32
                + 481_267.881 * t
                + 6.29 * sine(134.9 + 477_198.85 * t)
                - 1.27 * sine(259.2 - 413_335.38 * t)
                + 0.66 * sine(235.7 + 890_534.23 * t)
                + 0.21 * sine(269.9 + 954_397.70 * t)
                - 0.19 * sine(357.5 + 35_999.05 * t)
                - 0.11 * sine(186.6 + 966_404.05 * t);
    }

    private static double altitude(double latitude, double declination, double hourAngle) {
        return toDegrees(asin(sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hourAngle)));
    }

    /** Julian centuries since noon of 1 January 2000. */
    private static double centuries(Instant instant) {
        return (instant.toEpochMilli() / 86_400_000.0 + 2_440_587.5 - 2_451_545.0) / 36_525;
    }

    private static double sine(double degrees) {
        return sin(toRadians(degrees));
    }

    private static double cosine(double degrees) {
        return cos(toRadians(degrees));
    }
}
