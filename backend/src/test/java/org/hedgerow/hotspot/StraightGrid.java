package org.hedgerow.hotspot;

import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Transformation;

/** A grid whose lines are meridians and parallels: a degree is 100 km either way, and the grid's origin lies at 2 W 50 N. */
class StraightGrid implements NationalGrid {

    private static final double MILLIMETRES = 1e8;

    @Override
    public GridPoint toGrid(GeoPoint point) {
        return new GridPoint((int) Math.round((point.longitude() + 2) * MILLIMETRES), (int)
                Math.round((point.latitude() - 50) * MILLIMETRES));
    }

    @Override
    public GeoPoint toGeographic(GridPoint point) {
        return new GeoPoint(
                point.eastingMillimetres() / MILLIMETRES - 2, point.northingMillimetres() / MILLIMETRES + 50);
    }

    @Override
    public Transformation transformationAt(GridPoint point) {
        return Transformation.OSTN15;
    }
}
