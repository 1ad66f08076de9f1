package org.hedgerow.hotspot;

import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;

/** The outline of a hexagon as a map draws it. */
final class HexOutline {

    private HexOutline() {}

    /**
     * The corners counter-clockwise from the south; what would lie beyond the map's edge is drawn on it.
     *
     * @param easting of the middle, metres
     * @param northing of the middle, metres
     * @param widthMetres from one side to the side opposite
     */
    static Stream<GridPoint> corners(double easting, double northing, int widthMetres) {
        double half = widthMetres / 2.0;
        double tip = widthMetres / Math.sqrt(3);
        double[][] corners = {
            {0, -tip}, {half, -tip / 2}, {half, tip / 2}, {0, tip}, {-half, tip / 2}, {-half, -tip / 2}
        };
        return Stream.of(corners)
                .map(corner -> MapEdge.within(GridPoint.ofMetres(easting + corner[0], northing + corner[1])));
    }
}
