package org.hedgerow.sharing;

import java.util.HashSet;
import java.util.Set;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;

/**
 * How one tier cuts the National Grid into squares, none of which overlaps another: from squares of the largest side downwards, a square is
 * divided only when its parts can each stand alone. To grow a square about each place until it holds enough would be finer and would tell
 * more: a place that grew where its neighbours did not would be known to lie in what is left.
 *
 * @param largestMetres the side of the undivided squares
 * @param divided the squares that are released in parts; each part of a divided square is divided in its turn or is released whole
 */
record SquareDivision(int largestMetres, Set<GridSquare> divided) {

    /** Up to this side a square is divided only when every part of it holds enough. */
    private static final int ALL_OR_NONE_METRES = 10_000;
    /** A larger one is divided when its parts that hold enough have nine tenths of its holdings; the rest of it is released nothing. */
    private static final int OF_TEN = 9;

    SquareDivision {
        divided = Set.copyOf(divided);
    }

    /** The division by a table of holdings, each released square holding at least so many. */
    static SquareDivision of(HoldingsTable table, int holdings, int largestMetres) {
        var divided = new HashSet<GridSquare>();
        for (var square : table.squares()) {
            if (square.sizeMetres() == largestMetres) {
                divide(square, table, holdings, divided);
            }
        }
        return new SquareDivision(largestMetres, divided);
    }

    private static void divide(GridSquare square, HoldingsTable table, int holdings, Set<GridSquare> divided) {
        if (square.sizeMetres() <= table.sideMetres()) {
            return;
        }
        var parts = HoldingsTable.partsOf(square);
        long alone = parts.stream()
                .filter(part -> table.holds(part, holdings))
                .mapToLong(table::tenthsIn)
                .sum();
        boolean divides = square.sizeMetres() > ALL_OR_NONE_METRES
                ? alone > 0 && alone * 10 >= table.tenthsIn(square) * OF_TEN
                : parts.stream().allMatch(part -> table.holds(part, holdings));
        if (divides) {
            divided.add(square);
            parts.forEach(part -> divide(part, table, holdings, divided));
        }
    }

    /** What is left when squares that another division keeps whole are kept whole here too. */
    SquareDivision mergedWith(Set<GridSquare> others) {
        var both = new HashSet<>(divided);
        both.retainAll(others);
        return new SquareDivision(largestMetres, both);
    }

    /** The undivided square that holds a point. */
    GridSquare squareOf(GridPoint point) {
        var square = GridSquare.holding(point, largestMetres);
        while (divided.contains(square)) {
            square = HoldingsTable.partHolding(square, point);
        }
        return square;
    }
}
