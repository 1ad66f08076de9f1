package org.hedgerow.operation;

import java.util.List;
import org.hedgerow.geo.GridPoint;

/** What lies under the grid of a map on paper. The same box may be answered otherwise when an operator has loaded another map. */
@FunctionalInterface
public interface MapUnder {

    /** What a line is. */
    enum Kind {
        COAST,
        WATER,
        ROAD,
        GREAT_ROAD,
        RAIL
    }

    /** @param corners easting, northing, easting, northing ... in metres on the National Grid (EPSG:27700); at least two */
    record Line(Kind kind, double[] corners) {}

    /**
     * All that is drawn.
     *
     * @param words what it is, from whom, and what is not there, in whole sentences for the page
     */
    record Lines(List<Line> lines, String words) {}

    /** The lines that come into a box; they may reach beyond it. At most 20,000 corners, in less than a second. */
    Lines within(GridPoint southWest, GridPoint northEast);
}
