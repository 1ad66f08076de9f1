package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import org.hedgerow.geo.GridPoint;

/**
 * A window on the National Grid, drawn at a scale, grid north up: metres of ground to points of paper (72 to the inch).
 *
 * @param centre what lies in its middle
 * @param scale 25,000 or 50,000
 * @param paper where it is on the page, in points, y upwards
 */
record MapFrame(GridPoint centre, int scale, Rectangle2D paper) {

    static final double MILLIMETRE = 72 / 25.4;

    double x(double eastingMetres) {
        return paper.getCenterX() + points(eastingMetres - centre.eastingMetres());
    }

    double y(double northingMetres) {
        return paper.getCenterY() + points(northingMetres - centre.northingMetres());
    }

    double x(GridPoint point) {
        return x(point.eastingMetres());
    }

    double y(GridPoint point) {
        return y(point.northingMetres());
    }

    /** So many metres of ground in points of paper. */
    double points(double metres) {
        return metres * 1_000 / scale * MILLIMETRE;
    }

    private double metres(double points) {
        return points / MILLIMETRE * scale / 1_000;
    }

    /** From the middle to a side, in metres of ground; the frame is square. */
    double halfMetres() {
        return metres(paper.getWidth() / 2);
    }

    double west() {
        return centre.eastingMetres() - halfMetres();
    }

    double east() {
        return centre.eastingMetres() + halfMetres();
    }

    double south() {
        return centre.northingMetres() - halfMetres();
    }

    double north() {
        return centre.northingMetres() + halfMetres();
    }

    GridPoint southWest() {
        return GridPoint.ofMetres(west(), south());
    }

    GridPoint northEast() {
        return GridPoint.ofMetres(east(), north());
    }

    /** Whether a circle about a point lies wholly inside. */
    boolean holds(GridPoint point, double radiusMetres) {
        return Math.abs(point.eastingMetres() - centre.eastingMetres()) + radiusMetres <= halfMetres()
                && Math.abs(point.northingMetres() - centre.northingMetres()) + radiusMetres <= halfMetres();
    }
}
