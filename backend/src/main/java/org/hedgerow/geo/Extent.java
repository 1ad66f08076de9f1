package org.hedgerow.geo;

/**
 * Where Hedgerow's map ends: Great Britain, Northern Ireland, Man and the sea around them.
 *
 * <p>A bounding check only. A point in the Republic of Ireland passes it, and has no force.
 */
public final class Extent {

    private static final int WEST_METRES = -50_000;
    private static final int SOUTH_METRES = -20_000;
    private static final int EAST_METRES = 700_000;
    private static final int NORTH_METRES = 1_250_000;

    private static final int MARGIN_METRES = 100_000;

    private static final double WEST = -11;
    private static final double SOUTH = 49;
    private static final double EAST = 4;
    private static final double NORTH = 61.5;

    private Extent() {}

    /** Whether a point on the National Grid lies inside. */
    public static boolean contains(GridPoint point) {
        return point.eastingMillimetres() >= WEST_METRES * 1000
                && point.eastingMillimetres() < EAST_METRES * 1000
                && point.northingMillimetres() >= SOUTH_METRES * 1000
                && point.northingMillimetres() < NORTH_METRES * 1000;
    }

    /**
     * Whether a longitude and latitude are near enough to ask for their grid point. The box is a little wider than the grid's, so
     * the answer must pass the other check too.
     */
    public static boolean contains(GeoPoint point) {
        return point.longitude() >= WEST
                && point.longitude() <= EAST
                && point.latitude() >= SOUTH
                && point.latitude() <= NORTH;
    }

    /** Whether the point lies inside or up to 100 km beyond: the corners of squares and hulls about points at the very edge still have a place. */
    static boolean reaches(GridPoint point) {
        return point.eastingMillimetres() >= (WEST_METRES - MARGIN_METRES) * 1000
                && point.eastingMillimetres() < (EAST_METRES + MARGIN_METRES) * 1000
                && point.northingMillimetres() >= (SOUTH_METRES - MARGIN_METRES) * 1000
                && point.northingMillimetres() < (NORTH_METRES + MARGIN_METRES) * 1000;
    }
}
