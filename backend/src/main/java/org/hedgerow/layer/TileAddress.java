package org.hedgerow.layer;

/** A square of the web map (EPSG:3857): column x from the west, row y from the north, of two to the power of the zoom each. */
record TileAddress(int zoom, int x, int y) {

    static final int CLOSEST = 20;

    boolean exists() {
        return zoom >= 0 && zoom <= CLOSEST && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom;
    }

    /** Degrees east of Greenwich of a column, which may lie between two. */
    double longitude(double column) {
        return column / (1 << zoom) * 360 - 180;
    }

    /** Degrees north of the equator of a row, which may lie between two. */
    double latitude(double row) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * row / (1 << zoom)))));
    }
}
