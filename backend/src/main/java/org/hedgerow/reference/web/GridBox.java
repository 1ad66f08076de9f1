package org.hedgerow.reference.web;

import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** A box on the National Grid that holds what a map shows, in metres. */
record GridBox(int west, int south, int east, int north) {

    private static final int LONGEST_SIDE = 200_000;
    private static final int MOST_CHARACTERS_OF_A_NUMBER = 30;

    /** Where the grid means something, in degrees: what lies beyond has no boundaries. */
    private static final double[] LEAST = {-11, 49};

    private static final double[] MOST = {4, 61.5};

    /** Reads {@code west,south,east,north} in degrees; a 422 that names the parameter when it is anything else or too large. */
    static GridBox parse(@Nullable String bbox, Ostn15NationalGrid grid) {
        var parts = bbox == null ? new String[0] : bbox.split(",", 5);
        if (parts.length != 4) {
            throw refused("Give the box as west,south,east,north in degrees.");
        }
        var degrees = new double[4];
        for (int i = 0; i < 4; i++) {
            degrees[i] = Math.max(LEAST[i % 2], Math.min(MOST[i % 2], number(parts[i])));
        }
        if (degrees[0] > degrees[2] || degrees[1] > degrees[3]) {
            throw refused("West comes before east and south before north.");
        }
        return around(degrees, grid);
    }

    private static double number(String part) {
        try {
            if (part.length() <= MOST_CHARACTERS_OF_A_NUMBER) {
                double number = Double.parseDouble(part);
                if (Math.abs(number) <= 360) {
                    return number;
                }
            }
        } catch (NumberFormatException notANumber) {
            throw refused("Give the box as west,south,east,north in degrees.");
        }
        throw refused("Give the box as west,south,east,north in degrees.");
    }

    /** Through the corners and the middles of the sides, since a level line bends on the grid; with a kilometre about. */
    private static GridBox around(double[] degrees, Ostn15NationalGrid grid) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        var pair = new double[2];
        for (int i = 0; i < 9; i++) {
            grid.toGrid(
                    degrees[0] + (degrees[2] - degrees[0]) * (i % 3) / 2,
                    degrees[1] + (degrees[3] - degrees[1]) * (i / 3) / 2,
                    pair);
            west = Math.min(west, pair[0]);
            east = Math.max(east, pair[0]);
            south = Math.min(south, pair[1]);
            north = Math.max(north, pair[1]);
        }
        if (east - west > LONGEST_SIDE || north - south > LONGEST_SIDE) {
            throw refused("Such small areas are sent for at most 200 km a side; look closer.");
        }
        return new GridBox((int) west - 1000, (int) south - 1000, (int) east + 1000, (int) north + 1000);
    }

    private static ProblemException refused(String why) {
        return PlatformProblem.invalid("?bbox", why);
    }
}
