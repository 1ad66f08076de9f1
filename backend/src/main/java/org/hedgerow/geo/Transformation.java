package org.hedgerow.geo;

/** How a point passed between WGS 84 and the National Grid, and so how right it is. */
public enum Transformation {
    /** Ordnance Survey's shift grid of 2015: about a millimetre. */
    OSTN15("within 1 mm by OSTN15"),
    /** The seven-parameter shift, used outside the grid (Northern Ireland, far sea): about 5 m. */
    HELMERT("about 5 m: outside OSTN15");

    private final String accuracy;

    Transformation(String accuracy) {
        this.accuracy = accuracy;
    }

    /** How well the grid and the degrees of a point agree, in words for a person. */
    public String accuracy() {
        return accuracy;
    }
}
