package org.hedgerow.sighting.link;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hedgerow.incident.OccurredBetween;
import org.jspecify.annotations.Nullable;

/**
 * How far two incidents are apart, by the expected value over all that is not known: a place anywhere in its square, a time anywhere in its span,
 * each alike. So does the package crimelinkage with its spans ({@code expAbsDiff}).
 */
final class PlaceAndTime {

    /** Upper ends of the classes, in kilometres; beyond the last there is one more. */
    static final int[] KILOMETRES = {2, 10, 25, 50, 100};
    /** Upper ends of the classes, in hours; beyond the last there is one more. */
    static final int[] HOURS = {12, 48, 120, 240, 480, 1_080, 2_880, 8_760};
    /** Upper ends of the classes, in hours of the clock. */
    static final int[] CLOCK_HOURS = {1, 2, 4, 8, 12};

    static final String FARTHER = "more";

    /** A square so large says nothing about a distance, nor a span so long about a date or an hour. */
    private static final int TOO_COARSE_METRES = 20_000;

    private static final Duration TOO_LONG = Duration.ofDays(30);
    private static final Duration TOO_LONG_FOR_HOURS = Duration.ofHours(12);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final double HALF_DAY = 12;
    private static final double DAY = 24;
    private static final double SECONDS_OF_HOUR = 3_600;
    /** So many moments stand for a span, each in the middle of its part. */
    private static final int MOMENTS = 6;

    private PlaceAndTime() {}

    static @Nullable LinkFinding nearness(LinkAccount one, LinkAccount other) {
        if (Math.max(one.sizeMetres(), other.sizeMetres()) > TOO_COARSE_METRES
                || isLonger(one.when(), TOO_LONG)
                || isLonger(other.when(), TOO_LONG)) {
            return null;
        }
        double metres = metres(one, other);
        double hours = hours(one.when(), other.when());
        return new LinkFinding(
                new LinkReason(LinkReason.Kind.APART, Math.round(metres / 100) * 100, Math.round(hours), List.of()),
                upTo(metres / 1_000, KILOMETRES) + "km/" + upTo(hours, HOURS) + "h");
    }

    static @Nullable LinkFinding clock(LinkAccount one, LinkAccount other) {
        if (isLonger(one.when(), TOO_LONG_FOR_HOURS) || isLonger(other.when(), TOO_LONG_FOR_HOURS)) {
            return null;
        }
        double hours = clockHours(one.when(), other.when());
        return new LinkFinding(
                new LinkReason(LinkReason.Kind.CLOCK, null, Math.round(hours), List.of()),
                upTo(hours, CLOCK_HOURS) + "h");
    }

    /** The root of the mean square of the distance between any point of the one square and any of the other. */
    static double metres(LinkAccount one, LinkAccount other) {
        double east = one.centre().eastingMetres() - other.centre().eastingMetres();
        double north = one.centre().northingMetres() - other.centre().northingMetres();
        return Math.sqrt(east * east + north * north + (square(one.sizeMetres()) + square(other.sizeMetres())) / 6);
    }

    /**
     * The mean of the hours between any moment of the one span and any of the other: between their middles, unless they overlap. Then, with x in
     * the one of length a and y in the other of length b, it is the second integral of |x - y|, a sum of four cubes.
     */
    static double hours(OccurredBetween one, OccurredBetween other) {
        if (isAfter(one, other)) {
            return hours(other, one);
        }
        double from = hoursBetween(other.earliest(), one.earliest());
        double a = hoursBetween(one.earliest(), one.latest());
        double b = hoursBetween(other.earliest(), other.latest());
        if (!one.latest().isAfter(other.earliest())) {
            return Math.abs(from + (a - b) / 2);
        }
        if (a == 0 || b == 0) {
            double length = a + b;
            double at = a == 0 ? from : -from;
            return (signedSquare(at) - signedSquare(at - length)) / (2 * length);
        }
        return (cube(from + a) - cube(from) - cube(from + a - b) + cube(from - b)) / (6 * a * b);
    }

    private static double clockHours(OccurredBetween one, OccurredBetween other) {
        if (isAfter(one, other)) {
            return clockHours(other, one);
        }
        var ours = moments(one);
        var theirs = moments(other);
        double sum = 0;
        for (double mine : ours) {
            for (double his : theirs) {
                double apart = Math.abs(mine - his) % DAY;
                sum += apart > HALF_DAY ? DAY - apart : apart;
            }
        }
        return sum / (ours.length * theirs.length);
    }

    /** Hours of London's clock; one where the time is known. */
    private static double[] moments(OccurredBetween when) {
        double first = hourOfDay(when.earliest());
        double length = hoursBetween(when.earliest(), when.latest());
        var moments = new double[length == 0 ? 1 : MOMENTS];
        for (int at = 0; at < moments.length; at++) {
            moments[at] = first + length * (at + 0.5) / moments.length;
        }
        return moments;
    }

    private static double hourOfDay(Instant instant) {
        return instant.atZone(LONDON).toLocalTime().toSecondOfDay() / SECONDS_OF_HOUR;
    }

    private static String upTo(double value, int[] ends) {
        for (int end : ends) {
            if (value <= end) {
                return Integer.toString(end);
            }
        }
        return FARTHER;
    }

    /** Sums in floating point depend on their order, and the answer must not depend on which account is called the first. */
    private static boolean isAfter(OccurredBetween one, OccurredBetween other) {
        int order = one.earliest().compareTo(other.earliest());
        return order > 0 || order == 0 && one.latest().isAfter(other.latest());
    }

    private static boolean isLonger(OccurredBetween when, Duration span) {
        return Duration.between(when.earliest(), when.latest()).compareTo(span) > 0;
    }

    private static double hoursBetween(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_OF_HOUR;
    }

    private static double square(double value) {
        return value * value;
    }

    private static double signedSquare(double value) {
        return value * Math.abs(value);
    }

    private static double cube(double value) {
        double positive = Math.abs(value);
        return positive * positive * positive;
    }
}
