package org.hedgerow.hotspot;

import org.hedgerow.geo.GridSquare;

/**
 * A square of the National Grid and how many incidents in view are placed in it.
 *
 * @param square never smaller than the released square of an incident in it
 * @param count in view only: at the edge of the view a part of the square
 */
public record MapCell(GridSquare square, int count) {

    /** Metres. Each nests in the next, so a larger cell never cuts a smaller one. */
    private static final int[] SIZES = {100, 500, 1_000, 5_000, 10_000, 50_000, 100_000};

    /** When there would be more cells than this, for a box far larger than a screen at this zoom, they are made larger. */
    static final int MOST = 2_000;

    /** A cell is about this wide on the screen. */
    private static final int TARGET_PIXELS = 50;

    /** Metres a pixel at zoom 0 on the equator, for tiles of 256 pixels, times the cosine of 53 degrees north. */
    private static final double METRES_PER_PIXEL = 156_543.03 * 0.6018;

    /** How many sizes of cell there are. */
    static int sizes() {
        return SIZES.length;
    }

    /** The side of a cell of this size, in metres. */
    static int size(int number) {
        return SIZES[number];
    }

    /** The side, in metres, that comes nearest to the wanted width on the screen. */
    static int metresAtZoom(int zoom) {
        double wanted = METRES_PER_PIXEL * TARGET_PIXELS / (1 << zoom);
        int best = SIZES[0];
        for (int size : SIZES) {
            if (Math.abs(Math.log(size / wanted)) < Math.abs(Math.log(best / wanted))) {
                best = size;
            }
        }
        return best;
    }

    /** The number of the smallest size, not below {@code least}, that holds a square of this side; the largest when none does. */
    static int sizeHolding(int squareMetres, int least) {
        for (int number = least; number < SIZES.length; number++) {
            if (SIZES[number] >= squareMetres) {
                return number;
            }
        }
        return SIZES.length - 1;
    }
}
