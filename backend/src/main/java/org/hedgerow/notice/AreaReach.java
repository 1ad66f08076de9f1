package org.hedgerow.notice;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * What counts as in an area. For the police it is what was drawn. For everybody else it is at least {@value #LEAST_SQUARE_METRES} m²: the convex
 * hull of what was drawn and everything within a distance of it that makes it so large. A fence drawn round one farm would otherwise tell, by the
 * coming of a notice, more than the square that is released (inference from places: minimum area for the watch tier).
 *
 * <p>The area of a convex shape with all that is within r of it is A + P r + π r² (Steiner's formula), so the distance needs no shape to be built.
 */
final class AreaReach {

    static final double LEAST_SQUARE_METRES = 25_000_000;

    private final Polygon drawn;
    private final Geometry hull;
    private final double reachMetres;

    AreaReach(Polygon drawn) {
        this.drawn = drawn;
        this.hull = drawn.convexHull();
        this.reachMetres = reach(hull.getArea(), hull.getLength());
    }

    private static double reach(double area, double perimeter) {
        double missing = LEAST_SQUARE_METRES - area;
        return missing <= 0
                ? 0
                : (-perimeter + Math.sqrt(perimeter * perimeter + 4 * Math.PI * missing)) / (2 * Math.PI);
    }

    Polygon drawn() {
        return drawn;
    }

    /** How far around the hull counts for readers outside the police, metres. */
    double reachMetres() {
        return reachMetres;
    }

    Geometry hull() {
        return hull;
    }

    /** @param released what the reader is given of a place, on the National Grid in metres */
    boolean holds(Geometry released, boolean police) {
        return police ? drawn.intersects(released) : hull.isWithinDistance(released, reachMetres);
    }
}
