package org.hedgerow.geo;

import java.util.List;

/** Makes a point of tokens: eastings and northings, or degrees in any of the ways that people write them. */
final class CoordinateReader {

    /**
     * A point in one of the two systems.
     *
     * @param x easting in metres or longitude in degrees
     * @param y northing in metres or latitude in degrees
     */
    record Point(PlaceMethod method, double x, double y, int precisionMetres) {}

    private static final int LEAST_GRID_METRES = 1_000;
    private static final int COARSEST_METRES = 100_000;

    private CoordinateReader() {}

    /** @throws PlaceRefused with the reason when the tokens say no point */
    static Point read(List<CoordinateToken> tokens) {
        var groups = CoordinateGroup.split(tokens);
        var first = groups.get(0);
        var second = groups.get(1);
        boolean northFirst = isNorth(first.axis) || isEast(second.axis);
        if ((isNorth(first.axis) && isNorth(second.axis)) || (isEast(first.axis) && isEast(second.axis))) {
            throw new PlaceRefused(
                    "Both coordinates are for the same direction: one north and one east or west are needed.");
        }
        if (first.axis != ' ' || second.axis != ' ') {
            var north = northFirst ? first : second;
            var east = northFirst ? second : first;
            return lettered(east, north);
        }
        return bare(first, second);
    }

    private static Point lettered(CoordinateGroup east, CoordinateGroup north) {
        boolean hemispheres = east.axis != 'O' && north.axis != 'A' && east.axis != ' ' && north.axis != ' ';
        if (hemispheres && east.isPacked(7) && north.isPacked(6)) {
            return degrees(east.unpackedDegrees(true), north.unpackedDegrees(true), north.resolutionMetres(3600));
        }
        if (hemispheres && east.isPacked(5) && north.isPacked(4)) {
            return degrees(east.unpackedDegrees(false), north.unpackedDegrees(false), north.resolutionMetres(60));
        }
        if (isGridMetres(east) && isGridMetres(north)) {
            if (east.axis == 'W' || north.axis == 'S') {
                throw new PlaceRefused("Eastings and northings are counted to the east and north only.");
            }
            return metres(east, north);
        }
        return degrees(east, north);
    }

    private static Point bare(CoordinateGroup first, CoordinateGroup second) {
        if (isGridMetres(first) && isGridMetres(second)) {
            return metres(first, second);
        }
        boolean minutes = !first.isSingle() || !second.isSingle();
        if (minutes && !first.first().signed() && !second.first().signed()) {
            throw new PlaceRefused("Say which way: N or S after the latitude, and E or W after the longitude.");
        }
        if (isLatitude(first.degrees()) && isLongitude(second.degrees())) {
            return degrees(second, first);
        }
        if (isLatitude(second.degrees()) && isLongitude(first.degrees())) {
            return degrees(first, second);
        }
        throw new PlaceRefused(
                "These numbers are neither a latitude and longitude in the United Kingdom nor eastings and northings in full metres.");
    }

    private static Point degrees(CoordinateGroup east, CoordinateGroup north) {
        int parts =
                switch (Math.max(east.numbers.size(), north.numbers.size())) {
                    case 1 -> 1;
                    case 2 -> 60;
                    default -> 3600;
                };
        double resolution = Math.min(
                east.resolutionMetres(east.numbers.size() == 1 ? 1 : parts),
                north.resolutionMetres(north.numbers.size() == 1 ? 1 : parts));
        return degrees(east.degrees(), north.degrees(), resolution);
    }

    private static Point degrees(double longitude, double latitude, double resolution) {
        int precision = (int) Math.max(1, Math.min(COARSEST_METRES, Math.ceil(resolution)));
        return new Point(PlaceMethod.DEGREES, longitude, latitude, precision);
    }

    private static Point metres(CoordinateGroup east, CoordinateGroup north) {
        return new Point(
                PlaceMethod.EASTING_NORTHING,
                east.first().value(),
                north.first().value(),
                1);
    }

    private static boolean isGridMetres(CoordinateGroup group) {
        return group.isSingle() && !group.hasMarks && Math.abs(group.first().value()) >= LEAST_GRID_METRES;
    }

    private static boolean isNorth(char axis) {
        return axis == 'N' || axis == 'S' || axis == 'A';
    }

    private static boolean isEast(char axis) {
        return axis == 'E' || axis == 'W' || axis == 'O';
    }

    private static boolean isLatitude(double degrees) {
        return degrees >= 49 && degrees <= 62;
    }

    private static boolean isLongitude(double degrees) {
        return degrees >= -12 && degrees <= 4;
    }
}
