package org.hedgerow.hotspot;

import org.hedgerow.geo.GridSquare;

/**
 * The order in which map cells of every size are intervals. A square of 100 m of the National Grid has a number, and the numbers of those in
 * a larger cell follow each other without a gap.
 *
 * <p>Binary Morton order halves a square again and again; our cells are halved and cut into five by turns, so that the digits of a number
 * have mixed radices: a square of 100 km, then one of 2 x 2, of 5 x 5, of 2 x 2, of 5 x 5, of 2 x 2 and of 5 x 5. Within each the digit runs
 * west to east, then south to north. A million numbers to a square of 100 km, and 44 by 44 of those are all that whole millimetres reach.
 */
final class NestedSquares {

    /** How many sizes of cell there are; level 0 is the smallest, as the numbers of {@link MapCell#size}. */
    static final int LEVELS = MapCell.sizes();

    /** How many numbers a cell of each level has. */
    private static final int[] NUMBERS = {1, 25, 100, 2_500, 10_000, 250_000, 1_000_000};

    private static final int LARGEST = LEVELS - 1;
    private static final int SMALLEST_METRES = MapCell.size(0);
    private static final int SMALLEST_MILLIMETRES = SMALLEST_METRES * 1_000;
    private static final int IN_LARGEST = MapCell.size(LARGEST) / SMALLEST_METRES;
    private static final int LARGEST_EACH_WAY = 44;
    /** Columns and lines of the smallest squares west and south of the grid's origin. */
    private static final int BEFORE_ORIGIN = LARGEST_EACH_WAY / 2 * IN_LARGEST;

    private static final int[] OF_COLUMN = new int[IN_LARGEST];
    private static final int[] OF_LINE = new int[IN_LARGEST];

    static {
        for (int place = 0; place < IN_LARGEST; place++) {
            int rest = place;
            for (int level = LARGEST - 1; level >= 0; level--) {
                int squares = MapCell.size(level) / SMALLEST_METRES;
                int digit = rest / squares;
                rest %= squares;
                OF_COLUMN[place] += digit * NUMBERS[level];
                OF_LINE[place] += digit * radix(level) * NUMBERS[level];
            }
        }
    }

    private NestedSquares() {}

    /** The number of the smallest square that holds a point, in millimetres; 0 to 1,935,999,999. */
    static int number(int easting, int northing) {
        int column = Math.floorDiv(easting, SMALLEST_MILLIMETRES) + BEFORE_ORIGIN;
        int line = Math.floorDiv(northing, SMALLEST_MILLIMETRES) + BEFORE_ORIGIN;
        return (column / IN_LARGEST * LARGEST_EACH_WAY + line / IN_LARGEST) * NUMBERS[LARGEST]
                + OF_COLUMN[column % IN_LARGEST]
                + OF_LINE[line % IN_LARGEST];
    }

    /** Which cell of a level the number belongs to: the same for all numbers in it, and no other's. */
    static int cell(int number, int level) {
        return number / NUMBERS[level];
    }

    /** The first number after those of a cell. */
    static int endOf(int cell, int level) {
        return (cell + 1) * NUMBERS[level];
    }

    static GridSquare square(int cell, int level) {
        int number = cell * NUMBERS[level];
        int column = number / NUMBERS[LARGEST] / LARGEST_EACH_WAY * IN_LARGEST;
        int line = number / NUMBERS[LARGEST] % LARGEST_EACH_WAY * IN_LARGEST;
        int rest = number % NUMBERS[LARGEST];
        for (int each = LARGEST - 1; each >= level; each--) {
            int digit = rest / NUMBERS[each];
            rest %= NUMBERS[each];
            column += digit % radix(each) * (MapCell.size(each) / SMALLEST_METRES);
            line += digit / radix(each) * (MapCell.size(each) / SMALLEST_METRES);
        }
        return new GridSquare(
                (column - BEFORE_ORIGIN) * SMALLEST_METRES,
                (line - BEFORE_ORIGIN) * SMALLEST_METRES,
                MapCell.size(level));
    }

    /** How many cells of a level lie along one side of a cell of the next. */
    private static int radix(int level) {
        return MapCell.size(level + 1) / MapCell.size(level);
    }
}
