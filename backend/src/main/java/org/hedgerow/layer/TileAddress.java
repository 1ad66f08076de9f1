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

    /** The column that holds a longitude in degrees. */
    static int column(int zoom, double longitude) {
        return within(zoom, (longitude + 180) / 360);
    }

    /** The row that holds a latitude in degrees. */
    static int row(int zoom, double latitude) {
        double turn = Math.toRadians(latitude);
        return within(zoom, (1 - Math.log(Math.tan(turn) + 1 / Math.cos(turn)) / Math.PI) / 2);
    }

    private static int within(int zoom, double share) {
        int count = 1 << zoom;
        return (int) Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    }
}
