package org.hedgerow.ground;

import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Transformation;
import org.locationtech.jts.geom.Geometry;

/**
 * Where something stands: a point, a line or an area, valid and bounded. Made by {@link GroundShapes}.
 *
 * @param grid on the National Grid (EPSG:27700) in metres, easting first
 * @param wgs84 the same corners as longitude and latitude in degrees (EPSG:4326)
 * @param precisionMetres the side of the square, about each corner, that holds the truth
 * @param transformation by which the one became the other, at the middle
 */
public record GroundShape(
        GroundOutline outline, Geometry grid, Geometry wgs84, int precisionMetres, Transformation transformation) {

    /** A point of it: for an area one inside, for a line one of its corners. Decides whose it is. */
    public GridPoint middle() {
        var point = grid.getInteriorPoint();
        return GridPoint.ofMetres(point.getX(), point.getY());
    }
}
