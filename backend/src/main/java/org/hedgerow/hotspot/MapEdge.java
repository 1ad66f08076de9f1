package org.hedgerow.hotspot;

import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GridPoint;

/**
 * Keeps what is drawn within {@link Extent}, outside which the grid has no degrees: the squares of 100 km along the coast of East Anglia, for
 * one, end exactly where it does.
 */
final class MapEdge {

    /** Metres, as in {@link Extent}; a test compares them. */
    private static final int WEST = -50_000;

    private static final int SOUTH = -20_000;
    private static final int EAST = 700_000;
    private static final int NORTH = 1_250_000;

    private MapEdge() {}

    /** The point, or the nearest one within the map's edge. */
    static GridPoint within(GridPoint point) {
        if (Extent.contains(point)) {
            return point;
        }
        return new GridPoint(
                within(point.eastingMillimetres(), WEST, EAST), within(point.northingMillimetres(), SOUTH, NORTH));
    }

    private static int within(int millimetres, int from, int to) {
        return Math.max(from * 1_000, Math.min(to * 1_000 - 1, millimetres));
    }
}
