package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes points of tokens: eastings and northings, or degrees in any of the ways that people write them. */
final class CoordinateReader {

    /**
     * A point in one of the two systems.
     *
     * @param x easting in metres or longitude in degrees
     * @param y northing in metres or latitude in degrees
     * @param form how it was written, for a person
     */
    record Point(PlaceMethod method, double x, double y, int precisionMetres, String form) {}

    /**
     * What the tokens may mean.
     *
     * @param points one, or several to choose from
     * @param question what to choose between; null when there is no choice
     */
    record Meaning(List<Point> points, @Nullable String question) {}

    private static final int LEAST_GRID_METRES = 1_000;
    private static final int COARSEST_METRES = 100_000;
    private static final int WESTERNMOST = -12;
    private static final int EASTERNMOST = 4;
    private static final String METRES = "Eastings and northings";

    private CoordinateReader() {}

    /** @throws PlaceRefused with the reason when the tokens say no point */
    static Meaning read(List<CoordinateToken> tokens) {
        var groups = CoordinateGroup.split(tokens);
        var first = groups.get(0);
        var second = groups.get(1);
        boolean northFirst = isNorth(first.axis) || isEast(second.axis);
        if ((isNorth(first.axis) && isNorth(second.axis)) || (isEast(first.axis) && isEast(second.axis))) {
            throw new PlaceRefused(
                    "Both coordinates are for the same direction: one north and one east or west are needed.");
        }
        if (first.axis != ' ' || second.axis != ' ') {
            return lettered(northFirst ? second : first, northFirst ? first : second);
        }
        return isGridMetres(first) && isGridMetres(second) ? bareMetres(first, second) : bareDegrees(first, second);
    }

    /** Whether words may follow these tokens: a direction given for one axis and not the other may continue in the words. */
    static boolean standAlone(List<CoordinateToken> tokens) {
        long axes = tokens.stream().filter(CoordinateToken::isAxis).count();
        return axes % 2 == 0;
    }

    private static Meaning one(Point point) {
        return new Meaning(List.of(point), null);
    }

    private static Meaning lettered(CoordinateGroup east, CoordinateGroup north) {
        boolean hemispheres = east.axis != 'O' && north.axis != 'A' && east.axis != ' ' && north.axis != ' ';
        if (hemispheres && east.isPacked(7) && north.isPacked(6)) {
            double resolution = north.resolutionMetres(3600);
            return one(degrees(east.unpackedDegrees(true), north.unpackedDegrees(true), resolution, "DDMMSS"));
        }
        if (hemispheres && east.isPacked(5) && north.isPacked(4)) {
            double resolution = north.resolutionMetres(60);
            return one(degrees(east.unpackedDegrees(false), north.unpackedDegrees(false), resolution, "DDMM"));
        }
        if (isGridMetres(east) && isGridMetres(north)) {
            if (east.axis == 'W' || north.axis == 'S') {
                throw new PlaceRefused("Eastings and northings are counted to the east and north only.");
            }
            return one(metres(east.first().value(), north.first().value(), METRES));
        }
        var point = degrees(east, north);
        boolean letterMissing = east.axis == ' ' && !east.first().signed() && point.x() != 0;
        return letterMissing ? eastOrWest(point) : one(point);
    }

    /**
     * Eastings come first, by the custom of the National Grid. When that order names a square without land and the other one a
     * square with it, both are offered.
     */
    private static Meaning bareMetres(CoordinateGroup first, CoordinateGroup second) {
        double x = first.first().value();
        double y = second.first().value();
        if (Math.abs(x) < GridLetters.SQUARE_METRES && Math.abs(y) < GridLetters.SQUARE_METRES && !isScilly(x, y)) {
            throw new PlaceRefused(
                    "That looks like a grid reference without its two letters: add them, as in TL 4205 4405.");
        }
        var given = metres(x, y, METRES + ", easting first");
        if (hasLand(x, y) || !hasLand(y, x)) {
            return one(given);
        }
        var points = new ArrayList<Point>();
        if (Extent.contains(GridPoint.ofMetres(x, y))) {
            points.add(given);
        }
        points.add(metres(y, x, METRES + ", northing first"));
        if (points.size() == 1) {
            throw new PlaceRefused(String.format(
                    Locale.ROOT,
                    "That point lies outside the United Kingdom. The easting comes first: did you mean %.0f %.0f?",
                    y,
                    x));
        }
        return new Meaning(points, "The easting usually comes first, but that would be at sea. Which is it?");
    }

    private static boolean isScilly(double easting, double northing) {
        return easting >= 80_000 && northing >= 0 && northing <= 20_000;
    }

    private static boolean hasLand(double easting, double northing) {
        if (Math.abs(easting) > 2_000_000 || Math.abs(northing) > 2_000_000) {
            return false;
        }
        var letters = GridLetters.of((int) Math.floor(easting), (int) Math.floor(northing));
        return letters != null && GridLetters.holdLand(letters);
    }

    private static Meaning bareDegrees(CoordinateGroup first, CoordinateGroup second) {
        double one = first.degrees();
        double other = second.degrees();
        boolean minutes = !first.isSingle() || !second.isSingle();
        boolean latitudeFirst = isLatitude(one) && isLongitude(other);
        if (minutes && isLatitude(one) && other > EASTERNMOST && other <= -WESTERNMOST) {
            throw new PlaceRefused("Say which way: N or S after the latitude, and E or W after the longitude.");
        }
        if (!latitudeFirst && !(isLatitude(other) && isLongitude(one))) {
            throw new PlaceRefused(
                    "These numbers are neither a latitude and longitude in the United Kingdom nor eastings"
                            + " and northings in full metres.");
        }
        var east = latitudeFirst ? second : first;
        var north = latitudeFirst ? first : second;
        var point = degrees(east, north);
        if (!minutes || east.hasDirection() || north.hasDirection()) {
            return one(point);
        }
        return eastOrWest(point);
    }

    /** Who writes letters or minutes does not write signs, so a missing letter is a question and not an east. */
    private static Meaning eastOrWest(Point point) {
        if (Math.abs(point.x()) > EASTERNMOST) {
            throw new PlaceRefused("Say which way: N or S after the latitude, and E or W after the longitude.");
        }
        return new Meaning(
                List.of(
                        new Point(
                                point.method(), point.x(), point.y(), point.precisionMetres(), point.form() + ", east"),
                        new Point(
                                point.method(),
                                -point.x(),
                                point.y(),
                                point.precisionMetres(),
                                point.form() + ", west")),
                "Say which way: E or W after the longitude.");
    }

    private static Point degrees(CoordinateGroup east, CoordinateGroup north) {
        int most = Math.max(east.numbers.size(), north.numbers.size());
        int parts = most == 1 ? 1 : most == 2 ? 60 : 3600;
        double resolution = Math.min(
                east.resolutionMetres(east.numbers.size() == 1 ? 1 : parts),
                north.resolutionMetres(north.numbers.size() == 1 ? 1 : parts));
        var form = most == 1 ? "degrees" : most == 2 ? "degrees and minutes" : "degrees, minutes and seconds";
        return degrees(east.degrees(), north.degrees(), resolution, form);
    }

    private static Point degrees(double longitude, double latitude, double resolution, String form) {
        int precision = (int) Math.max(1, Math.min(COARSEST_METRES, Math.ceil(resolution)));
        return new Point(PlaceMethod.DEGREES, longitude, latitude, precision, "Latitude and longitude, " + form);
    }

    private static Point metres(double easting, double northing, String form) {
        return new Point(PlaceMethod.EASTING_NORTHING, easting, northing, 1, form);
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
        return degrees >= WESTERNMOST && degrees <= EASTERNMOST;
    }
}
