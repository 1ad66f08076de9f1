package org.hedgerow.geo;

/** How a point passed between WGS 84 and the National Grid, and so how right it is. */
public enum Transformation {
    /** Ordnance Survey's shift grid of 2015: about a millimetre. */
    OSTN15,
    /** The seven-parameter shift, used outside the grid (Northern Ireland, far sea): about 5 m. */
    HELMERT
}
