package org.hedgerow.geo;

/** Passes between WGS 84 and the National Grid. Implementations are thread-safe. */
public interface NationalGrid {

    /** The grid point of a longitude and latitude, by OSTN15 inside its grid and by Helmert outside. */
    GridPoint toGrid(GeoPoint point);

    /** The longitude and latitude of a grid point, by the same rule. */
    GeoPoint toGeographic(GridPoint point);

    /** Which transformation serves this grid point. */
    Transformation transformationAt(GridPoint point);
}
