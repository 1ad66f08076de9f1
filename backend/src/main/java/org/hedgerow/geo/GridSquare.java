package org.hedgerow.geo;

/**
 * A square of the National Grid, given by its south-west corner and side in metres.
 *
 * <p>Squares of 1, 5, 10, 50 and 100 km nest exactly, which is what makes a coarser release of the same place tell nothing new.
 *
 * @param easting of the south-west corner, metres
 * @param northing of the south-west corner, metres
 * @param sizeMetres the side
 */
public record GridSquare(int easting, int northing, int sizeMetres) {

    public GridSquare {
        if (sizeMetres <= 0) {
            throw new IllegalArgumentException("A square has a positive side");
        }
    }

    /** The square of the given side, aligned to the grid's origin, that holds the point. */
    public static GridSquare holding(GridPoint point, int sizeMetres) {
        long side = sizeMetres * 1000L;
        int easting = (int) (Math.floorDiv(point.eastingMillimetres(), side) * sizeMetres);
        int northing = (int) (Math.floorDiv(point.northingMillimetres(), side) * sizeMetres);
        return new GridSquare(easting, northing, sizeMetres);
    }

    public GridPoint centre() {
        return new GridPoint(easting * 1000 + sizeMetres * 500, northing * 1000 + sizeMetres * 500);
    }

    /**
     * The name of this square: {@code TL 420 440} for one of 100 m, {@code TL 44 SW} for one of 5 km. A square of another side is named by the
     * finest named square, not smaller, that holds its centre.
     */
    public String reference() {
        return GridReference.of(centre(), sizeMetres).toString();
    }

    /** The aligned square of a larger side that holds this one; the side must be a multiple of this square's. */
    public GridSquare grownTo(int largerSizeMetres) {
        if (largerSizeMetres % sizeMetres != 0) {
            throw new IllegalArgumentException(
                    largerSizeMetres + " m squares do not nest " + sizeMetres + " m squares");
        }
        return holding(centre(), largerSizeMetres);
    }
}
